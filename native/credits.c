/* name_sources of rules/_credits.py. */
#include "dates.h"

enum { MOST_WORDS = 14 };

static int is_letter_or_figure(Py_UCS4 c) {
    return c < 128 ? Py_ISALNUM(c) : Py_UNICODE_ISALNUM(c);
}

static int separates(Py_UCS4 c) {
    return Py_UNICODE_ISSPACE(c) || is_one_of(c, "/|,;:()[]") || c == 0xA9;
}

/* Where the word ends that begins at a place; the place itself where none does. */
static Py_ssize_t end_of_word(const Text *text, Py_ssize_t start) {
    Py_ssize_t end = start + 1, last = start;
    if (is_one_of(at(text, start), "&@")) {
        while (end < text->length && !Py_UNICODE_ISSPACE(at(text, end)))
            end++;
        return end;
    }
    if (!is_letter_or_figure(at(text, start)))
        return start;
    for (; end < text->length && !separates(at(text, end)); end++)
        if (is_letter_or_figure(at(text, end)))
            last = end;
    return last + 1 + (at(text, last + 1) == '.');
}

static int is_number(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    while (start < end && Py_UNICODE_ISDIGIT(at(text, start)))
        start++;
    return start == end;
}

static int has_inner_stop(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    for (Py_ssize_t i = start + 1; i < end - 1; i++)
        if (at(text, i) == '.')
            return 1;
    return 0;
}

/* In how many of the two sets of agencies a word is, 0 if in that of small words, or NEITHER, or ERROR. */
enum { NEITHER = -1, ERROR = -2 };

static int agencies_named(PyObject *word, PyObject *const *sets) {
    int small = PySet_Contains(sets[0], word), agency = small < 0 ? -1 : PySet_Contains(sets[1], word);
    int cased = agency < 0 ? -1 : PySet_Contains(sets[2], word);
    return cased < 0 ? ERROR : agency + cased ? agency + cased : small ? 0 : NEITHER;
}

/* Whether a text names sources; -1 after an error. */
static int is_of_names(const Text *text, PyObject *const *sets) {
    int named = 0, words = 0;
    for (Py_ssize_t i = 0, end; i < text->length; i = end) {
        end = end_of_word(text, i);
        if (end == i) {
            end++;
            continue;
        }
        if (++words > MOST_WORDS || is_number(text, i, end))
            return 0;
        if (!Py_UNICODE_ISLOWER(at(text, i)) || has_inner_stop(text, i, end)) {
            named = 1;
            continue;
        }
        PyObject *word = lowered(text, i, end - (at(text, end - 1) == '.'), 1);
        int agencies = word == NULL ? ERROR : agencies_named(word, sets);
        Py_XDECREF(word);
        if (agencies < 0)
            return agencies == ERROR ? -1 : 0;
        named |= agencies > 0;
    }
    return named;
}

static PyObject *name_sources(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count) {
    if (count != 4 || !PyUnicode_Check(args[0]) || !PyAnySet_Check(args[1]) || !PyAnySet_Check(args[2]) ||
        !PyAnySet_Check(args[3]))
        return PyErr_Format(PyExc_TypeError, "a str and three sets");
    Text text = text_of(args[0]);
    int told = is_of_names(&text, args + 1);
    return told < 0 ? NULL : PyBool_FromLong(told);
}

static PyMethodDef functions[] = {
    {"name_sources", (PyCFunction)(void (*)(void))name_sources, METH_FASTCALL, "Whether a text is names of sources."},
    {NULL, NULL, 0, NULL},
};

int add_credits(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
