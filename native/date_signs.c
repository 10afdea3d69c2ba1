/* date_signs of rules/_date_words.py, where the signs are explained. */
#include "dates.h"

enum { FEW_WORDS = 7, MOST_WORDS = 24, TOO_MANY = -1, ERROR = -2 };

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

/* WORD where a month or a unit of time is among the words, else 0; or TOO_MANY words, or ERROR. */
static int sign_of_words(const Text *text, const DateKinds *kinds) {
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
        DateWord word = word_of_dates(kinds, text, start, end, 1);
        if (word.kinds < 0)
            return ERROR;
        unknown += word.kinds == 0 && word.is_alphabetic;
        if (unknown > FEW_WORDS)
            return TOO_MANY;
        if (word.kinds & (MONTH | UNIT))
            sign = WORD;
    }
}

int signs_of_dates(const Text *text, const DateKinds *kinds) {
    int of_words = sign_of_words(text, kinds);
    if (of_words == ERROR)
        return -1;
    int signs = of_words == TOO_MANY ? 0 : of_words | signs_of_figures(text);
    return signs == GLUED ? 0 : signs;
}

static PyObject *date_signs(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string, *kinds;
    if (!PyArg_ParseTuple(args, "UO!", &string, date_kinds_type, &kinds))
        return NULL;
    Text text = text_of(string);
    int signs = signs_of_dates(&text, (DateKinds *)kinds);
    return signs < 0 ? NULL : PyLong_FromLong(signs);
}

static PyMethodDef functions[] = {
    {"date_signs", date_signs, METH_VARARGS, "What of a date or a time of day a line may have."},
    {NULL, NULL, 0, NULL},
};

int add_date_signs(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
