/* marks_of and starts_of_lines of checker/article.py. */
#include "text.h"

#include <string.h>

enum { RUN = 8, SEEN = 256 }; /* characters that are asked about at once; places in which those beyond ASCII are kept */

static int is_plain(Py_UCS4 c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c && c < 128 && strchr(" \t\r\n.,'-:;?!", (int)c));
}

static int put(PyObject *found, Py_UCS4 c) {
    PyObject *character = PyUnicode_FromOrdinal((int)c);
    int failed = character == NULL || PySet_Add(found, character) < 0;
    Py_XDECREF(character);
    return failed ? -1 : 0;
}

/* Whether all of a run of characters are told. */
static inline int is_told(const char *told, int kind, const void *data, Py_ssize_t begin) {
    Py_UCS4 any = 0;
    for (Py_ssize_t i = begin; i < begin + RUN; i++)
        any |= PyUnicode_READ(kind, data, i);
    if (any >= 128)
        return 0;
    int all = 1;
    for (Py_ssize_t i = begin; i < begin + RUN; i++)
        all &= told[PyUnicode_READ(kind, data, i)];
    return all;
}

/* Compiled for each kind of string by itself. */
static inline int gather(PyObject *found, int kind, const void *data, Py_ssize_t length) {
    static char plain[128];
    if (!plain['a'])
        for (Py_UCS4 c = 0; c < 128; c++)
            plain[c] = (char)is_plain(c);
    char told[128];
    memcpy(told, plain, sizeof told);
    Py_UCS4 seen[SEEN] = {0};
    for (Py_ssize_t i = 0; i < length; i++) {
        while (i + RUN < length && is_told(told, kind, data, i))
            i += RUN;
        Py_UCS4 c = PyUnicode_READ(kind, data, i);
        if (c < 128 ? told[c] : seen[c % SEEN] == c)
            continue;
        if (c < 128)
            told[c] = 1;
        else
            seen[c % SEEN] = c;
        if (put(found, c) < 0)
            return -1;
    }
    return 0;
}

static PyObject *marks_of(PyObject *Py_UNUSED(module), PyObject *text) {
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(text)->tp_name);
    PyObject *found = PyFrozenSet_New(NULL);
    if (found == NULL)
        return NULL;
    const void *data = PyUnicode_DATA(text);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    int kind = PyUnicode_KIND(text), failed;
    if (kind == PyUnicode_1BYTE_KIND)
        failed = gather(found, PyUnicode_1BYTE_KIND, data, length);
    else if (kind == PyUnicode_2BYTE_KIND)
        failed = gather(found, PyUnicode_2BYTE_KIND, data, length);
    else
        failed = gather(found, PyUnicode_4BYTE_KIND, data, length);
    if (failed)
        Py_CLEAR(found);
    return found;
}

static PyObject *starts_of_lines(PyObject *Py_UNUSED(module), PyObject *text) {
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(text)->tp_name);
    PyObject *found = PyList_New(0);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), begin = 0;
    while (found != NULL && begin >= 0) {
        PyObject *start = PyLong_FromSsize_t(begin);
        if (start == NULL || PyList_Append(found, start) < 0)
            Py_CLEAR(found);
        Py_XDECREF(start);
        begin = PyUnicode_FindChar(text, '\n', begin, length, 1);
        if (begin == -2)
            Py_CLEAR(found);
        begin += begin >= 0;
    }
    return found;
}

static PyMethodDef functions[] = {
    {"marks_of", marks_of, METH_O, "The distinct characters of a text that are not plain."},
    {"starts_of_lines", starts_of_lines, METH_O, "The offset at which each line of a text begins."},
    {NULL, NULL, 0, NULL},
};

int add_marks(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
