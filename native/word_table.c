/* WordTable of rules/_word_table.py: a small file of words, each with a value, of which many are asked for. */
#include "spelling.h"

static size_t first_slot(const Lines *lines, const char *word, Py_ssize_t length) {
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (Py_ssize_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    return (hash ^ hash >> 15) & (lines->size - 1);
}

static size_t slot_for(const Lines *lines, const char *word, Py_ssize_t length) {
    const char *bytes = lines->bytes.buf, *limit = bytes + lines->bytes.len;
    size_t at = first_slot(lines, word, length);
    for (; lines->slots[at]; at = (at + 1) & (lines->size - 1)) {
        const char *line = bytes + lines->slots[at] - 1, *end = line + length;
        if (limit - line >= length && memcmp(line, word, length) == 0 && (end == limit || *end == ' ' || *end == '\n'))
            break;
    }
    return at;
}

static const char *end_of(const char *start, const char *limit, char mark) {
    const char *end = memchr(start, mark, limit - start);
    return end ? end : limit;
}

void forget_lines(Lines *lines) {
    PyMem_Free(lines->slots);
    if (lines->bytes.obj)
        PyBuffer_Release(&lines->bytes);
    memset(lines, 0, sizeof *lines);
}

int read_lines(Lines *lines, PyObject *data) {
    Py_buffer bytes;
    size_t count = 1, size = 2;
    if (PyObject_GetBuffer(data, &bytes, PyBUF_SIMPLE) < 0)
        return -1;
    forget_lines(lines);
    lines->bytes = bytes;
    if (bytes.len >= UINT32_MAX) {
        PyErr_SetString(PyExc_ValueError, "the file is too long");
        return -1;
    }
    const char *start = bytes.buf, *limit = start + bytes.len;
    unsigned char beyond_ascii = 0;
    for (const char *at = start; at < limit; at++)
        beyond_ascii |= (unsigned char)*at;
    if (beyond_ascii & 128) {
        PyErr_SetString(PyExc_ValueError, "the file is not in ASCII");
        return -1;
    }
    for (const char *at = start; (at = memchr(at, '\n', limit - at)) != NULL; at++)
        count++;
    while (size < 2 * count)
        size *= 2;
    lines->slots = PyMem_Calloc(size, sizeof *lines->slots);
    if (lines->slots == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    lines->size = size;
    for (const char *line = start, *end; line < limit; line = end + 1) {
        end = end_of(line, limit, '\n');
        if (end > line)
            lines->slots[slot_for(lines, line, end_of(line, end, ' ') - line)] = (uint32_t)(line - start) + 1;
    }
    return 0;
}

Bytes value_of(const Lines *lines, const char *word, Py_ssize_t length) {
    int parts = lines->size == 0;
    for (Py_ssize_t i = 0; i < length; i++)
        parts |= word[i] == ' ' || word[i] == '\n';
    if (parts)
        return (Bytes){NULL, 0};
    size_t at = slot_for(lines, word, length);
    if (lines->slots[at] == 0)
        return (Bytes){NULL, 0};
    const char *bytes = lines->bytes.buf, *limit = bytes + lines->bytes.len;
    const char *value = bytes + lines->slots[at] - 1 + length;
    value += value < limit && *value == ' ';
    return (Bytes){value, end_of(value, limit, '\n') - value};
}

void expect_value(const Lines *lines, const char *word, Py_ssize_t length, int step) {
    if (lines->size == 0)
        return;
    const uint32_t *slot = &lines->slots[first_slot(lines, word, length)];
    if (step == 0)
        PREFETCH(slot);
    else if (*slot)
        PREFETCH((const char *)lines->bytes.buf + *slot - 1);
}

/* The number that a value begins with; 0 where it begins with none. */
long number_in(Bytes value) {
    long number = 0;
    for (Py_ssize_t i = 0; i < value.length && i < 9 && value.start[i] >= '0' && value.start[i] <= '9'; i++)
        number = 10 * number + value.start[i] - '0';
    return number;
}

Bytes item_of(Bytes value, const char *item, Py_ssize_t length) {
    const char *low = value.start, *high = low + value.length;
    while (low < high) {
        const char *part = low + (high - low) / 2;
        while (part > low && part[-1] != ' ')
            part--;
        const char *end = end_of(part, high, ' '), *colon = end_of(part, end, ':');
        Py_ssize_t room = colon - part;
        int order = memcmp(part, item, room < length ? room : length);
        order = order ? order : (room > length) - (room < length);
        if (order == 0)
            return colon < end ? (Bytes){colon + 1, end - colon - 1} : (Bytes){NULL, 0};
        if (order < 0)
            low = end + (end < high);
        else
            high = part;
    }
    return (Bytes){NULL, 0};
}

/* ---- the type ---- */

typedef struct {
    PyObject_HEAD
    Lines lines;
} WordTable;

PyTypeObject *WordTableType;

const Lines *lines_of_table(PyObject *table) {
    return &((WordTable *)table)->lines;
}

static int init(WordTable *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"data", NULL};
    PyObject *data;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O", names, &data))
        return -1;
    return read_lines(&self->lines, data);
}

static void dealloc(WordTable *self) {
    PyTypeObject *type = Py_TYPE(self);
    forget_lines(&self->lines);
    type->tp_free(self);
    Py_DECREF(type);
}

/* 1 with the value of a word, 0 where the table does not have the word, -1 after an error. */
static int look_up(WordTable *self, PyObject *word, Bytes *value) {
    Py_ssize_t length;
    if (!PyUnicode_Check(word)) {
        PyErr_SetString(PyExc_TypeError, "a word is a str");
        return -1;
    }
    if (!PyUnicode_IS_COMPACT_ASCII(word))
        return 0;
    const char *letters = PyUnicode_AsUTF8AndSize(word, &length);
    if (letters == NULL)
        return -1;
    *value = value_of(&self->lines, letters, length);
    return value->start != NULL;
}

static int contains(WordTable *self, PyObject *word) {
    Bytes value;
    return look_up(self, word, &value);
}

static PyObject *get(WordTable *self, PyObject *word) {
    Bytes value;
    int found = look_up(self, word, &value);
    if (found < 0)
        return NULL;
    if (found == 0)
        Py_RETURN_NONE;
    return PyUnicode_DecodeASCII(value.start, value.length, "replace");
}

static PyObject *number(WordTable *self, PyObject *word) {
    Bytes value;
    int found = look_up(self, word, &value);
    if (found < 0)
        return NULL;
    if (found == 0)
        Py_RETURN_NONE;
    return PyFloat_FromDouble((double)number_in(value) / 100.0);
}

static PyObject *following(WordTable *self, PyObject *args) {
    PyObject *word, *item;
    Bytes value, number = {NULL, 0};
    if (!PyArg_ParseTuple(args, "OU", &word, &item))
        return NULL;
    int found = look_up(self, word, &value);
    if (found < 0)
        return NULL;
    if (found == 0)
        Py_RETURN_NONE;
    if (PyUnicode_IS_ASCII(item))
        number = item_of(value, PyUnicode_DATA(item), PyUnicode_GET_LENGTH(item));
    PyObject *is_there = number.start ? Py_True : Py_False;
    return Py_BuildValue("dO", (double)number_in(number.start ? number : value) / 10.0, is_there);
}

/* letter_costs of rules/_spelling_shape.py: what a table says of each three letters in a row of ^word$. */
static PyObject *letter_costs(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *word, *table;
    double unseen;
    if (!PyArg_ParseTuple(args, "UO!d", &word, WordTableType, &table, &unseen))
        return NULL;
    Py_ssize_t length = PyUnicode_GET_LENGTH(word);
    PyObject *costs = PyList_New(length);
    for (Py_ssize_t i = 0; costs != NULL && i < length; i++) {
        char three[3] = {'^', 0, '$'};
        for (Py_ssize_t j = 0; j < 3; j++) {
            if (i + j > 0 && i + j <= length) {
                Py_UCS4 c = PyUnicode_READ_CHAR(word, i + j - 1);
                three[j] = c < 128 ? (char)c : '\n'; /* which no table has */
            }
        }
        Bytes value = value_of(lines_of_table(table), three, 3);
        PyObject *cost = PyFloat_FromDouble(value.start ? (double)number_in(value) / 100.0 : unseen);
        if (cost == NULL)
            Py_CLEAR(costs);
        else
            PyList_SET_ITEM(costs, i, cost);
    }
    return costs;
}

static PyMethodDef functions[] = {
    {"letter_costs", letter_costs, METH_VARARGS, "What a table says of each three letters in a row."},
    {NULL, NULL, 0, NULL},
};

static PyMethodDef methods[] = {
    {"get", (PyCFunction)get, METH_O, "What the file says of a word, or None where it does not have the word."},
    {"number", (PyCFunction)number, METH_O, "The hundredths that the file begins with saying, or None."},
    {"following", (PyCFunction)following, METH_VARARGS, "The tenths that the file has for an item of a word's value."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_init, init}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {Py_sq_contains, contains}, {0, NULL},
};

static PyType_Spec spec = {"checker._native.WordTable", sizeof(WordTable), 0, Py_TPFLAGS_DEFAULT, slots};

int add_word_table(PyObject *module) {
    WordTableType = add_type(module, "WordTable", &spec);
    return WordTableType == NULL ? -1 : PyModule_AddFunctions(module, functions);
}
