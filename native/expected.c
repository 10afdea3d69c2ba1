/* expected and likelihood_of of rules/_spelling_context.py: how likely words are at a place. */
#include "alikes.h"

#include <math.h>

static const double UNSEEN = 0.3, RAREST = 8.5, AGAIN = 0.1, PHRASE = 5.5;

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
static PyObject *weighed(const Around *around, PyObject *counts, double words, PyObject *candidate) {
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
    int failed = 0;
    if (has_letters_only(lowered)) {
        Bytes bytes;
        bytes.start = PyUnicode_AsUTF8AndSize(lowered, &bytes.length);
        failed = bytes.start == NULL;
        unsigned long count = failed ? 0 : count_of_word(counts, bytes);
        cost = surprise(around, letters_in_tables(lowered), count ? (double)count / words : 0.0);
    }
    Py_DECREF(lowered);
    return failed ? NULL : Py_BuildValue("ddO", slip + cost, slip, written);
}

static PyObject *expected(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *candidates, *before, *after, *counts, *pairs, *targets;
    Py_ssize_t words;
    if (!PyArg_ParseTuple(args, "OUUO!nO!O!", &candidates, &before, &after, WordCountsType, &counts, &words, WordTableType, &pairs,
                          WordTableType, &targets))
        return NULL;
    Around around = {lines_of_table(pairs), lines_of_table(targets), letters_in_tables(before), letters_in_tables(after)};
    around.after_rarity = PyUnicode_GET_LENGTH(after) ? rarity_of(around.targets, around.after) : RAREST;
    PyObject *given = PySequence_Fast(candidates, "candidates are some tuples");
    PyObject *list = given ? PyList_New(PySequence_Fast_GET_SIZE(given)) : NULL;
    for (Py_ssize_t i = 0; list != NULL && i < PyList_GET_SIZE(list); i++) {
        PyObject *each = weighed(&around, counts, (double)words, PySequence_Fast_GET_ITEM(given, i));
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

/* ---- what the likeliest says ---- */

static int ends_with(Bytes word, Bytes end) {
    return word.length >= end.length && memcmp(word.start + word.length - end.length, end.start, end.length) == 0;
}

static int starts_with(Bytes word, Bytes start) {
    return word.length >= start.length && memcmp(word.start, start.start, start.length) == 0;
}

static int one_letter_off(Bytes a, Bytes b) {
    int is_plural = (a.length == b.length + 1 && starts_with(a, b) && a.start[b.length] == 's') ||
                    (b.length == a.length + 1 && starts_with(b, a) && b.start[a.length] == 's');
    return !is_plural && one_edit_apart(a, b);
}

enum { VALUES = 18, MOST_COUNTED = 4 };

static PyObject *likelihood_of(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *given, *asked, *before, *after, *pairs, *targets, *lowered = NULL, *list = NULL;
    double cost, slip, ahead, doubt;
    long count;
    Bytes written, word, meant;
    if (!PyArg_ParseTuple(args, "OOddddlUUO!O!", &given, &asked, &cost, &slip, &ahead, &doubt, &count, &before, &after,
                          WordTableType, &pairs, WordTableType, &targets) ||
        letters_of(given, &word) < 0 || letters_of(asked, &written) < 0 ||
        (lowered = PyObject_CallMethod(asked, "lower", NULL)) == NULL || letters_of(lowered, &meant) < 0) {
        Py_XDECREF(lowered);
        return NULL;
    }
    Around around = {lines_of_table(pairs), lines_of_table(targets), letters_in_tables(before), letters_in_tables(after)};
    double own = rarity_of(around.targets, meant), fits_before = 0.0, fits_after = 0.0;
    if (has_letters_only(lowered)) {
        double other = PyUnicode_GET_LENGTH(after) ? rarity_of(around.targets, around.after) : RAREST;
        if (PyUnicode_GET_LENGTH(before))
            fits_before = own - following(&around, around.before, meant, own);
        if (other < RAREST)
            fits_after = other - following(&around, meant, around.after, other);
    }
    double values[VALUES] = {
        cost,
        doubt - cost,
        slip,
        slip / (double)(word.length ? word.length : 1) * 5,
        own,
        fits_before,
        fits_after,
        fits_before + fits_after,
        ahead < 4.0 ? ahead : 4.0,
        (double)(count < MOST_COUNTED ? count : MOST_COUNTED),
        meant.length && word.length ? meant.start[0] == word.start[0] : meant.length == word.length,
        meant.length && word.length ? meant.start[meant.length - 1] == word.start[word.length - 1]
                                    : meant.length == word.length,
        one_letter_off(meant, word),
        unlike_letters(letters_in(meant), letters_in(word)),
        ends_with(word, meant) ? (double)(word.length - meant.length) : 0.0,
        starts_with(word, meant) ? (double)(word.length - meant.length) : 0.0,
        starts_with(meant, word) ? (double)(meant.length - word.length) : 0.0,
        written.length && written.start[0] >= 'A' && written.start[0] <= 'Z',
    };
    list = PyList_New(VALUES);
    for (Py_ssize_t i = 0; list != NULL && i < VALUES; i++) {
        PyObject *value = PyFloat_FromDouble(values[i]);
        if (value == NULL)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, i, value);
    }
    Py_DECREF(lowered);
    return list;
}

static PyMethodDef functions[] = {
    {"expected", expected, METH_VARARGS, "What may have been meant at a place, the likeliest first."},
    {"likelihood_of", likelihood_of, METH_VARARGS, "What the likeliest word says."},
    {NULL, NULL, 0, NULL},
};

int add_expected(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
