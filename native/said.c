/* says_any of rules/_people.py: whether words stand in a text. */
#include <stdint.h>

#include "text.h"

static int is_space(Py_UCS4 c) {
    return c < 128 ? c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31) : Py_UNICODE_ISSPACE(c);
}

static int is_mark(Py_UCS4 c) {
    return is_one_of(c, ".,;:!?\"')]") || c == 0x201D || c == 0x2019;
}

/* Whether a word stands at a place, alone or with marks after it. */
static int is_said_at(const Text *text, Py_ssize_t place, const Text *word) {
    if (word->length > text->length - place)
        return 0;
    for (Py_ssize_t i = 0; i < word->length; i++)
        if (at(text, place + i) != at(word, i))
            return 0;
    for (place += word->length; is_mark(at(text, place));)
        place++;
    return place == text->length || is_space(at(text, place));
}

static int is_any_said_at(const Text *text, Py_ssize_t place, PyObject *words) {
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(words); n++) {
        Text word = text_of(PyList_GET_ITEM(words, n));
        if (word.length && is_said_at(text, place, &word))
            return 1;
    }
    return 0;
}

/* Compiled for each size of characters by itself; `firsts` has a bit for what each word begins with, high bits aside. */
static inline int is_said_in(const Text *text, PyObject *words, uint64_t firsts, int size) {
    Py_UCS4 before = 0, c;
    for (Py_ssize_t i = 0; i < text->length; i++, before = c) {
        c = PyUnicode_READ(size, text->data, i);
        if ((before == ' ' || before == '\n') && firsts >> (c & 63) & 1 && is_any_said_at(text, i, words))
            return 1;
    }
    return 0;
}

static int is_said(const Text *text, PyObject *words) {
    uint64_t firsts = 0;
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(words); n++) {
        Text word = text_of(PyList_GET_ITEM(words, n));
        firsts |= UINT64_C(1) << (at(&word, 0) & 63);
    }
    return text->size == PyUnicode_1BYTE_KIND   ? is_said_in(text, words, firsts, PyUnicode_1BYTE_KIND)
           : text->size == PyUnicode_2BYTE_KIND ? is_said_in(text, words, firsts, PyUnicode_2BYTE_KIND)
                                                : is_said_in(text, words, firsts, PyUnicode_4BYTE_KIND);
}

static PyObject *says_any(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count) {
    if (count != 2 || !PyUnicode_Check(args[0]) || !PyList_Check(args[1]))
        return PyErr_Format(PyExc_TypeError, "a str and a list of words");
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(args[1]); i++)
        if (!PyUnicode_Check(PyList_GET_ITEM(args[1], i)))
            return PyErr_Format(PyExc_TypeError, "a word is a str");
    Text text = text_of(args[0]);
    return PyBool_FromLong(is_said(&text, args[1]));
}

static PyMethodDef functions[] = {
    {"says_any", (PyCFunction)(void (*)(void))says_any, METH_FASTCALL, "Whether a text has any of some words."},
    {NULL, NULL, 0, NULL},
};

int add_said(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
