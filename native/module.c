/* The module checker._native: the few loops that take most of a run's time, each in Python too, where it is explained. */
#include "native.h"

static int fill(PyObject *module) {
    return add_finder(module) < 0 ? -1 : add_sorted_file(module);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill}, {0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "checker._native", "The loops that take most of a run's time.", 0, NULL, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__native(void) {
    return PyModuleDef_Init(&definition);
}
