/* lower_case_words of rules/_people.py. A word that was met lately is not made again. */
#include <stdint.h>

#include "text.h"

enum { SLOTS = 4096 };

typedef struct {
    Py_ssize_t start, length;
} Stretch;

static int is_mark(Py_UCS4 c) {
    return is_one_of(c, ".,;:!?\"')]") || c == 0x201D || c == 0x2019;
}

static int are_equal(const Text *text, Stretch one, Stretch other) {
    size_t size = (size_t)text->size;
    const char *data = text->data;
    return one.length == other.length &&
           memcmp(data + one.start * size, data + other.start * size, one.length * size) == 0;
}

static PyObject *words_of_text(const Text *text) {
    Stretch met[SLOTS] = {{0, 0}};
    PyObject *words = PyFrozenSet_New(NULL);
    for (Py_ssize_t next = 0; words != NULL && next < text->length;) {
        Py_ssize_t start = next, end;
        uint32_t hash = 0;
        for (Py_UCS4 c; next < text->length && !Py_UNICODE_ISSPACE(c = at(text, next)); next++)
            hash = (hash ^ c) * 16777619u;
        end = next++;
        if (start == end || !Py_UNICODE_ISLOWER(at(text, start)))
            continue;
        Stretch word = {start, end - start}, *slot = &met[(hash ^ hash >> 15) % SLOTS];
        if (are_equal(text, word, *slot))
            continue;
        *slot = word;
        while (is_mark(at(text, end - 1)))
            end--;
        PyObject *bare = PyUnicode_Substring(text->string, start, end);
        if (bare == NULL || PySet_Add(words, bare) < 0)
            Py_CLEAR(words);
        Py_XDECREF(bare);
    }
    return words;
}

static PyObject *lower_case_words(PyObject *Py_UNUSED(module), PyObject *string) {
    if (!PyUnicode_Check(string))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(string)->tp_name);
    Text text = text_of(string);
    return words_of_text(&text);
}

static PyMethodDef functions[] = {
    {"lower_case_words", lower_case_words, METH_O, "The words of a text in lower case, without marks at their ends."},
    {NULL, NULL, 0, NULL},
};

int add_lower_words(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
