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
    View view;
    if (!view_lines(lines, &view))
        return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found != NULL && i < view.count; i++) {
        Text line = line_in(&view, i);
        if (!begins_with_lone_letter(&line))
            continue;
        PyObject *start = PyLong_FromSsize_t(view.places[i].begin);
        if (start == NULL || PyList_Append(found, start) < 0)
            Py_CLEAR(found);
        Py_XDECREF(start);
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
