/* expected and times_in of rules/_spelling_context.py: how likely words are at a place. */
#include "spelling.h"

#include <math.h>

static const double UNSEEN = 0.3, RAREST = 8.5, AGAIN = 0.1, PHRASE = 5.5;
static const char RAREST_FIRST[] = "zqxjkvbpygfwmuclhdrsnioate";

/* ---- how often a word stands in a text ---- */

static Py_UCS4 lower(Py_UCS4 c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* Whether a character parts words, as checker/words.py has it. */
static int separates(Py_UCS4 c) {
    if (c < 128)
        return !(c >= '0' && c <= '9') && !(lower(c) >= 'a' && lower(c) <= 'z');
    return c == 0xa0 || c == 0xab || c == 0xbb || (c >= 0x2000 && c <= 0x206f) || (c >= 0x3000 && c <= 0x3003) ||
           Py_UNICODE_IS_SURROGATE(c);
}

static int stands_at(PyObject *text, PyObject *word, Py_ssize_t start) {
    Py_ssize_t length = PyUnicode_GET_LENGTH(word), end = start + length, size = PyUnicode_GET_LENGTH(text);
    if (start < 0 || end > size || (start > 0 && !separates(PyUnicode_READ_CHAR(text, start - 1))) ||
        (end < size && !separates(PyUnicode_READ_CHAR(text, end))))
        return 0;
    for (Py_ssize_t i = 0; i < length; i++) {
        if (lower(PyUnicode_READ_CHAR(text, start + i)) != PyUnicode_READ_CHAR(word, i))
            return 0;
    }
    return 1;
}

/* Count the places where a letter of the word, which is the one at a place in it, is that of the word. */
static Py_ssize_t count_by_letter(PyObject *text, PyObject *word, Py_ssize_t place, Py_UCS4 letter) {
    Py_ssize_t count = 0, size = PyUnicode_GET_LENGTH(text), at = 0;
    while (at < size && (at = PyUnicode_FindChar(text, letter, at, size, 1)) >= 0)
        count += stands_at(text, word, at++ - place);
    return count;
}

/* How often a word stands in a text, whether with capitals or not: it is looked for by its rarest letter. */
static Py_ssize_t count_in(PyObject *text, PyObject *word) {
    Py_ssize_t length = PyUnicode_GET_LENGTH(word), place = 0;
    const char *rarest = RAREST_FIRST + sizeof RAREST_FIRST - 1;
    for (Py_ssize_t i = 0; i < length; i++) {
        Py_UCS4 c = PyUnicode_READ_CHAR(word, i);
        if (separates(c) || c != lower(c))
            return 0; /* no words of a text are such */
        const char *rank = c < 128 ? memchr(RAREST_FIRST, (int)c, rarest - RAREST_FIRST) : NULL;
        if (rank != NULL) {
            rarest = rank;
            place = i;
        }
    }
    if (length == 0)
        return 0;
    Py_UCS4 letter = PyUnicode_READ_CHAR(word, place);
    Py_ssize_t count = count_by_letter(text, word, place, letter);
    return letter >= 'a' && letter <= 'z' ? count + count_by_letter(text, word, place, letter - 32) : count;
}

static PyObject *times_in(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text, *word;
    if (!PyArg_ParseTuple(args, "UU", &text, &word))
        return NULL;
    return PyLong_FromSsize_t(count_in(text, word));
}

/* ---- how likely it is between its neighbours ---- */

/* A word as the tables have it; nothing if it is not in ASCII, and they do not have it. */
static Bytes letters_in_tables(PyObject *word) {
    if (!PyUnicode_IS_COMPACT_ASCII(word))
        return (Bytes){NULL, 0};
    return (Bytes){(const char *)PyUnicode_DATA(word), PyUnicode_GET_LENGTH(word)};
}

static double rarity_of(const Lines *targets, Bytes word) {
    Bytes value = word.start ? value_of(targets, word.start, word.length) : word;
    long number = value.start ? number_in(value) : 0;
    if (number == 0 && word.length == 1)
        return word.start[0] == 'a' ? 1.64 : word.start[0] == 'i' ? 2.0 : RAREST;
    return number ? (double)number / 100.0 : RAREST;
}

typedef struct {
    const Lines *pairs, *targets;
    Bytes before, after;
    double after_rarity;
} Around;

/* Minus the logarithm of the probability that the second word follows the first. */
static double following(const Around *around, Bytes first, Bytes second, double second_rarity) {
    Bytes value = first.start ? value_of(around->pairs, first.start, first.length) : first;
    if (value.start == NULL) {
        int is_known = first.start && value_of(around->targets, first.start, first.length).start;
        return second_rarity + (is_known ? UNSEEN : 0.0);
    }
    Bytes number = second.start ? item_of(value, second.start, second.length) : second;
    if (number.start)
        return (double)number_in(number) / 10.0;
    double cost = (double)number_in(value) / 10.0;
    return second_rarity + UNSEEN > cost ? second_rarity + UNSEEN : cost;
}

/* How unexpected a word is between its neighbours, if its share of the article's words is `elsewhere`. */
static double surprise(const Around *around, Bytes word, double elsewhere) {
    double own = rarity_of(around->targets, word);
    double cost = around->before.length || !around->before.start ? following(around, around->before, word, own) : own;
    if (elsewhere > 0.0)
        cost = -log10(pow(10.0, -cost) + AGAIN * elsewhere);
    if (around->after_rarity < RAREST)
        cost += following(around, word, around->after, around->after_rarity) - around->after_rarity;
    return cost;
}

static int has_letters_only(PyObject *word) {
    Py_ssize_t length = PyUnicode_GET_LENGTH(word), i = 0;
    while (i < length && Py_UNICODE_ISALPHA(PyUnicode_READ_CHAR(word, i)))
        i++;
    return length > 0 && i == length;
}

/* The tuple of cost, slip and word for a candidate: its word, its rarity, and what the slip costs. */
static PyObject *weighed(const Around *around, PyObject *text, double words, PyObject *candidate) {
    PyObject *written, *lowered;
    double rarity, slip, cost = PHRASE;
    if (!PyTuple_Check(candidate)) {
        PyErr_SetString(PyExc_TypeError, "a candidate is a tuple");
        return NULL;
    }
    if (!PyArg_ParseTuple(candidate, "Udd", &written, &rarity, &slip))
        return NULL;
    lowered = PyObject_CallMethod(written, "lower", NULL);
    if (lowered == NULL)
        return NULL;
    if (has_letters_only(lowered)) {
        Py_ssize_t count = count_in(text, lowered);
        cost = surprise(around, letters_in_tables(lowered), count ? (double)count / words : 0.0);
    }
    Py_DECREF(lowered);
    return Py_BuildValue("ddO", slip + cost, slip, written);
}

static PyObject *expected(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *candidates, *before, *after, *text, *pairs, *targets;
    Py_ssize_t words;
    if (!PyArg_ParseTuple(args, "OUUUnO!O!", &candidates, &before, &after, &text, &words, WordTableType, &pairs,
                          WordTableType, &targets))
        return NULL;
    Around around = {lines_of_table(pairs), lines_of_table(targets), letters_in_tables(before), letters_in_tables(after)};
    around.after_rarity = PyUnicode_GET_LENGTH(after) ? rarity_of(around.targets, around.after) : RAREST;
    PyObject *given = PySequence_Fast(candidates, "candidates are some tuples");
    PyObject *list = given ? PyList_New(PySequence_Fast_GET_SIZE(given)) : NULL;
    for (Py_ssize_t i = 0; list != NULL && i < PyList_GET_SIZE(list); i++) {
        PyObject *each = weighed(&around, text, (double)words, PySequence_Fast_GET_ITEM(given, i));
        if (each == NULL)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, i, each);
    }
    Py_XDECREF(given);
    if (list != NULL && PyList_Sort(list) < 0)
        Py_CLEAR(list);
    return list;
}

static PyMethodDef functions[] = {
    {"expected", expected, METH_VARARGS, "What may have been meant at a place, the likeliest first."},
    {"times_in", times_in, METH_VARARGS, "How often a word stands in a text."},
    {NULL, NULL, 0, NULL},
};

int add_expected(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
