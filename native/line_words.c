/* What the words of a line tell, as word_signs and stems_of of rules/_line_signs.py have it. */
#include "line_signs.h"

enum { FUNCTION = 1, PAGE = 2, IS_OPENER = 4, IS_READER = 8, IS_BY = 16, IS_MONTH = 32 };

static int separates(Py_UCS4 c) {
    if (c < 128)
        return Py_UNICODE_ISSPACE(c) || (c != 0 && strchr("\"()[]{}<>.,;:!?|/\\&+*=~#^_-%$@", (int)c) != NULL);
    switch (c) {
    case 0xA3: case 0xA9: case 0xAB: case 0xAE: case 0xB7: case 0xBB: case 0x200B: case 0x2013: case 0x2014: case 0x201C:
    case 0x201D: case 0x201E: case 0x2022: case 0x2023: case 0x2026: case 0x203A: case 0x20AC: case 0x2122: case 0x2219:
    case 0x25A0: case 0x25AA: case 0x25B6: case 0x25B8: case 0x25BA: case 0x25CF: case 0x25E6:
        return 1;
    }
    return Py_UNICODE_ISSPACE(c);
}

typedef struct {
    Py_ssize_t begin, end;
} Word;

/* The next word of a line, from the end of the one before; 0 where there is none. */
static int next_word(const Text *line, Word *word) {
    Py_ssize_t begin = word->end;
    while (begin < line->length && separates(at(line, begin)))
        begin++;
    word->begin = word->end = begin;
    while (word->end < line->length && !separates(at(line, word->end)))
        word->end++;
    return word->begin < word->end;
}

static int is_in_capitals(const Text *line, Word word) {
    for (Py_ssize_t i = word.begin; i < word.end; i++)
        if (Py_UNICODE_ISLOWER(at(line, i)) || Py_UNICODE_ISTITLE(at(line, i)))
            return 0;
    return 1;
}

static PyObject *lower_name;

/* Some characters of a line in lower case. */
static PyObject *lower_part(const Text *line, Py_ssize_t begin, Py_ssize_t end) {
    Py_ssize_t i = begin;
    while (i < end && at(line, i) < 128)
        i++;
    if (i < end) {
        PyObject *part = part_of(line, begin, end), *low = part == NULL ? NULL : PyObject_CallMethodNoArgs(part, lower_name);
        Py_XDECREF(part);
        return low;
    }
    PyObject *low = PyUnicode_New(end - begin, 127);
    for (i = begin; low != NULL && i < end; i++)
        PyUnicode_1BYTE_DATA(low)[i - begin] = (Py_UCS1)Py_TOLOWER(at(line, i));
    return low;
}

/* What is known of a word, whatever its case: a weight and flags. Returns 0 after an error. */
static int look_up(PyObject *known, const Text *line, Word word, double *weight, long *flags) {
    PyObject *low = lower_part(line, word.begin, word.end);
    PyObject *entry = low == NULL ? NULL : PyDict_GetItemWithError(known, low);
    Py_XDECREF(low);
    *weight = 0.0;
    *flags = 0;
    if (entry == NULL)
        return !PyErr_Occurred();
    if (!PyTuple_Check(entry) || PyTuple_GET_SIZE(entry) != 2) {
        PyErr_SetString(PyExc_TypeError, "of a word a weight and flags are known");
        return 0;
    }
    *weight = PyFloat_AsDouble(PyTuple_GET_ITEM(entry, 0));
    *flags = *weight == -1.0 && PyErr_Occurred() ? 0 : PyLong_AsLong(PyTuple_GET_ITEM(entry, 1));
    return !PyErr_Occurred();
}

/* What rules/_line_words.py calls a WordTally, and how many words there are. */
typedef struct {
    int count, capitals, in_capitals, function, page;
    long first, any;
    double sum, strongest;
} Tally;

