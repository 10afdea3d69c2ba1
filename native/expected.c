/* expected and likelihood_of of rules/_spelling_context.py: how likely words are at a place. */
#include "judging.h"

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

Around around_of(const Lines *pairs, const Lines *targets, Bytes before, Bytes after) {
    Around around = {pairs, targets, before, after, {NULL, 0}, RAREST};
    if (before.start)
        around.follow_before = value_of(pairs, before.start, before.length);
    if (after.length || !after.start)
        around.after_rarity = rarity_of(targets, after);
    return around;
}

/* Minus the logarithm of the probability that the second word follows the first, of which the pairs have a value. */
static double following(const Around *around, Bytes first, Bytes value, Bytes second, double second_rarity) {
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

static double follows_before(const Around *around, Bytes word, double rarity) {
    return following(around, around->before, around->follow_before, word, rarity);
}

static double leads_after(const Around *around, Bytes word) {
    Bytes value = word.start ? value_of(around->pairs, word.start, word.length) : word;
    return following(around, word, value, around->after, around->after_rarity);
}

double cost_of_word(const Around *around, Bytes word, double share) {
    double own = rarity_of(around->targets, word);
    double cost = around->before.length || !around->before.start ? follows_before(around, word, own) : own;
    if (share > 0.0)
        cost = -log10(pow(10.0, -cost) + AGAIN * share);
    if (around->after_rarity < RAREST)
        cost += leads_after(around, word) - around->after_rarity;
    return cost;
}

double cost_of_phrase(void) {
    return PHRASE;
}

int has_ascii_letters_only(Bytes word) {
    Py_ssize_t i = 0;
    while (i < word.length && (unsigned char)((word.start[i] | 32) - 'a') < 26)
        i++;
    return word.length > 0 && i == word.length;
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
        cost = cost_of_word(around, letters_in_tables(lowered), count ? (double)count / words : 0.0);
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
    Around around =
        around_of(lines_of_table(pairs), lines_of_table(targets), letters_in_tables(before), letters_in_tables(after));
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

enum { MOST_COUNTED = 4 };

static int same_at(Bytes one, Bytes other, int last) {
    if (one.length == 0 || other.length == 0)
        return one.length == other.length;
    return last ? one.start[one.length - 1] == other.start[other.length - 1] : one.start[0] == other.start[0];
}

void likelihood_in(const Around *around, const Likeliest *likeliest, double *values) {
    Bytes word = likeliest->word, meant = likeliest->meant, written = likeliest->written;
    double own = rarity_of(around->targets, meant), other = around->after_rarity, fits_before = 0.0, fits_after = 0.0;
    if (likeliest->has_letters_only) {
        if (around->before.length || !around->before.start)
            fits_before = own - follows_before(around, meant, own);
        if (other < RAREST)
            fits_after = other - leads_after(around, meant);
    }
    double all[LIKELIHOOD] = {
        likeliest->cost,
        likeliest->doubt - likeliest->cost,
        likeliest->slip,
        likeliest->slip / (double)(word.length ? word.length : 1) * 5,
        own,
        fits_before,
        fits_after,
        fits_before + fits_after,
        likeliest->ahead < 4.0 ? likeliest->ahead : 4.0,
        (double)(likeliest->count < MOST_COUNTED ? likeliest->count : MOST_COUNTED),
        same_at(meant, word, 0),
        same_at(meant, word, 1),
        one_letter_off(meant, word),
        unlike_letters(letters_in(meant), letters_in(word)),
        ends_with(word, meant) ? (double)(word.length - meant.length) : 0.0,
        starts_with(word, meant) ? (double)(word.length - meant.length) : 0.0,
        starts_with(meant, word) ? (double)(meant.length - word.length) : 0.0,
        written.length && written.start[0] >= 'A' && written.start[0] <= 'Z',
    };
    memcpy(values, all, sizeof all);
}

static PyObject *likelihood_of(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *given, *asked, *before, *after, *pairs, *targets, *lowered = NULL, *list = NULL;
    Likeliest likeliest;
    double values[LIKELIHOOD];
    if (!PyArg_ParseTuple(args, "OOddddlUUO!O!", &given, &asked, &likeliest.cost, &likeliest.slip, &likeliest.ahead,
                          &likeliest.doubt, &likeliest.count, &before, &after, WordTableType, &pairs, WordTableType, &targets) ||
        letters_of(given, &likeliest.word) < 0 || letters_of(asked, &likeliest.written) < 0 ||
        (lowered = PyObject_CallMethod(asked, "lower", NULL)) == NULL || letters_of(lowered, &likeliest.meant) < 0) {
        Py_XDECREF(lowered);
        return NULL;
    }
    likeliest.has_letters_only = has_letters_only(lowered);
    Around around =
        around_of(lines_of_table(pairs), lines_of_table(targets), letters_in_tables(before), letters_in_tables(after));
    likelihood_in(&around, &likeliest, values);
    list = PyList_New(LIKELIHOOD);
    for (Py_ssize_t i = 0; list != NULL && i < LIKELIHOOD; i++) {
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
