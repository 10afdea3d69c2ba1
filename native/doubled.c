/* doubled_words of rules/repeated_word.py: where a word stands twice in a row. */
#include "endings.h"

static int is_in_word(const Text *text, Py_ssize_t i) {
    Py_UCS4 c = PyUnicode_READ(text->size, text->data, i);
    return c == '_' || Py_UNICODE_ISALNUM(c);
}

static int is_space(const Text *text, Py_ssize_t i) {
    Py_UCS4 c = PyUnicode_READ(text->size, text->data, i);
    return c == ' ' || c == 0xa0;
}

/* Whether the same letters stand at two places, whatever their case. */
static int is_same(const Text *text, Py_ssize_t one, Py_ssize_t other, Py_ssize_t length) {
    if (length > text->length - other)
        return 0;
    for (Py_ssize_t i = 0; i < length; i++)
        if (Py_UNICODE_TOLOWER(at(text, one + i)) != Py_UNICODE_TOLOWER(at(text, other + i)))
            return 0;
    return 1;
}

static PyObject *doubled_words(PyObject *Py_UNUSED(module), PyObject *string) {
    if (!PyUnicode_Check(string))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(string)->tp_name);
    Text text = text_of(string);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t end = 1; found != NULL && end < text.length; end++) {
        if (!is_space(&text, end) || !is_in_word(&text, end - 1))
            continue;
        Py_ssize_t begin = end - 1, next = end + 1;
        while (begin > 0 && is_in_word(&text, begin - 1))
            begin--;
        while (next < text.length && is_space(&text, next))
            next++;
        if (is_same(&text, begin, next, end - begin) && add_number(found, begin) < 0)
            Py_CLEAR(found);
        end = next - 1;
    }
    return found;
}

static PyMethodDef functions[] = {
    {"doubled_words", doubled_words, METH_O, "Where words begin that stand twice in a row."},
    {NULL, NULL, 0, NULL},
};

int add_doubled(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
