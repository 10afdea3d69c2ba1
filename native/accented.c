/* accented_names of rules/name_variant.py: the names of two words of which one has an accent. */
#include "text.h"

typedef struct {
    Py_ssize_t begin, end;
    int is_accented;
} Word;

static int is_mark(Py_UCS4 c) {
    return is_one_of(c, ".,;:!?()[]\"") || c == 0x201C || c == 0x201D || c == 0x2018 || c == 0xAB || c == 0xBB;
}

static Word without_marks_after(const Text *text, Word word) {
    while (word.begin < word.end && is_mark(at(text, word.end - 1)))
        word.end--;
    return word;
}

/* A word without the marks after it and without a possessive ending. */
static Word bare(const Text *text, Word word) {
    static const Py_UCS4 apostrophes[] = {0x2019, '\''}; /* in the order in which they are taken off */
    word = without_marks_after(text, word);
    for (int i = 0; i < 2; i++)
        if (word.end - word.begin >= 2 && at(text, word.end - 1) == 's' && at(text, word.end - 2) == apostrophes[i])
            word.end -= 2;
    return without_marks_after(text, word);
}

static int are_letters(const Text *text, Word word) {
    for (Py_ssize_t i = word.begin; i < word.end; i++)
        if (!Py_UNICODE_ISALPHA(at(text, i)))
            return 0;
    return 1;
}

/* Add the name that two words make, if they do; 0, or -1 after an error. */
static int add_name(const Text *text, Word first, Word second, PyObject *names) {
    if ((!first.is_accented && !second.is_accented) || !Py_UNICODE_ISUPPER(at(text, second.begin)))
        return 0;
    while (first.begin < first.end && is_mark(at(text, first.begin)))
        first.begin++;
    second = bare(text, second);
    if (first.begin == first.end || !Py_UNICODE_ISUPPER(at(text, first.begin)) || !are_letters(text, first) ||
        !are_letters(text, second))
        return 0;
    PyObject *one = part_of(text, first.begin, first.end), *other = part_of(text, second.begin, second.end);
    PyObject *name = one && other ? PyUnicode_FromFormat("%U %U", one, other) : NULL;
    int failed = name == NULL || PySet_Add(names, name) < 0;
    Py_XDECREF(name);
    Py_XDECREF(one);
    Py_XDECREF(other);
    return failed ? -1 : 0;
}

static int is_accented(Py_UCS4 c) {
    return c >= 0xC0 && c < 0x180;
}

/* Add the names on a line; 0, or -1 after an error. */
static int add_names(const Text *text, Py_ssize_t begin, Py_ssize_t end, PyObject *names) {
    Word last = {0}, word = {.begin = begin}; /* the one before, empty where there is none */
    for (Py_ssize_t i = begin; i <= end; i++) {
        if (i < end && !Py_UNICODE_ISSPACE(at(text, i))) {
            word.is_accented |= is_accented(at(text, i));
            continue;
        }
        word.end = i;
        if (word.begin < word.end) {
            if (last.begin < last.end && add_name(text, last, word, names) < 0)
                return -1;
            last = word;
        }
        word = (Word){.begin = i + 1};
    }
    return 0;
}

static PyObject *accented_names(PyObject *Py_UNUSED(module), PyObject *string) {
    if (!PyUnicode_Check(string))
        return PyErr_Format(PyExc_TypeError, "a text is a str");
    Text text = text_of(string);
    PyObject *names = PySet_New(NULL);
    for (Py_ssize_t begin = 0, end; names != NULL && begin < text.length; begin = end + 1) {
        Py_ssize_t place = begin;
        while (place < text.length && !is_accented(PyUnicode_READ(text.size, text.data, place)))
            place++;
        if ((end = PyUnicode_FindChar(string, '\n', place, text.length, 1)) < 0)
            end = text.length;
        Py_ssize_t newline = PyUnicode_FindChar(string, '\n', begin, place, -1);
        if (place < text.length && add_names(&text, newline < 0 ? begin : newline + 1, end, names) < 0)
            Py_CLEAR(names);
    }
    return names;
}

static PyMethodDef functions[] = {
    {"accented_names", accented_names, METH_O, "The names of two words of which one has an accent."},
    {NULL, NULL, 0, NULL},
};

int add_accented(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