/* 0 after an error. */
static int tally(const Text *line, PyObject *known, Tally *told) {
    *told = (Tally){0};
    for (Word word = {0, 0}; next_word(line, &word); told->count++) {
        double weight;
        long flags;
        if (!look_up(known, line, word, &weight, &flags))
            return 0;
        int capital = Py_UNICODE_ISUPPER(at(line, word.begin)), is_first = told->count == 0;
        told->capitals += capital;
        told->in_capitals += capital && is_in_capitals(line, word);
        told->function += (flags & FUNCTION) != 0;
        told->page += (flags & PAGE) != 0;
        told->first = is_first ? flags : told->first;
        told->any |= flags;
        told->sum += weight;
        told->strongest = !is_first && told->strongest >= weight ? told->strongest : weight;
    }
    return 1;
}

static void add_case_signs(Sum *sum, int count, const Tally *told) {
    int all_begin_large = told->capitals == count;
    if (count > 1 && all_begin_large && told->in_capitals > 0.8 * count)
        add_sign(sum, CAPITALS);
    else if (count > 2 && told->capitals >= count - told->function)
        add_sign(sum, TITLE_CASE);
    if (told->function >= 0.4 * count) {
        add_sign(sum, FUNCTION_WORDS);
    } else if (!told->function) {
        if (count > 2)
            add_sign(sum, NO_FUNCTION_WORD);
        if (2 <= count && count <= 4 && all_begin_large)
            add_sign(sum, NAMES_ALONE);
    }
}

static void add_signs_of(Sum *sum, int count, const Tally *told) {
    add_step(sum, PAGE_WORDS, Py_MIN(told->page, 2));
    if (2 * told->page >= count)
        add_sign(sum, MOSTLY_PAGE_WORDS);
    if (told->first & IS_OPENER)
        add_sign(sum, OPENER);
    if (told->first & IS_BY)
        add_sign(sum, BY);
    if (told->any & IS_READER)
        add_sign(sum, READER);
    if (told->any & IS_MONTH)
        add_sign(sum, MONTH);
    add_step(sum, LEARNED, STEP_OF(told->sum, -1, 0.01, 0.5, 1, 2));
    add_step(sum, STRONGEST, STEP_OF(told->strongest, 0.3, 0.6, 1));
    add_case_signs(sum, count, told);
}

void add_word_signs(Sum *sum, const Text *line, PyObject *known) {
    Tally told;
    sum->failed |= !tally(line, known, &told);
    if (sum->failed)
        return;
    add_sign(sum, NO_WORD + (Sign)STEP_OF(told.count, 1, 2, 3, 5, 8, 13, 21));
    if (told.count)
        add_signs_of(sum, told.count, &told);
}

PyObject *lower_bytes(PyObject *string) {
    PyObject *low = PyObject_CallMethodNoArgs(string, lower_name);
    PyObject *bytes = low == NULL ? NULL : PyUnicode_AsEncodedString(low, "utf-8", "surrogatepass");
    Py_XDECREF(low);
    return bytes;
}

/* Some characters of a line in lower case, as UTF-8. */
static PyObject *stem_of(const Text *line, Py_ssize_t begin, Py_ssize_t end) {
    PyObject *low = lower_part(line, begin, end);
    PyObject *bytes = low == NULL ? NULL : PyUnicode_AsEncodedString(low, "utf-8", "surrogatepass");
    Py_XDECREF(low);
    return bytes;
}

int find_content(const Text *line, PyObject *known, Content *content) {
    *content = (Content){{NULL}, 0, 0};
    for (Word word = {0, 0}; next_word(line, &word);) {
        double weight;
        long flags;
        Py_ssize_t length = word.end - word.begin;
        if (length <= 3 || Py_UNICODE_ISDIGIT(at(line, word.begin)))
            continue;
        if (!look_up(known, line, word, &weight, &flags))
            return 0;
        if (flags & FUNCTION)
            continue;
        content->count++;
        if (content->kept == MOST_SOUGHT)
            continue;
        PyObject *stem = stem_of(line, word.begin, word.begin + Py_MAX(4, length - 2));
        if (stem == NULL)
            return 0;
        content->stems[content->kept++] = stem;
    }
    return 1;
}

void drop_content(Content *content) {
    for (int i = 0; i < content->kept; i++)
        Py_CLEAR(content->stems[i]);
}

int add_line_words(PyObject *Py_UNUSED(module)) {
    lower_name = PyUnicode_InternFromString("lower");
    return lower_name == NULL ? -1 : 0;
}
