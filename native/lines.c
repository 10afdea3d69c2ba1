/* How lines end: line_kinds and body_of of rules/_layout.py, ends_recur of rules/_copies.py. */
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

static PyObject *line_kinds(PyObject *Py_UNUSED(module), PyObject *text) {
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(text)->tp_name);
    int size = PyUnicode_KIND(text);
    const char *data = PyUnicode_DATA(text);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), begin = 0, count = 0;
    char *kinds = PyMem_Malloc((size_t)length / 2 + 1); /* a line and its break are two characters at least */
    if (kinds == NULL)
        return PyErr_NoMemory();
    while (begin < length) {
        Py_ssize_t next = PyUnicode_FindChar(text, '\n', begin, length, 1);
        Py_ssize_t end = next < 0 ? length : next, after = end + 1;
        while (begin < end && Py_UNICODE_ISSPACE(PyUnicode_READ(size, data, begin)))
            begin++;
        while (begin < end && Py_UNICODE_ISSPACE(PyUnicode_READ(size, data, end - 1)))
            end--;
        if (begin < end)
            kinds[count++] = kind_of(size, data + begin * size, end - begin);
        begin = after;
    }
    PyObject *found = PyUnicode_FromKindAndData(PyUnicode_1BYTE_KIND, kinds, count);
    PyMem_Free(kinds);
    return found;
}

static const double worth[128] = {['P'] = 3.0, ['s'] = 0.5, ['l'] = 0.5, ['L'] = 0.5, ['o'] = -0.25, ['C'] = -1.5};

static PyObject *body_of(PyObject *Py_UNUSED(module), PyObject *text) {
    if (!PyUnicode_Check(text) || !PyUnicode_IS_ASCII(text))
        return PyErr_Format(PyExc_TypeError, "the kinds of lines are letters");
    const char *kinds = PyUnicode_DATA(text);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), first = 0, end = length;
    while (first < length && kinds[first] != 'P')
        first++;
    while (end > first && kinds[end - 1] != 'P')
        end--;
    double loss = worth['P'];
    for (Py_ssize_t i = first; i < end; i++)
        loss += kinds[i] == 'o' || kinds[i] == 'C' ? worth[(int)kinds[i]] : 0.0;
    if (first == length || loss > 0.0)
        return first == length ? Py_BuildValue("ii", 0, 0) : Py_BuildValue("nn", first, end);
    double best = 0.0, total = 0.0;
    Py_ssize_t begin = 0;
    first = end = 0;
    for (Py_ssize_t i = 0; i < length; i++) {
        total += worth[(int)kinds[i]];
        if (total <= 0.0) {
            total = 0.0;
            begin = i + 1;
        } else if (total > best && kinds[i] == 'P') {
            best = total;
            first = begin;
            end = i + 1;
        }
    }
    while (best > 0.0 && kinds[first] != 'P')
        first++;
    return Py_BuildValue("nn", first, end);
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
    {"body_of", body_of, METH_O, "Where an article's own text lies among lines of some kinds."},
    {"line_kinds", line_kinds, METH_O, "What the lines of a text look like, a letter each."},
    {"ends_recur", ends_recur, METH_VARARGS, "Whether two pieces of a text end alike."},
    {NULL, NULL, 0, NULL},
};

int add_lines(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
