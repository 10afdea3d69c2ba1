/* unclaimed_size of rules/too_short.py. */
#include "blocks.h"

static PyObject *unclaimed_size(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *lines, *claimed;
    Py_ssize_t enough, size = 0;
    View view;
    if (!PyArg_ParseTuple(args, "OO!n", &lines, &PyDict_Type, &claimed, &enough) || !view_lines(lines, &view))
        return NULL;
    for (Py_ssize_t i = 0; i < view.count && size < enough; i++) {
        PyObject *number = PyLong_FromSsize_t(view.places[i].number);
        int is_claimed = number == NULL ? -1 : PyDict_Contains(claimed, number);
        Py_XDECREF(number);
        if (is_claimed < 0)
            return NULL;
        size += is_claimed ? 0 : view.places[i].end - view.places[i].begin;
    }
    return PyLong_FromSsize_t(size);
}

static PyMethodDef functions[] = {
    {"unclaimed_size", unclaimed_size, METH_VARARGS, "The number of characters on lines that nobody claims."},
    {NULL, NULL, 0, NULL},
};

int add_unclaimed(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
