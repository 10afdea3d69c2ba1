/* What the place of a line says: place_signs of rules/_line_place.py, where the signs are explained. */
#include "line_signs.h"

static Py_ssize_t past_spaces(const Text *text, Py_ssize_t i) {
    while (i < text->length && Py_UNICODE_ISSPACE(at(text, i)))
        i++;
    return i;
}

static Py_ssize_t past_word(const Text *text, Py_ssize_t i) {
    while (i < text->length && !Py_UNICODE_ISSPACE(at(text, i)))
        i++;
    return i;
}

static Py_ssize_t past_bullet(const Text *text) {
    Py_UCS4 first = at(text, 0);
    return past_spaces(text, first == 0x2022 || first == '*' || first == 0x2013 || first == '-');
}

static int is_small(Py_UCS4 c) {
    return c >= 'a' && c <= 'z';
}

static int starts_headline_word(Py_UCS4 c) {
    return c < 128 ? (c >= 'A' && c <= 'Z') || is_figure(c) || is_one_of(c, "$\"'")
                   : c == 0x2018 || c == 0x201C || Py_UNICODE_ISDECIMAL(c);
}

/* Whether a word could be the verb of a headline: one that ends in s after small letters, or "is" and its like. */
static int is_verb(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    static const char *const verbs[] = {"is", "are", "was", "will", "has", "could", "may", "would"};
    Py_ssize_t length = end - begin;
    for (size_t v = 0; v < sizeof verbs / sizeof *verbs; v++) {
        Py_ssize_t i = 0;
        while (i < length && verbs[v][i] && at(text, begin + i) == (Py_UCS4)verbs[v][i])
            i++;
        if (i == length && !verbs[v][i])
            return 1;
    }
    if (length < 3 || at(text, end - 1) != 's')
        return 0;
    Py_UCS4 before = at(text, end - 2);
    if (before == 's' || before == 'u' || !(before == '_' || Py_UNICODE_ISALNUM(before)))
        return 0;
    while (begin < end - 2 && is_small(at(text, begin)))
        begin++;
    return begin == end - 2;
}

static int is_headline(const Text *text) {
    Py_ssize_t i = past_bullet(text);
    int words = 0;
    while (words < 4 && starts_headline_word(at(text, i))) {
        Py_ssize_t end = past_word(text, i);
        if (end == text->length)
            return 0;
        i = past_spaces(text, end);
        words++;
    }
    Py_ssize_t end = past_word(text, i);
    return words && end < text->length && is_verb(text, i, end);
}

static int starts_name(Py_UCS4 c) {
    return Py_UNICODE_ISALNUM(c) && !Py_UNICODE_ISDECIMAL(c) && !is_small(c);
}

static int is_name(const Text *text) {
    Py_ssize_t i = past_bullet(text), end;
    for (int words = 1;; words++, i = end + 1) {
        if (!starts_name(at(text, i)))
            return 0;
        end = past_word(text, i);
        if (words == 1 && end - i < 2)
            return 0;
        if (end == text->length)
            return words > 1;
        if (words == 4 || at(text, end) != ' ')
            return 0;
    }
}

/* A letter for what a line could be in a list of other stories: a headline, a name or neither. */
static char shape_of(const Lines *lines, Py_ssize_t index) {
    if (lines->shapes[index])
        return lines->shapes[index];
    Text text = line_in(&lines->view, index);
    int is_claimed = lines->kinds[index] == 'C';
    lines->shapes[index] = !is_claimed && is_headline(&text) ? 'H' : is_name(&text) ? 'N' : '-';
    return lines->shapes[index];
}

static PyObject *first_word(const Lines *lines, Py_ssize_t index) {
    Text text = line_in(&lines->view, index);
    return part_of(&text, 0, past_word(&text, 0));
}

/* The words that several lines of a run begin with. */
static PyObject *beginnings_of(const Lines *lines, const Run *run) {
    PyObject *seen = PySet_New(NULL), *several = PySet_New(NULL);
    int failed = seen == NULL || several == NULL;
    for (Py_ssize_t i = run->begin; i < run->end && !failed; i++) {
        PyObject *word = first_word(lines, i);
        int known = word == NULL ? -1 : PySet_Contains(seen, word);
        failed = known < 0 || PySet_Add(known ? several : seen, word) < 0;
        Py_XDECREF(word);
    }
    Py_XDECREF(seen);
    if (failed)
        Py_CLEAR(several);
    return several;
}

