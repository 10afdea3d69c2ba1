/* size_of and stray_of of checker/score.py: how much text lines hold, and how much of it may be no part of the article. */
#include "blocks.h"

/* The characters of a line. */
static Py_ssize_t size_at(const View *view, Py_ssize_t index) {
    return view->places[index].end - view->places[index].begin;
}

static PyObject *size_of(PyObject *Py_UNUSED(module), PyObject *lines) {
    View view;
    Py_ssize_t size = 0;
    if (!view_lines(lines, &view))
        return NULL;
    for (Py_ssize_t index = 0; index < view.count; index++)
        size += size_at(&view, index);
    return PyLong_FromSsize_t(size);
}

/* Add the keys of a dict to a list but for those that some others hold; -1 after an error. */
static int add_keys(PyObject *list, PyObject *dict, PyObject *kept, PyObject *others) {
    PyObject *key, *value;
    for (Py_ssize_t place = 0; PyDict_Next(dict, &place, &key, &value);) {
        int held = PySet_Contains(kept, key);
        if (held == 0 && others != NULL)
            held = PyDict_Contains(others, key);
        if (held < 0 || (!held && PyList_Append(list, key) < 0))
            return -1;
    }
    return 0;
}

/* How surely a line is no part of the article; -1 after an error. */
static double sureness(PyObject *number, PyObject *claims, PyObject *doubts, double share) {
    PyObject *claim = PyDict_GetItemWithError(claims, number);
    if (claim != NULL && (!PyTuple_Check(claim) || PyTuple_GET_SIZE(claim) < 2)) {
        PyErr_SetString(PyExc_TypeError, "a claim has a rule and a confidence");
        return -1;
    }
    if (claim != NULL)
        return PyFloat_AsDouble(PyTuple_GET_ITEM(claim, 1));
    PyObject *doubt = PyErr_Occurred() ? NULL : PyDict_GetItemWithError(doubts, number);
    return doubt == NULL ? -1 : share * PyFloat_AsDouble(doubt);
}

static PyObject *stray_of(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *lines, *claims, *doubts, *kept;
    double share, stray = 0;
    View view;
    if (!PyArg_ParseTuple(args, "OO!O!O!d", &lines, &PyDict_Type, &claims, &PyDict_Type, &doubts, &PySet_Type, &kept, &share) ||
        !view_lines(lines, &view))
        return NULL;
    PyObject *numbers = PyList_New(0);
    int failed = numbers == NULL || add_keys(numbers, claims, kept, NULL) < 0 ||
                 add_keys(numbers, doubts, kept, claims) < 0 || PyList_Sort(numbers) < 0;
    for (Py_ssize_t i = 0; !failed && i < PyList_GET_SIZE(numbers); i++) {
        PyObject *number = PyList_GET_ITEM(numbers, i);
        Py_ssize_t sought = PyNumber_AsSsize_t(number, NULL);
        Py_ssize_t index = PyErr_Occurred() ? -1 : index_of_line(&view, sought);
        if (index >= 0)
            stray += (double)size_at(&view, index) * sureness(number, claims, doubts, share);
        failed = PyErr_Occurred() != NULL;
    }
    Py_XDECREF(numbers);
    return failed ? NULL : PyFloat_FromDouble(stray);
}

static PyMethodDef functions[] = {
    {"size_of", size_of, METH_O, "The characters of some lines."},
    {"stray_of", stray_of, METH_VARARGS, "The characters that are expected to be no part of the article."},
    {NULL, NULL, 0, NULL},
};

int add_sizes(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
