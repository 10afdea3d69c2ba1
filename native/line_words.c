/* What the words of a line tell: spaced_words, tally_words and lowered of rules/_line_words.py. */
#include "line_signs.h"

enum { FUNCTION = 1, PAGE = 2, IS_OPENER = 4, IS_READER = 8, IS_BY = 16, IS_MONTH = 32 };

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

/* What rules/_line_words.py calls a WordTally. */
typedef struct {
    int capitals, in_capitals, function, page;
    long first, any;
    double sum, strongest;
} Tally;

/* 0 after an error. */
static int tally(PyObject *words, PyObject *known, Tally *told) {
    *told = (Tally){0};
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(words); i++) {
        PyObject *word = PyList_GET_ITEM(words, i);
        double weight;
        long flags;
        if (!PyUnicode_Check(word) || PyUnicode_GET_LENGTH(word) == 0) {
            PyErr_SetString(PyExc_TypeError, "a word has characters");
            return 0;
        }
        Py_INCREF(word);
        int failed = !look_up(known, word, lower_name, &weight, &flags);
        int capital = is_capital(PyUnicode_READ_CHAR(word, 0));
        told->in_capitals += capital && is_in_capitals(word);
        Py_DECREF(word);
        if (failed)
            return 0;
        told->capitals += capital;
        told->function += (flags & FUNCTION) != 0;
        told->page += (flags & PAGE) != 0;
        told->first = i ? told->first : flags;
        told->any |= flags;
        told->sum += weight;
        told->strongest = i && told->strongest >= weight ? told->strongest : weight;
    }
    return 1;
}

static PyObject *tally_words(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *words, *known;
    Tally told;
    if (!PyArg_ParseTuple(args, "O!O!", &PyList_Type, &words, &PyDict_Type, &known) || !tally(words, known, &told))
        return NULL;
    return Py_BuildValue("iiiilldd", told.capitals, told.in_capitals, told.function, told.page, told.first, told.any,
                         told.sum, told.strongest);
}

static void add_case_signs(Sum *sum, int count, const Tally *told) {
    int all_begin_large = told->capitals == count;
    if (count > 1 && all_begin_large && told->in_capitals > 0.8 * count)
        add_sign(sum, CAPITALS);
    else if (count > 2 && told->capitals >= count - told->function)
        add_sign(sum, TITLE_CASE);
    if (told->function >= 0.4 * count) {
        add_sign(sum, FUNCTION_WORDS);
    } else if (!told->function) {
        if (count > 2)
            add_sign(sum, NO_FUNCTION_WORD);
        if (2 <= count && count <= 4 && all_begin_large)
            add_sign(sum, NAMES_ALONE);
    }
}

static void add_signs_of(Sum *sum, int count, const Tally *told) {
    add_step(sum, PAGE_WORDS, Py_MIN(told->page, 2));
    if (2 * told->page >= count)
        add_sign(sum, MOSTLY_PAGE_WORDS);
    if (told->first & IS_OPENER)
        add_sign(sum, OPENER);
    if (told->first & IS_BY)
        add_sign(sum, BY);
    if (told->any & IS_READER)
        add_sign(sum, READER);
    if (told->any & IS_MONTH)
        add_sign(sum, MONTH);
    add_step(sum, LEARNED, STEP_OF(told->sum, -1, 0.01, 0.5, 1, 2));
    add_step(sum, STRONGEST, STEP_OF(told->strongest, 0.3, 0.6, 1));
    add_case_signs(sum, count, told);
}

void add_word_signs(Sum *sum, PyObject *line, PyObject *known) {
    PyObject *words = spaced_words(NULL, line);
    Tally told;
    sum->failed |= words == NULL || !tally(words, known, &told);
    if (!sum->failed) {
        int count = (int)PyList_GET_SIZE(words);
        add_sign(sum, NO_WORD + (Sign)STEP_OF(count, 1, 2, 3, 5, 8, 13, 21));
        if (count)
            add_signs_of(sum, count, &told);
    }
    Py_XDECREF(words);
}

/* What `str.lower` gives, sooner where only some characters are beyond ASCII. */
static PyObject *lowered(PyObject *Py_UNUSED(module), PyObject *string) {
    if (!PyUnicode_Check(string))
        return PyErr_Format(PyExc_TypeError, "a text, not %.100s", Py_TYPE(string)->tp_name);
    Text text = text_of(string);
    Py_UCS4 *lower = PyUnicode_IS_ASCII(string) ? NULL : PyMem_New(Py_UCS4, text.length);
    for (Py_ssize_t i = 0; lower != NULL && i < text.length; i++) {
        Py_UCS4 c = at(&text, i);
        if (c == 0x130 || c == 0x3A3) { /* in lower case it is two characters, or its neighbours decide */
            PyMem_Free(lower);
            lower = NULL;
        } else {
            lower[i] = c < 128 ? c + (c >= 'A' && c <= 'Z' ? 32 : 0) : Py_UNICODE_TOLOWER(c);
        }
    }
    if (lower == NULL)
        return PyObject_CallMethodNoArgs(string, lower_name);
    PyObject *found = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, lower, text.length);
    PyMem_Free(lower);
    return found;
}

static PyMethodDef functions[] = {
    {"lowered", lowered, METH_O, "A text in lower case."},
    {"spaced_words", spaced_words, METH_O, "The words of a line, which white space and marks separate."},
    {"tally_words", tally_words, METH_VARARGS, "How the words of a line are written, and what is known of them."},
    {NULL, NULL, 0, NULL},
};

int add_line_words(PyObject *module) {
    lower_name = PyUnicode_InternFromString("lower");
    return lower_name == NULL ? -1 : PyModule_AddFunctions(module, functions);
}
