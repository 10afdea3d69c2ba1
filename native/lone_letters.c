/* lone_letters of rules/split_word.py. */
#include "blocks.h"

/* Whether a line begins with a capital that is no word by itself, a space, and a small letter. */
static int begins_with_lone_letter(const Text *line) {
    Py_UCS4 first = at(line, 0);
    Py_ssize_t i = first == '"' || first == '\'' || first == 0x201C || first == 0x2018;
    first = at(line, i);
    return first > 'A' && first <= 'Z' && first != 'I' && first != 'O' && at(line, i + 1) == ' ' &&
           at(line, i + 2) - 'a' < 26;
}

static PyObject *lone_letters(PyObject *Py_UNUSED(module), PyObject *lines) {
    if (Py_TYPE(lines) != lines_type)
        return PyErr_Format(PyExc_TypeError, "the lines are Lines");
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found != NULL && i < count_lines(lines); i++) {
        Text line;
        PyObject *held = text_of_line(lines, i, &line), *start = NULL;
        int failed = held == NULL;
        if (!failed && begins_with_lone_letter(&line))
            failed = (start = PyLong_FromSsize_t(start_of_line(lines, i))) == NULL || PyList_Append(found, start) < 0;
        Py_XDECREF(start);
        Py_XDECREF(held);
        if (failed)
            Py_CLEAR(found);
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
