/* SortedFile of rules/_lexicon.py: words of a sorted file, one a line, looked for by bisection of the bytes. */
#include "spelling.h"

typedef struct {
    PyObject_HEAD
    Py_buffer bytes;
} SortedFile;

static int init(SortedFile *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"data", NULL};
    Py_buffer bytes;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "y*", names, &bytes))
        return -1;
    PyBuffer_Release(&self->bytes);
    self->bytes = bytes;
    return 0;
}

static void dealloc(SortedFile *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyBuffer_Release(&self->bytes);
    type->tp_free(self);
    Py_DECREF(type);
}

/* The line that begins with the word and ends there or goes on after a tab; its start is NULL where there is none.
   A tab and a newline sort before all letters, so the words are in order whatever follows them. */
static Bytes find(SortedFile *self, const char *word, Py_ssize_t length) {
    const char *text = self->bytes.buf, *low = text, *high = text + self->bytes.len;
    while (low < high) {
        const char *line = low + (high - low) / 2;
        while (line > low && line[-1] != '\n')
            line--;
        const char *end = memchr(line, '\n', high - line);
        end = end ? end : high;
        Py_ssize_t room = end - line;
        int order = memcmp(line, word, room < length ? room : length);
        if (order == 0)
            order = room < length ? -1 : room > length && line[length] != '\t';
        if (order == 0)
            return (Bytes){line, room};
        if (order < 0)
            low = end + (end < high);
        else
            high = line;
    }
    return (Bytes){NULL, 0};
}

int is_in_sorted_file(PyObject *file, const char *word, Py_ssize_t length) {
    Bytes line = find((SortedFile *)file, word, length);
    return line.start != NULL && line.length == length;
}

static int contains(SortedFile *self, PyObject *word) {
    char *bytes;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(word, &bytes, &length) < 0)
        return -1;
    return is_in_sorted_file((PyObject *)self, bytes, length);
}

Bytes in_sorted_file(PyObject *file, const char *word, Py_ssize_t length) {
    Bytes line = find((SortedFile *)file, word, length);
    if (line.start == NULL || line.length == length)
        return (Bytes){NULL, 0};
    return (Bytes){line.start + length + 1, line.length - length - 1};
}

static PyObject *get(SortedFile *self, PyObject *word) {
    char *bytes;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(word, &bytes, &length) < 0)
        return NULL;
    Bytes entry = in_sorted_file((PyObject *)self, bytes, length);
    if (entry.start == NULL)
        Py_RETURN_NONE;
    return PyBytes_FromStringAndSize(entry.start, entry.length);
}

static PyMethodDef methods[] = {
    {"get", (PyCFunction)get, METH_O, "What the file says of a word after a tab, or None where it does not have the word."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_init, init}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {Py_sq_contains, contains}, {0, NULL},
};

static PyType_Spec spec = {"checker._native.SortedFile", sizeof(SortedFile), 0, Py_TPFLAGS_DEFAULT, slots};

PyTypeObject *SortedFileType;

int add_sorted_file(PyObject *module) {
    SortedFileType = (PyTypeObject *)PyType_FromSpec(&spec);
    return SortedFileType == NULL ? -1 : PyModule_AddObjectRef(module, "SortedFile", (PyObject *)SortedFileType);
}
