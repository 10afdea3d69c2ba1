/* lone_letters of rules/split_word.py. */
#include "text.h"

static int is_small(Py_UCS4 c) {
    return c >= 'a' && c <= 'z';
}

/* Whether a word may follow from a place: a capital that is no word by itself, a space, and a small letter. */
static int is_lone_letter(const Text *text, Py_ssize_t i) {
    while (at(text, i) == ' ' || at(text, i) == '\t')
        i++;
    Py_UCS4 first = at(text, i);
    if (first == '"' || first == '\'' || first == 0x201C || first == 0x2018)
        first = at(text, ++i);
    return first > 'A' && first <= 'Z' && first != 'I' && first != 'O' && at(text, i + 1) == ' ' && is_small(at(text, i + 2));
}

static PyObject *lone_letters(PyObject *Py_UNUSED(module), PyObject *string) {
    if (!PyUnicode_Check(string))
        return PyErr_Format(PyExc_TypeError, "a text is a str");
    Text text = text_of(string);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t line = 0; found != NULL && line >= 0 && line < text.length;) {
        if (is_lone_letter(&text, line)) {
            PyObject *start = PyLong_FromSsize_t(line);
            if (start == NULL || PyList_Append(found, start) < 0)
                Py_CLEAR(found);
            Py_XDECREF(start);
        }
        Py_ssize_t newline = PyUnicode_FindChar(string, '\n', line, text.length, 1);
        line = newline < 0 ? -1 : newline + 1;
    }
    return found;
}

static PyMethodDef functions[] = {
    {"lone_letters", lone_letters, METH_O, "The lines that begin with a letter and a word."},
    {NULL, NULL, 0, NULL},
};

int add_lone_letters(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
