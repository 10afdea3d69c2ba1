/* words_beside of rules/_spelling_context.py: the words before and after a place. */
#include "native.h"

enum { REACH = 30 };

/* A letter of ASCII, or one of the few others that have such a letter as their small or capital one. */
static int is_letter(Py_UCS4 c) {
    if (c < 128)
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    return c == 0x130 || c == 0x131 || c == 0x17f || c == 0x212a;
}

static int is_apostrophe(Py_UCS4 c) {
    return c == '\'' || c == 0x2019;
}

/* A stretch of a text in small letters, its apostrophe the plain one. */
static PyObject *plain(PyObject *text, Py_ssize_t start, Py_ssize_t end) {
    PyObject *word = PyUnicode_Substring(text, start, end), *lowered = NULL, *found = NULL, *curved = NULL, *straight = NULL;
    if (word != NULL)
        lowered = PyObject_CallMethod(word, "lower", NULL);
    if (lowered != NULL && PyUnicode_MAX_CHAR_VALUE(lowered) > 0xff) {
        curved = PyUnicode_FromOrdinal(0x2019);
        straight = curved ? PyUnicode_FromString("'") : NULL;
        found = straight ? PyUnicode_Replace(lowered, curved, straight, -1) : NULL;
    } else {
        found = Py_XNewRef(lowered);
    }
    Py_XDECREF(word);
    Py_XDECREF(lowered);
    Py_XDECREF(curved);
    Py_XDECREF(straight);
    return found;
}

static PyObject *word_before(PyObject *text, Py_ssize_t start) {
    Py_ssize_t end = start, low = start > REACH ? start - REACH : 0;
    while (end > low && Py_UNICODE_ISSPACE(PyUnicode_READ_CHAR(text, end - 1)))
        end--;
    Py_ssize_t at = end, first;
    while (at > low && is_letter(PyUnicode_READ_CHAR(text, at - 1)))
        at--;
    if (end == start || at == end)
        return PyUnicode_FromString("");
    if (at > low + 1 && is_apostrophe(PyUnicode_READ_CHAR(text, at - 1))) {
        for (first = at - 1; first > low && is_letter(PyUnicode_READ_CHAR(text, first - 1));)
            first--;
        at = first < at - 1 ? first : at;
    }
    return plain(text, at, end);
}

static PyObject *word_after(PyObject *text, Py_ssize_t end) {
    Py_ssize_t at = end, size = PyUnicode_GET_LENGTH(text), limit = size - end > REACH ? end + REACH : size;
    while (at < limit && Py_UNICODE_ISSPACE(PyUnicode_READ_CHAR(text, at)))
        at++;
    Py_ssize_t first = at, last;
    while (at < limit && is_letter(PyUnicode_READ_CHAR(text, at)))
        at++;
    if (first == end || at == first)
        return PyUnicode_FromString("");
    if (at < limit && is_apostrophe(PyUnicode_READ_CHAR(text, at))) {
        for (last = at + 1; last < limit && is_letter(PyUnicode_READ_CHAR(text, last));)
            last++;
        at = last > at + 1 ? last : at;
    }
    return plain(text, first, at);
}

static PyObject *words_beside(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text;
    Py_ssize_t start, end;
    if (!PyArg_ParseTuple(args, "Unn", &text, &start, &end))
        return NULL;
    if (start < 0 || end < start || end > PyUnicode_GET_LENGTH(text)) {
        PyErr_SetString(PyExc_ValueError, "a place is within the text");
        return NULL;
    }
    PyObject *before = word_before(text, start), *after = before ? word_after(text, end) : NULL;
    PyObject *found = after ? PyTuple_Pack(2, before, after) : NULL;
    Py_XDECREF(before);
    Py_XDECREF(after);
    return found;
}

static PyMethodDef functions[] = {
    {"words_beside", words_beside, METH_VARARGS, "The words before and after a place."},
    {NULL, NULL, 0, NULL},
};

int add_neighbours(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
