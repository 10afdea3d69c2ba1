/* unclaimed_size of rules/too_short.py. */
#include "blocks.h"

static PyObject *unclaimed_size(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *lines, *claimed;
    Py_ssize_t enough, size = 0;
    if (!PyArg_ParseTuple(args, "O!O!n", lines_type, &lines, &PyDict_Type, &claimed, &enough))
        return NULL;
    for (Py_ssize_t i = 0; i < count_lines(lines) && size < enough; i++) {
        PyObject *number = PyLong_FromSsize_t(number_of_line(lines, i));
        int is_claimed = number == NULL ? -1 : PyDict_Contains(claimed, number);
        Py_XDECREF(number);
        Text line;
        PyObject *held = is_claimed < 0 ? NULL : text_of_line(lines, i, &line);
        if (held == NULL)
            return NULL;
        size += is_claimed ? 0 : line.length;
        Py_DECREF(held);
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
