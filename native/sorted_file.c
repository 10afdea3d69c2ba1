/* SortedFile of rules/_lexicon.py: words of a sorted file, one a line, looked for by bisection of the bytes. */
#include "spelling.h"

enum { STRETCH = 1024, HEAD = 8 };

typedef struct {
    PyObject_HEAD
    Py_buffer bytes;
    uint64_t *heads; /* how the line begins that each stretch of the bytes begins in: its first eight letters */
    size_t many;
} SortedFile;

/* The first eight letters of a word as a number that sorts as they do; zeros where it has fewer. */
static uint64_t head_of(const char *word, Py_ssize_t length) {
    uint64_t head = 0;
    for (Py_ssize_t i = 0; i < HEAD; i++)
        head = head << 8 | (i < length ? (unsigned char)word[i] : 0);
    return head;
}

static const char *start_of_line(const char *text, const char *at) {
    while (at > text && at[-1] != '\n')
        at--;
    return at;
}

static int init(SortedFile *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"data", NULL};
    Py_buffer bytes;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "y*", names, &bytes))
        return -1;
    PyBuffer_Release(&self->bytes);
    PyMem_Free(self->heads);
    self->bytes = bytes;
    self->many = 0;
    self->heads = PyMem_Malloc((bytes.len / STRETCH + 1) * sizeof *self->heads);
    if (self->heads == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    const char *text = bytes.buf;
    for (Py_ssize_t at = 0; at < bytes.len; at += STRETCH) {
        const char *line = start_of_line(text, text + at), *end = line;
        while (end < text + bytes.len && end - line < HEAD && *end != '\t' && *end != '\n')
            end++;
        self->heads[self->many++] = head_of(line, end - line);
    }
    return 0;
}

static void dealloc(SortedFile *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyBuffer_Release(&self->bytes);
    PyMem_Free(self->heads);
    type->tp_free(self);
    Py_DECREF(type);
}

/* How many stretches have a head below some number. */
static size_t heads_below(const SortedFile *self, uint64_t head) {
    size_t low = 0, high = self->many;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (self->heads[middle] < head)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The line that begins with the word and ends there or goes on after a tab; its start is NULL where there is none.
   A tab and a newline sort before all letters, so the words are in order whatever follows them. */
static Bytes find(SortedFile *self, const char *word, Py_ssize_t length) {
    const char *text = self->bytes.buf, *low = text, *high = text + self->bytes.len;
    uint64_t head = head_of(word, length);
    size_t first = heads_below(self, head), last = first;
    while (last < self->many && self->heads[last] == head)
        last++;
    if (first > 0)
        low = start_of_line(text, text + (first - 1) * STRETCH);
    if (last < self->many)
        high = start_of_line(text, text + last * STRETCH);
    while (low < high) {
        const char *line = start_of_line(low, low + (high - low) / 2);
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
    SortedFileType = add_type(module, "SortedFile", &spec);
    return SortedFileType == NULL ? -1 : 0;
}