static void add_beginning(Sum *sum, const Lines *lines, Run *run, Py_ssize_t index) {
    if (run->beginnings == NULL)
        run->beginnings = beginnings_of(lines, run);
    if (run->beginnings != NULL && PySet_GET_SIZE(run->beginnings) == 0)
        return;
    PyObject *word = run->beginnings == NULL ? NULL : first_word(lines, index);
    int alike = word == NULL ? -1 : PySet_Contains(run->beginnings, word);
    Py_XDECREF(word);
    sum->failed |= alike < 0;
    if (alike)
        add_sign(sum, BEGINS_ALIKE);
}

static int count_claims(const Lines *lines, Py_ssize_t index, Py_ssize_t reach) {
    int count = 0;
    for (Py_ssize_t i = Py_MAX(0, index - reach); i < lines->count && i <= index + reach; i++)
        count += lines->kinds[i] == 'C';
    return count;
}

static void add_shapes(Sum *sum, const Lines *lines, const Run *run, Py_ssize_t index) {
    Py_ssize_t begin = Py_MAX(run->begin, index - 3), end = Py_MIN(run->end, index + 4);
    int headlines = 0, names = 0;
    for (Py_ssize_t i = begin; i < end; i++) {
        char shape = shape_of(lines, i);
        headlines += shape == 'H';
        names += shape == 'N';
    }
    if (lines->shapes[index] == 'H')
        add_sign(sum, HEADLINE);
    add_step(sum, HEADLINES, STEP_OF((double)headlines / (double)(end - begin), 0.01, 0.2, 0.4));
    add_step(sum, NAMES, STEP_OF((double)names / (double)(end - begin), 0.01, 0.15, 0.3));
}

/* Add the sign of the rule that claims a line above. */
static void add_claim_above(Sum *sum, const Lines *lines, Py_ssize_t above) {
    PyObject *line = PyLong_FromSsize_t(lines->view.places[above].number);
    PyObject *claim = line == NULL ? NULL : PyDict_GetItemWithError(lines->claims, line);
    if (claim != NULL && PyTuple_Check(claim) && PyTuple_GET_SIZE(claim) > 0) {
        PyObject *name = PyUnicode_FromFormat("under %S", PyTuple_GET_ITEM(claim, 0));
        sum->failed |= name == NULL;
        add_named(sum, name);
        Py_XDECREF(name);
    }
    Py_XDECREF(line);
    sum->failed |= PyErr_Occurred() != NULL;
}

void add_place_signs(Sum *sum, const Lines *lines, Run *run, Py_ssize_t index) {
    Py_ssize_t start = lines->view.places[index].begin, length = lines->view.text.length;
    const char *kinds = lines->kinds;
    add_letter(sum, KIND, kinds[index]);
    add_letter(sum, PREVIOUS, index ? kinds[index - 1] : '^');
    add_letter(sum, NEXT, index + 1 < lines->count ? kinds[index + 1] : '$');
    add_step(sum, CLAIMS_NEAR, Py_MIN(count_claims(lines, index, 2), 2));
    add_step(sum, CLAIMS_AROUND, STEP_OF(count_claims(lines, index, 6), 1, 2, 4));
    add_step(sum, POSITION, (int)(5.0 * (double)start / (double)length));
    if (run->begin < lines->begin)
        add_step(sum, DISTANCE, STEP_OF((double)(lines->begin - index), 2, 4, 8));
    else if (lines->end && run->begin >= lines->end)
        add_step(sum, DISTANCE, STEP_OF((double)(index + 1 - lines->end), 2, 4, 8));
    if (run->end - run->begin == 1) {
        if (shape_of(lines, index) == 'H')
            add_sign(sum, HEADLINE);
        return;
    }
    if (memchr(kinds + run->begin, 'l', (size_t)(index - run->begin)) != NULL)
        add_sign(sum, AFTER_LEAD);
    add_beginning(sum, lines, run, index);
    add_shapes(sum, lines, run, index);
    if (run->claimed >= 0)
        add_claim_above(sum, lines, run->claimed);
}
