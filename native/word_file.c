/* WordFile of rules/_word_file.py: words of a large file, one a line, in groups that their checksums tell. */
#include "spelling.h"

typedef struct {
    PyObject_HEAD
    Py_buffer lines, places;
    uint32_t groups; /* 0: the files were never read */
} WordFile;

static uint32_t checksum_of_byte[256]; /* by CRC-32, as zlib has it */

static void fill_checksums(void) {
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t checksum = byte;
        for (int bit = 0; bit < 8; bit++)
            checksum = checksum >> 1 ^ (checksum & 1 ? 0xedb88320u : 0);
        checksum_of_byte[byte] = checksum;
    }
}

static uint32_t group_of(const WordFile *self, const char *word, Py_ssize_t length) {
    uint32_t checksum = 0xffffffffu;
    for (Py_ssize_t i = 0; i < length; i++)
        checksum = checksum >> 8 ^ checksum_of_byte[(checksum ^ (unsigned char)word[i]) & 255];
    return (checksum ^ 0xffffffffu) % self->groups;
}

/* Where a group begins, or the one before it ends. */
static Py_ssize_t place_of(const WordFile *self, uint32_t group) {
    const unsigned char *bytes = (const unsigned char *)self->places.buf + 4 * (size_t)group;
    uint32_t place = bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
    return (Py_ssize_t)place < self->lines.len ? (Py_ssize_t)place : self->lines.len;
}

/* The line of a word, which ends there or goes on after a tab; its start is NULL where there is none. */
static Bytes line_of(const WordFile *self, const char *word, Py_ssize_t length, uint32_t group) {
    const char *lines = self->lines.buf, *line = lines + place_of(self, group), *end;
    const char *limit = lines + place_of(self, group + 1);
    for (; line < limit && (end = memchr(line, '\n', limit - line)) != NULL; line = end + 1) {
        if (end - line >= length && (length == 0 || *line == *word) && memcmp(line, word, length) == 0 && (end - line == length || line[length] == '\t'))
            return (Bytes){line, end - line};
    }
    return (Bytes){NULL, 0};
}

static Bytes value_in(Bytes line, Py_ssize_t length) {
    if (line.start == NULL || line.length == length)
        return (Bytes){NULL, 0};
    return (Bytes){line.start + length + 1, line.length - length - 1};
}

int is_in_word_file(PyObject *file, const char *word, Py_ssize_t length) {
    WordFile *self = (WordFile *)file;
    Bytes line = self->groups ? line_of(self, word, length, group_of(self, word, length)) : (Bytes){NULL, 0};
    return line.start != NULL && line.length == length;
}

Bytes in_word_file(PyObject *file, const char *word, Py_ssize_t length) {
    WordFile *self = (WordFile *)file;
    if (self->groups == 0)
        return (Bytes){NULL, 0};
    return value_in(line_of(self, word, length, group_of(self, word, length)), length);
}

void expect_in_word_file(PyObject *file, const char *word, Py_ssize_t length, int step) {
    WordFile *self = (WordFile *)file;
    if (self->groups == 0)
        return;
    uint32_t group = group_of(self, word, length);
    if (step == 0)
        PREFETCH((const char *)self->places.buf + 4 * (size_t)group);
    else
        PREFETCH((const char *)self->lines.buf + place_of(self, group));
}

/* ---- the type ---- */

static void forget(WordFile *self) {
    PyBuffer_Release(&self->lines);
    PyBuffer_Release(&self->places);
    self->groups = 0;
}

static int init(WordFile *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"lines", "places", NULL};
    Py_buffer lines, places;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "y*y*", names, &lines, &places))
        return -1;
    forget(self);
    self->lines = lines;
    self->places = places;
    Py_ssize_t groups = places.len / 4 - 1;
    const unsigned char *last = (const unsigned char *)places.buf + places.len - 4;
    if (places.len % 4 || groups < 1 || groups >= UINT32_MAX ||
        (last[0] | (uint32_t)last[1] << 8 | (uint32_t)last[2] << 16 | (uint32_t)last[3] << 24) != (size_t)lines.len) {
        PyErr_SetString(PyExc_ValueError, "the places are those of another file");
        return -1;
    }
    self->groups = (uint32_t)groups;
    return 0;
}

static void dealloc(WordFile *self) {
    PyTypeObject *type = Py_TYPE(self);
    forget(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static int contains(WordFile *self, PyObject *word) {
    char *bytes;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(word, &bytes, &length) < 0)
        return -1;
    return is_in_word_file((PyObject *)self, bytes, length);
}

static PyObject *get(WordFile *self, PyObject *word) {
    char *bytes;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(word, &bytes, &length) < 0)
        return NULL;
    Bytes value = in_word_file((PyObject *)self, bytes, length);
    if (value.start == NULL)
        Py_RETURN_NONE;
    return PyBytes_FromStringAndSize(value.start, value.length);
}

static PyMethodDef methods[] = {
    {"get", (PyCFunction)get, METH_O, "What the file says of a word, or None where it does not have the word."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_init, init}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {Py_sq_contains, contains}, {0, NULL},
};

static PyType_Spec spec = {"checker._native.WordFile", sizeof(WordFile), 0, Py_TPFLAGS_DEFAULT, slots};

PyTypeObject *WordFileType;

int add_word_file(PyObject *module) {
    fill_checksums();
    WordFileType = add_type(module, "WordFile", &spec);
    return WordFileType == NULL ? -1 : 0;
}
