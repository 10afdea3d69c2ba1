/* date_signs of rules/_date_words.py, where the signs are explained. */
#include "dates.h"

enum { FEW_WORDS = 7, MOST_WORDS = 24, TOO_MANY = -1, ERROR = -2 };

PyObject *lowered(const Text *text, Py_ssize_t start, Py_ssize_t end, int keeps_stops) {
    Py_ssize_t stops = 0;
    Py_UCS4 highest = 0;
    for (Py_ssize_t i = start; i < end; i++) {
        Py_UCS4 c = at(text, i);
        highest |= c;
        stops += c == '.' && !keeps_stops;
    }
    if (highest < 128) {
        PyObject *word = PyUnicode_New(end - start - stops, 127);
        Py_UCS1 *to = word == NULL ? NULL : PyUnicode_1BYTE_DATA(word);
        for (Py_ssize_t i = start; to != NULL && i < end; i++) {
            Py_UCS4 c = at(text, i);
            if (c != '.' || keeps_stops)
                *to++ = (Py_UCS1)(c >= 'A' && c <= 'Z' ? c | 32 : c);
        }
        return word;
    }
    PyObject *part = part_of(text, start, end);
    PyObject *low = part == NULL ? NULL : PyObject_CallMethod(part, "lower", NULL);
    PyObject *word = low == NULL || !stops ? Py_XNewRef(low) : PyObject_CallMethod(low, "replace", "ss", ".", "");
    Py_XDECREF(part);
    Py_XDECREF(low);
    return word;
}

long kinds_of(PyObject *kinds, PyObject *word) {
    PyObject *found = word == NULL ? NULL : PyDict_GetItemWithError(kinds, word);
    return found != NULL ? PyLong_AsLong(found) : PyErr_Occurred() ? -1 : 0;
}

/* The signs that figures and what stands behind them give. */
static int signs_of_figures(const Text *text) {
    int signs = 0;
    for (Py_ssize_t i = 0; i < text->length; i++) {
        if (!is_figure(at(text, i)))
            continue;
        Py_UCS4 next = at(text, i + 1);
        if (is_one_of(next, "snrteTZ") || next == 0xBA || next == 0xAA || next == 0xB0)
            signs |= GLUED;
        if (is_one_of(next, ":.hH") && is_figure(at(text, i + 2)))
            signs |= CLOCK;
        Py_ssize_t place = i + 1 + Py_UNICODE_ISSPACE(next);
        Py_UCS4 mark = at(text, place), after = at(text, place + 1);
        if (is_one_of(mark, "AaPp") && is_one_of(after == '.' ? at(text, place + 2) : after, "Mm"))
            signs |= CLOCK;
        if (is_one_of(mark, "-/.") || mark == 0x5E74 || mark == 0xB144)
            if (is_figure(Py_UNICODE_ISSPACE(after) ? at(text, place + 2) : after))
                signs |= IN_DIGITS;
    }
    return signs;
}

static int is_mark(Py_UCS4 c) {
    return c == '.' || c == ',' || c == '(' || c == ')' || c == '-' || c == '|' || c == 0x2022;
}

static int is_space(Py_UCS4 c) {
    return c < 128 ? c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31) : Py_UNICODE_ISSPACE(c);
}

static int is_alphabetic(PyObject *word) {
    Text text = text_of(word);
    for (Py_ssize_t i = 0; i < text.length; i++)
        if (!Py_UNICODE_ISALPHA(at(&text, i)))
            return 0;
    return 1;
}

/* WORD where a month or a unit of time is among the words, else 0; or TOO_MANY words, or ERROR. */
static int sign_of_words(const Text *text, PyObject *kinds) {
    int sign = 0, words = 0, unknown = 0;
    for (Py_ssize_t next = 0;;) {
        while (next < text->length && is_space(at(text, next)))
            next++;
        Py_ssize_t start = next, end;
        while (next < text->length && !is_space(at(text, next)))
            next++;
        if (start == next)
            return sign;
        for (end = next; start < end && is_mark(at(text, end - 1));)
            end--;
        while (start < end && is_mark(at(text, start)))
            start++;
        if (++words > MOST_WORDS)
            return TOO_MANY;
        if (start == end)
            continue;
        PyObject *word = lowered(text, start, end, 1);
        long kind = kinds_of(kinds, word);
        if (kind == 0)
            unknown += is_alphabetic(word);
        Py_XDECREF(word);
        if (kind < 0)
            return ERROR;
        if (unknown > FEW_WORDS)
            return TOO_MANY;
        if (kind & (MONTH | UNIT))
            sign = WORD;
    }
}

int signs_of_dates(PyObject *string, PyObject *kinds) {
    Text text = text_of(string);
    int of_words = sign_of_words(&text, kinds);
    if (of_words == ERROR)
        return -1;
    int signs = of_words == TOO_MANY ? 0 : of_words | signs_of_figures(&text);
    return signs == GLUED ? 0 : signs;
}

static PyObject *date_signs(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string, *kinds;
    if (!PyArg_ParseTuple(args, "UO!", &string, &PyDict_Type, &kinds))
        return NULL;
    int signs = signs_of_dates(string, kinds);
    return signs < 0 ? NULL : PyLong_FromLong(signs);
}

static PyMethodDef functions[] = {
    {"date_signs", date_signs, METH_VARARGS, "What of a date or a time of day a line may have."},
    {NULL, NULL, 0, NULL},
};

int add_date_signs(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
