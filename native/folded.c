/* folded and letters of checker/folding.py, and texts folded in UTF-8. */
#include "folded.h"

/* Characters that `re` takes for others whatever their case, in lower case, each with the one that stands for both. */
static const struct {
    Py_UCS4 from, to;
} variants[] = {
    {0xb5, 0x3bc}, {0x131, 0x69}, {0x17f, 0x73}, {0x345, 0x3b9}, {0x3c2, 0x3c3}, {0x3d0, 0x3b2}, {0x3d1, 0x3b8},
    {0x3d5, 0x3c6}, {0x3d6, 0x3c0}, {0x3f0, 0x3ba}, {0x3f1, 0x3c1}, {0x3f5, 0x3b5}, {0x1c80, 0x432}, {0x1c81, 0x434},
    {0x1c82, 0x43e}, {0x1c83, 0x441}, {0x1c84, 0x442}, {0x1c85, 0x442}, {0x1c86, 0x44a}, {0x1c87, 0x463},
    {0x1c88, 0xa64b}, {0x1e9b, 0x1e61}, {0x1fbe, 0x3b9}, {0x1fd3, 0x390}, {0x1fe3, 0x3b0}, {0xfb05, 0xfb06},
};

static inline unsigned char lower_ascii(unsigned char c) {
    return c + ((unsigned char)(c - 'A') < 26 ? 32 : 0);
}

static inline Py_UCS4 fold(Py_UCS4 c) {
    if (c < 128)
        return lower_ascii((unsigned char)c);
    if (c - 0x2000 < 0x70) /* dashes, quotation marks and the like, which are frequent */
        return c;
    int digit = Py_UNICODE_TODECIMAL(c);
    if (digit >= 0)
        return '0' + (Py_UCS4)digit;
    c = Py_UNICODE_TOLOWER(c);
    size_t low = 0, high = sizeof variants / sizeof *variants;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (variants[middle].from == c)
            return variants[middle].to;
        if (variants[middle].from < c)
            low = middle + 1;
        else
            high = middle;
    }
    return c;
}

Py_UCS4 folded_character(Py_UCS4 c) {
    return fold(c);
}

PyObject *folded_text(PyObject *text) {
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    if (PyUnicode_IS_ASCII(text)) {
        PyObject *lower = PyUnicode_New(length, 127);
        for (Py_ssize_t i = 0; lower && i < length; i++)
            PyUnicode_1BYTE_DATA(lower)[i] = lower_ascii(((const unsigned char *)data)[i]);
        return lower;
    }
    Py_UCS4 *characters = PyMem_New(Py_UCS4, length + 1);
    if (characters == NULL)
        return PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < length; i++)
        characters[i] = fold(PyUnicode_READ(kind, data, i));
    PyObject *result = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, characters, length);
    PyMem_Free(characters);
    return result;
}

static PyObject *folded(PyObject *module, PyObject *text) {
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(text)->tp_name);
    return folded_text(text);
}

static PyObject *letters(PyObject *module, PyObject *text) {
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(text)->tp_name);
    Py_ssize_t count = 0, length = PyUnicode_GET_LENGTH(text);
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    for (Py_ssize_t i = 0; i < length; i++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, i);
        count += (c < 128 ? Py_ISALNUM(c) : Py_UNICODE_ISALNUM(c)) != 0;
    }
    return PyLong_FromSsize_t(count);
}

void *grown(void *array, size_t *room, size_t count, size_t size) {
    if (count < *room)
        return array;
    void *larger = PyMem_Realloc(array, (2 * *room + 256) * size);
    if (larger == NULL)
        PyErr_NoMemory();
    else
        *room = 2 * *room + 256;
    return larger;
}

int reserve(Encoded *to, size_t more) {
    if (to->room - to->length >= more + PADDING && to->bytes)
        return 0;
    size_t room = to->length + more + PADDING + to->room / 2;
    unsigned char *bytes = PyMem_Realloc(to->bytes, room);
    if (bytes == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    to->bytes = bytes;
    to->room = room;
    return 0;
}

static inline unsigned char *encode(unsigned char *out, Py_UCS4 c) {
    if (c < 0x80) {
        *out++ = (unsigned char)c;
    } else if (c < 0x800) {
        *out++ = (unsigned char)(0xc0 | c >> 6);
        *out++ = (unsigned char)(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        if (c >= 0xd800 && c < 0xe000) {
            *out++ = '?';
        } else {
            *out++ = (unsigned char)(0xe0 | c >> 12);
            *out++ = (unsigned char)(0x80 | (c >> 6 & 0x3f));
            *out++ = (unsigned char)(0x80 | (c & 0x3f));
        }
    } else {
        *out++ = (unsigned char)(0xf0 | c >> 18);
        *out++ = (unsigned char)(0x80 | (c >> 12 & 0x3f));
        *out++ = (unsigned char)(0x80 | (c >> 6 & 0x3f));
        *out++ = (unsigned char)(0x80 | (c & 0x3f));
    }
    return out;
}

enum { RUN = 32 }; /* characters at once: of fewer, compilers make steps for each */

/* Write the runs at the beginning of some characters that are ASCII throughout; how many characters they have. */
static inline Py_ssize_t add_ascii(unsigned char *out, int kind, const void *data, Py_ssize_t begin, Py_ssize_t end) {
    Py_ssize_t i = begin;
    for (; i + RUN <= end; i += RUN) {
        Py_UCS4 all = 0;
        for (int n = 0; n < RUN; n++)
            all |= PyUnicode_READ(kind, data, i + n);
        if (all >= 128)
            break;
        for (int n = 0; n < RUN; n++)
            *out++ = lower_ascii((unsigned char)PyUnicode_READ(kind, data, i + n));
    }
    return i - begin;
}

static inline void add(Encoded *to, int kind, const void *data, Py_ssize_t begin, Py_ssize_t end) {
    unsigned char *out = to->bytes + to->length;
    for (Py_ssize_t i = begin; i < end;) {
        Py_ssize_t run = add_ascii(out, kind, data, i, end);
        out += run;
        i += run;
        for (int beyond = 0; i < end; i++) { /* up to the next that is ASCII behind one that is not */
            Py_UCS4 c = PyUnicode_READ(kind, data, i);
            if (c < 128 && beyond)
                break;
            beyond = c >= 128;
            if (beyond)
                out = encode(out, fold(c));
            else
                *out++ = lower_ascii((unsigned char)c);
        }
    }
    to->length = out - to->bytes;
}

void add_folded(Encoded *to, int kind, const void *data, Py_ssize_t begin, Py_ssize_t end) {
    if (kind == PyUnicode_1BYTE_KIND) /* one call a kind, each compiled for it */
        add(to, PyUnicode_1BYTE_KIND, data, begin, end);
    else if (kind == PyUnicode_2BYTE_KIND)
        add(to, PyUnicode_2BYTE_KIND, data, begin, end);
    else
        add(to, PyUnicode_4BYTE_KIND, data, begin, end);
}

static PyMethodDef functions[] = {
    {"folded", folded, METH_O, "A text with one character for all that `re` takes for the same whatever the case."},
    {"letters", letters, METH_O, "How many letters and digits a text has."},
    {NULL, NULL, 0, NULL},
};

int add_folding(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
