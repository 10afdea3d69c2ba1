/* What the words of a line tell: spaced_words and tally_words of rules/_line_words.py. */
#include "native.h"

enum { FUNCTION = 1, PAGE = 2 };

static int separates(Py_UCS4 c) {
    if (c < 128)
        return Py_UNICODE_ISSPACE(c) || (c != 0 && strchr("\"()[]{}<>.,;:!?|/\\&+*=~#^_-%$@", (int)c) != NULL);
    switch (c) {
    case 0xA3: case 0xA9: case 0xAB: case 0xAE: case 0xB7: case 0xBB: case 0x200B: case 0x2013: case 0x2014: case 0x201C:
    case 0x201D: case 0x201E: case 0x2022: case 0x2023: case 0x2026: case 0x203A: case 0x20AC: case 0x2122: case 0x2219:
    case 0x25A0: case 0x25AA: case 0x25B6: case 0x25B8: case 0x25BA: case 0x25CF: case 0x25E6:
        return 1;
    }
    return Py_UNICODE_ISSPACE(c);
}

static PyObject *spaced_words(PyObject *Py_UNUSED(module), PyObject *text) {
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "a text, not %.100s", Py_TYPE(text)->tp_name);
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    PyObject *words = PyList_New(0);
    for (Py_ssize_t begin = 0, end; words != NULL; begin = end) {
        while (begin < length && separates(PyUnicode_READ(kind, data, begin)))
            begin++;
        if (begin == length)
            break;
        for (end = begin + 1; end < length && !separates(PyUnicode_READ(kind, data, end)); end++)
            ;
        PyObject *word = PyUnicode_Substring(text, begin, end);
        if (word == NULL || PyList_Append(words, word) < 0)
            Py_CLEAR(words);
        Py_XDECREF(word);
    }
    return words;
}

static int is_capital(Py_UCS4 c) {
    return Py_UNICODE_ISUPPER(c);
}

static int is_in_capitals(PyObject *word) {
    int kind = PyUnicode_KIND(word), seen = 0;
    const void *data = PyUnicode_DATA(word);
    for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(word); i++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, i);
        if (Py_UNICODE_ISLOWER(c) || Py_UNICODE_ISTITLE(c))
            return 0;
        seen |= is_capital(c);
    }
    return seen;
}

/* What is known of a word, whatever its case: a weight and flags. Returns 0 after an error. */
static int look_up(PyObject *known, PyObject *word, PyObject *lower, double *weight, long *flags) {
    PyObject *low = PyObject_CallMethodNoArgs(word, lower);
    PyObject *entry = low == NULL ? NULL : PyDict_GetItemWithError(known, low);
    Py_XDECREF(low);
    *weight = 0.0;
    *flags = 0;
    if (entry == NULL)
        return !PyErr_Occurred();
    if (!PyTuple_Check(entry) || PyTuple_GET_SIZE(entry) != 2) {
        PyErr_SetString(PyExc_TypeError, "of a word a weight and flags are known");
        return 0;
    }
    *weight = PyFloat_AsDouble(PyTuple_GET_ITEM(entry, 0));
    *flags = PyErr_Occurred() ? 0 : PyLong_AsLong(PyTuple_GET_ITEM(entry, 1));
    return !PyErr_Occurred();
}

static PyObject *lower_name;

static PyObject *tally_words(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *words, *known;
    if (!PyArg_ParseTuple(args, "O!O!", &PyList_Type, &words, &PyDict_Type, &known))
        return NULL;
    int capitals = 0, in_capitals = 0, function = 0, page = 0;
    long first = 0, all = 0, flags;
    double sum = 0.0, strongest = 0.0, weight;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(words); i++) {
        PyObject *word = PyList_GET_ITEM(words, i);
        if (!PyUnicode_Check(word) || PyUnicode_GET_LENGTH(word) == 0)
            return PyErr_Format(PyExc_TypeError, "a word has characters");
        Py_INCREF(word);
        int failed = !look_up(known, word, lower_name, &weight, &flags);
        int capital = is_capital(PyUnicode_READ_CHAR(word, 0));
        in_capitals += capital && is_in_capitals(word);
        Py_DECREF(word);
        if (failed)
            return NULL;
        capitals += capital;
        function += (flags & FUNCTION) != 0;
        page += (flags & PAGE) != 0;
        first = i ? first : flags;
        all |= flags;
        sum += weight;
        strongest = i && strongest >= weight ? strongest : weight;
    }
    return Py_BuildValue("iiiilldd", capitals, in_capitals, function, page, first, all, sum, strongest);
}

static PyMethodDef functions[] = {
    {"spaced_words", spaced_words, METH_O, "The words of a line, which white space and marks separate."},
    {"tally_words", tally_words, METH_VARARGS, "How the words of a line are written, and what is known of them."},
    {NULL, NULL, 0, NULL},
};

int add_line_words(PyObject *module) {
    lower_name = PyUnicode_InternFromString("lower");
    return lower_name == NULL ? -1 : PyModule_AddFunctions(module, functions);
}
