/* How lines end: line_kinds of rules/_layout.py, ends_recur of rules/_copies.py. */
#include <stdint.h>

#include "endings.h"

enum { PARAGRAPH = 60, LONG_LINE = 120 };

static char kind_of(int kind, const void *data, Py_ssize_t length) {
    Py_UCS4 last = PyUnicode_READ(kind, data, length - 1);
    Py_ssize_t end = length;
    for (Py_UCS4 c; end > 0 && (closes(c = PyUnicode_READ(kind, data, end - 1)) || Py_UNICODE_ISSPACE(c)); end--)
        ;
    if (end == 0 || !ends_sentence(PyUnicode_READ(kind, data, end - 1)))
        return length >= LONG_LINE ? 'L' : 'o';
    if (length >= PARAGRAPH)
        return 'P';
    return last == ':' || last == ';' ? 'l' : 's';
}

static PyObject *text_name;

static PyObject *line_kinds(PyObject *Py_UNUSED(module), PyObject *blocks) {
    if (!PyList_Check(blocks))
        return PyErr_Format(PyExc_TypeError, "a list, not %.100s", Py_TYPE(blocks)->tp_name);
    Py_ssize_t count = PyList_GET_SIZE(blocks);
    PyObject *kinds = PyUnicode_New(count, 127);
    if (kinds == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *text = i < PyList_GET_SIZE(blocks) ? PyObject_GetAttr(PyList_GET_ITEM(blocks, i), text_name) : NULL;
        if (text == NULL || !PyUnicode_Check(text) || PyUnicode_GET_LENGTH(text) == 0) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_IndexError, "a block has a text");
            Py_XDECREF(text);
            Py_DECREF(kinds);
            return NULL;
        }
        char letter = kind_of(PyUnicode_KIND(text), PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text));
        PyUnicode_WRITE(PyUnicode_1BYTE_KIND, PyUnicode_DATA(kinds), i, letter);
        Py_DECREF(text);
    }
    return kinds;
}

static uint64_t hash(const unsigned char *bytes, size_t length) {
    uint64_t value = length, word;
    for (; length >= 8; bytes += 8, length -= 8) {
        memcpy(&word, bytes, 8);
        value = (value ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        value ^= value >> 29;
    }
    word = 0;
    memcpy(&word, bytes, length);
    value = (value ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return value ^ value >> 32;
}

/* Which ends of pieces were seen: offsets of their bytes, one more than they are, in places that their hashes tell. */
typedef struct {
    const unsigned char *data;
    size_t *seen, mask, length;
} Ends;

static int is_new(Ends *ends, size_t offset) {
    size_t place = hash(ends->data + offset, ends->length) & ends->mask;
    for (; ends->seen[place]; place = (place + 1) & ends->mask)
        if (memcmp(ends->data + ends->seen[place] - 1, ends->data + offset, ends->length) == 0)
            return 0;
    ends->seen[place] = offset + 1;
    return 1;
}

static PyObject *ends_recur(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text;
    int mark, stripped;
    Py_ssize_t least;
    if (!PyArg_ParseTuple(args, "UCnp", &text, &mark, &least, &stripped))
        return NULL;
    if (least < 1)
        return PyErr_Format(PyExc_ValueError, "an end has characters");
    int kind = PyUnicode_KIND(text), recur = 0;
    const unsigned char *data = PyUnicode_DATA(text);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    size_t room = 4;
    while (room < 2 * ((size_t)(length / least) + 1))
        room *= 2;
    Ends ends = {data, PyMem_Calloc(room, sizeof(size_t)), room - 1, (size_t)least * kind};
    if (ends.seen == NULL)
        return PyErr_NoMemory();
    for (Py_ssize_t begin = 0; begin <= length - least && !recur;) {
        Py_ssize_t next = PyUnicode_FindChar(text, mark, begin, length, 1), end = next < 0 ? length : next;
        Py_ssize_t after = end + 1;
        while (stripped && begin < end && Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, end - 1)))
            end--;
        recur = end - begin >= least && !is_new(&ends, (size_t)(end - least) * kind);
        begin = after;
    }
    PyMem_Free(ends.seen);
    return PyBool_FromLong(recur);
}

static PyMethodDef functions[] = {
    {"line_kinds", line_kinds, METH_O, "What lines look like, a letter each."},
    {"ends_recur", ends_recur, METH_VARARGS, "Whether two pieces of a text end alike."},
    {NULL, NULL, 0, NULL},
};

int add_lines(PyObject *module) {
    text_name = PyUnicode_InternFromString("text");
    return text_name == NULL ? -1 : PyModule_AddFunctions(module, functions);
}
