/* plain_dates of rules/_plain_dates.py: what is told of lines with dates. */
#include "dates.h"

enum { FIRST_ASIAN = 0x3000 };

/* Whether a text has no character that dates of East Asia may be made of, and no " ago". */
static int is_plain(const Text *text) {
    for (Py_ssize_t i = 0; i < text->length; i++) {
        Py_UCS4 c = at(text, i);
        if (c >= FIRST_ASIAN)
            return 0;
        if (c == ' ' && at(text, i + 1) == 'a' && at(text, i + 2) == 'g' && at(text, i + 3) == 'o')
            return 0;
    }
    return 1;
}

/* An object of a class made of tuples, Dated, with what is told; that is given over. */
static PyObject *made_of(PyTypeObject *type, Told told, int has_clock) {
    PyObject *kind = PyUnicode_InternFromString(told.kind), *made = kind == NULL ? NULL : type->tp_alloc(type, 4);
    if (made == NULL) {
        Py_XDECREF(kind);
        Py_DECREF(told.rest);
        return NULL;
    }
    PyTuple_SET_ITEM(made, 0, told.rest);
    PyTuple_SET_ITEM(made, 1, kind);
    PyTuple_SET_ITEM(made, 2, PyBool_FromLong(told.is_labelled));
    PyTuple_SET_ITEM(made, 3, PyBool_FromLong(has_clock));
    return made;
}

/* What the words and figures of a line say, whose signs are known; None where no date is in it after all. */
static PyObject *told_by_signs(PyObject *core, const DateKinds *kinds, int signs, PyTypeObject *type) {
    PyObject *plain = signs & GLUED ? without_glue(core) : Py_NewRef(core), *rest = NULL, *left = NULL;
    Told told = {NULL, NULL, 0};
    if (plain != NULL)
        rest = signs & IN_DIGITS ? without_dates(plain) : Py_NewRef(plain);
    if (rest != NULL)
        left = signs & CLOCK ? without_any_clock(rest) : Py_NewRef(rest);
    int is_date = rest != plain, has_clock = left != rest;
    if (left != NULL) {
        Text text = text_of(left);
        told = told_by_words(&text, kinds, is_date, has_clock);
    }
    Py_XDECREF(plain);
    Py_XDECREF(rest);
    Py_XDECREF(left);
    return told.rest == NULL || told.kind == NULL ? told.rest : made_of(type, told, has_clock);
}

static PyObject *core_name, *index_name; /* "core", "index" */

/* Add to a dict what is told of a line, by its index: None where it is not plain; -1 and an exception where that fails. */
static int add_line(PyObject *found, PyObject *block, const DateKinds *kinds, PyTypeObject *type) {
    PyObject *core = PyObject_GetAttr(block, core_name), *told = NULL;
    if (core == NULL || !PyUnicode_Check(core)) {
        if (core != NULL)
            PyErr_SetString(PyExc_TypeError, "the text of a line is a str");
        Py_XDECREF(core);
        return -1;
    }
    Text text = text_of(core);
    int signs = signs_of_dates(&text, kinds), plain = signs > 0 && is_plain(&text);
    if (signs > 0)
        told = plain ? told_by_signs(core, kinds, signs, type) : Py_NewRef(Py_None);
    Py_DECREF(core);
    int failed = signs < 0 || (signs > 0 && told == NULL);
    if (told != NULL && (told != Py_None || !plain)) {
        PyObject *index = PyObject_GetAttr(block, index_name);
        failed = index == NULL || PyDict_SetItem(found, index, told) < 0;
        Py_XDECREF(index);
    }
    Py_XDECREF(told);
    return failed ? -1 : 0;
}

static PyObject *plain_dates(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *blocks, *kinds, *type;
    if (!PyArg_ParseTuple(args, "O!O!O!", &PyList_Type, &blocks, date_kinds_type, &kinds, &PyType_Type, &type))
        return NULL;
    if (!PyType_FastSubclass((PyTypeObject *)type, Py_TPFLAGS_TUPLE_SUBCLASS))
        return PyErr_Format(PyExc_TypeError, "what is told is made of tuples");
    PyObject *found = PyDict_New();
    for (Py_ssize_t i = 0; found != NULL && i < PyList_GET_SIZE(blocks); i++) {
        PyObject *block = Py_NewRef(PyList_GET_ITEM(blocks, i));
        if (add_line(found, block, (DateKinds *)kinds, (PyTypeObject *)type) < 0)
            Py_CLEAR(found);
        Py_DECREF(block);
    }
    return found;
}

static PyMethodDef functions[] = {
    {"plain_dates", plain_dates, METH_VARARGS, "The lines with dates, and what is told of the plain ones."},
    {NULL, NULL, 0, NULL},
};

int add_plain_dates(PyObject *module) {
    if (core_name == NULL && (core_name = PyUnicode_InternFromString("core")) == NULL)
        return -1;
    if (index_name == NULL && (index_name = PyUnicode_InternFromString("index")) == NULL)
        return -1;
    return PyModule_AddFunctions(module, functions);
}
