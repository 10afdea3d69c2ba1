/* signs of rules/_spelling_evidence.py: what there is to say of an unknown word besides what it may have been meant for. */
#include "judging.h"

enum { SHORT_LINE = 70, LONG_LINE = 300, STEM_LETTERS = 5, MARKED_ROOM = 3 };

static const double UNSEEN_LETTERS = 3.5, MOST_MISSPELT = 4.0;
static const char FUNCTION_WORDS[] =
    " the a an of in to and for on with at by from is was are were be as that this it or but not have has had his her "
    "their its our your my he she they we you i who which will would can could been more very so no all ";

/* How unlike English the letters of a word follow each other: on average, and at the oddest place. */
static void letter_oddity(const Lines *costs, Bytes word, double *usual, double *oddest) {
    double sum = 0.0, highest = 0.0;
    for (Py_ssize_t i = 0; i < word.length; i++) {
        char three[MARKED_ROOM];
        three[0] = i ? word.start[i - 1] : '^';
        three[1] = word.start[i];
        three[2] = i + 1 < word.length ? word.start[i + 1] : '$';
        Bytes value = value_of(costs, three, MARKED_ROOM);
        double cost = value.start ? (double)number_in(value) / 100.0 : UNSEEN_LETTERS;
        sum += cost;
        highest = i == 0 || cost > highest ? cost : highest;
    }
    *usual = sum / (double)word.length;
    *oddest = highest;
}

/* How many of the unknown words begin like one of them, besides it; none are counted for a short one. */
static Py_ssize_t beginning_like(PyObject *unknown, Bytes word) {
    Py_ssize_t count = -1;
    if (word.length <= STEM_LETTERS)
        return 0;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(unknown); i++) {
        PyObject *other = PyList_GET_ITEM(unknown, i);
        count += PyUnicode_GET_LENGTH(other) >= STEM_LETTERS && memcmp(PyUnicode_DATA(other), word.start, STEM_LETTERS) == 0;
    }
    return count;
}

/* From the beginning of the line to its end, as far as they matter. */
static Py_ssize_t length_of_line(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    Py_ssize_t from = start, to = end, low = start > LONG_LINE ? start - LONG_LINE : 0;
    while (from > low && at(text, from - 1) != '\n')
        from--;
    while (to < text->length && to < end + LONG_LINE && at(text, to) != '\n')
        to++;
    return (to < text->length && to < end + LONG_LINE ? to : end + LONG_LINE) - from;
}

/* Whether the word “by” goes before, which a newline may follow too. */
static int is_after_by(const Text *text, Py_ssize_t start) {
    Py_ssize_t end = start > 0 && at(text, start - 1) == '\n' ? start - 1 : start;
    if (end < 3 || at(text, end - 1) != ' ' || (at(text, end - 2) | 32) != 'y' || (at(text, end - 3) | 32) != 'b')
        return 0;
    return end == 3 || !(Py_UNICODE_ISALNUM(at(text, end - 4)) || at(text, end - 4) == '_');
}

static int is_function_word(Bytes word) {
    char marked[BESIDE_ROOM + 3] = " ";
    if (word.length == 0)
        return 0;
    memcpy(marked + 1, word.start, word.length);
    memcpy(marked + 1 + word.length, " ", 2);
    return strstr(FUNCTION_WORDS, marked) != NULL;
}

static int is_there(Bytes word) {
    return word.length > 0 || word.start == NULL;
}

/* As str.isupper() tells. */
static int is_in_capitals(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    int upper = 0;
    for (; start < end; start++) {
        Py_UCS4 c = at(text, start);
        if (Py_UNICODE_ISLOWER(c) || Py_UNICODE_ISTITLE(c))
            return 0;
        upper |= Py_UNICODE_ISUPPER(c) != 0;
    }
    return upper;
}

int signs_of(const Page *page, const Place *place, const Beside *beside, double *values) {
    const Text *text = &page->text;
    const Scales *scales = page->scales;
    Py_ssize_t start = place->start, end = place->end, total = page->words > 1 ? page->words : 1;
    Py_UCS4 before = start > 0 ? at(text, start - 1) : 0, after = at(text, end);
    Shape shape;
    double usual, oddest;
    int after_name = is_after_name(page->lists, text, start);
    if (after_name < 0 || shape_in(place->word, page->lists->common, page->lists->rare, scales->prefixes, scales->suffixes, &shape) < 0)
        return -1;
    letter_oddity(scales->letters, place->word, &usual, &oddest);
    Py_ssize_t line = length_of_line(text, start, end), others = page->misspelt - (place->listed && place->doubt.kind == 0);
    double misspelt = (double)others / ((double)total / 1000.0);
    double all[SIGNS] = {
        place->listed,
        place->kind == SMALL,
        place->kind == OPENING,
        place->kind == INSIDE,
        is_in_capitals(text, start + 1, end),
        place->doubt.rarity,
        place->doubt.kind == 'n',
        place->doubt.kind == 'w',
        shape.of_two,
        shape.derived,
        shape.inflected,
        shape.has_stem,
        (double)place->word.length,
        usual,
        oddest,
        place->strange,
        (double)place->count,
        (double)beginning_like(page->unknown, place->word),
        (double)PyList_GET_SIZE(page->unknown) / (double)total,
        misspelt < MOST_MISSPELT ? misspelt : MOST_MISSPELT,
        (double)(line < LONG_LINE ? line : LONG_LINE),
        line < SHORT_LINE && is_after_by(text, start),
        is_there(beside->before),
        is_there(beside->after),
        is_function_word(beside->before),
        is_function_word(beside->after),
        place->capitals,
        after == ' ' && Py_UNICODE_ISUPPER(at(text, end + 1)),
        after_name,
        before == '-',
        before == '"' || before == 0x201C || before == 0x2018,
        before == '(' || after == ')',
    };
    memcpy(values, all, sizeof all);
    return 0;
}
