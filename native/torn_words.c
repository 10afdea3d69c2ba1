/* torn_words of rules/split_word.py: unknown words that may make a word with the one before or after them. */
#include "spelling.h"
#include "text.h"

enum { LONGEST = 60 }; /* letters of a word that is made; no target has as many */

static int is_small(Py_UCS4 c) {
    return c >= 'a' && c <= 'z';
}

static int is_letter(Py_UCS4 c) {
    return is_small(c | 0x20) && c < 128;
}

/* The letters of a word to come, in lower case. */
typedef struct {
    char letters[LONGEST];
    Py_ssize_t length;
} Whole;

/* Add some characters, as far as there is room for one more than the longest. */
static void add(Whole *whole, const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    for (; begin < end; begin++, whole->length++)
        if (whole->length < LONGEST)
            whole->letters[whole->length] = (char)(at(text, begin) | 0x20);
}

static int is_target(const Lines *targets, const Whole *whole) {
    return whole->length <= LONGEST && value_of(targets, whole->letters, whole->length).start != NULL;
}

/* Whether a word, which stands at a place in small letters, makes a target with the word after or before it. */
static int may_be_torn(const Text *text, Py_ssize_t start, Py_ssize_t end, const Lines *targets) {
    Whole whole = {.length = 0};
    Py_ssize_t next = end + 1, last = start - 1, first;
    if (at(text, end) == ' ' && is_small(at(text, next))) {
        while (is_small(at(text, next)))
            next++;
        add(&whole, text, start, end);
        add(&whole, text, end + 1, next);
        if (is_target(targets, &whole))
            return 1;
    }
    last -= last > 0 && at(text, last) == '\n';
    if (last <= 0 || at(text, last) != ' ' || !is_letter(at(text, last - 1)))
        return 0;
    for (first = last; first > 0 && is_letter(at(text, first - 1)); first--)
        ;
    whole.length = 0;
    add(&whole, text, first, last);
    add(&whole, text, start, end);
    return is_target(targets, &whole);
}

/* Whether a word of small letters of ASCII stands at a place, written so. */
static int stands_at(const Text *text, Py_ssize_t start, PyObject *word) {
    Py_ssize_t length = PyUnicode_GET_LENGTH(word);
    if (start < 0 || !PyUnicode_IS_ASCII(word) || length > text->length - start)
        return 0;
    for (Py_ssize_t i = 0; i < length; i++)
        if (!is_small(at(text, start + i)) || at(text, start + i) != ((const Py_UCS1 *)PyUnicode_DATA(word))[i])
            return 0;
    return 1;
}

/* Add the places of a word where it may be torn; 0, or -1 after an error. */
static int look_at(const Text *text, PyObject *word, PyObject *starts, const Lines *targets, PyObject *found) {
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(starts); i++) {
        Py_ssize_t start = PyLong_AsSsize_t(PyList_GET_ITEM(starts, i));
        if (start == -1 && PyErr_Occurred())
            return -1;
        if (!stands_at(text, start, word) || !may_be_torn(text, start, start + PyUnicode_GET_LENGTH(word), targets))
            continue;
        PyObject *place = PyTuple_Pack(2, word, PyList_GET_ITEM(starts, i));
        int failed = place == NULL || PyList_Append(found, place) < 0;
        Py_XDECREF(place);
        if (failed)
            return -1;
    }
    return 0;
}

static PyObject *torn_words(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string, *places, *table, *word, *starts;
    Py_ssize_t item = 0;
    if (!PyArg_ParseTuple(args, "UO!O!", &string, &PyDict_Type, &places, WordTableType, &table))
        return NULL;
    Text text = text_of(string);
    PyObject *found = PyList_New(0);
    while (found != NULL && PyDict_Next(places, &item, &word, &starts)) {
        int is_sound = PyUnicode_Check(word) && PyList_Check(starts);
        if (!is_sound)
            PyErr_SetString(PyExc_TypeError, "places are a list for each str");
        if (!is_sound || look_at(&text, word, starts, lines_of_table(table), found) < 0)
            Py_CLEAR(found);
    }
    return found;
}

static PyMethodDef functions[] = {
    {"torn_words", torn_words, METH_VARARGS, "The places of words that may make a word with their neighbour."},
    {NULL, NULL, 0, NULL},
};

int add_torn_words(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
