/* DateKinds of rules/_date_words.py. Words in ASCII, as nearly all are, are looked up without being made. */
#include "dates.h"

#include <stddef.h>

enum { LONGEST = 32 };

typedef struct {
    char letters[LONGEST];
    int length; /* 0 for an empty place */
    long kinds;
} Entry;

struct DateKinds {
    PyObject_HEAD
    PyObject *known; /* a dict */
    Entry *entries;  /* the words in ASCII that are not too long, each in a place that its hash tells */
    size_t mask;
};

PyTypeObject *date_kinds_type;

static Entry *place_of(const DateKinds *self, const char *letters, int length) {
    size_t hash = 0;
    for (int i = 0; i < length; i++)
        hash = hash * 31 + (unsigned char)letters[i];
    for (size_t place = hash & self->mask;; place = (place + 1) & self->mask) {
        Entry *entry = &self->entries[place];
        if (entry->length == 0 || (entry->length == length && memcmp(entry->letters, letters, length) == 0))
            return entry;
    }
}

/* Enter a word and its kinds; -1 on failure. */
static int enter(DateKinds *self, PyObject *word, PyObject *value) {
    long kinds = PyLong_Check(value) ? PyLong_AsLong(value) : 0;
    if (PyErr_Occurred())
        return -1;
    if (!PyUnicode_Check(word) || kinds < 1 || !(kinds & KNOWN)) {
        PyErr_SetString(PyExc_ValueError, "words of dates are known");
        return -1;
    }
    Py_ssize_t length = PyUnicode_GET_LENGTH(word);
    if (PyDict_SetItem(self->known, word, value) < 0)
        return -1;
    if (length == 0 || length > LONGEST || !PyUnicode_IS_ASCII(word))
        return 0;
    Entry *entry = place_of(self, PyUnicode_DATA(word), (int)length);
    memcpy(entry->letters, PyUnicode_DATA(word), (size_t)length);
    entry->length = (int)length;
    entry->kinds = kinds;
    return 0;
}

static PyObject *new_kinds(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *kinds, *word, *value;
    if (kwargs != NULL && PyDict_GET_SIZE(kwargs) > 0)
        return PyErr_Format(PyExc_TypeError, "DateKinds() takes no keywords");
    if (!PyArg_ParseTuple(args, "O!", &PyDict_Type, &kinds))
        return NULL;
    DateKinds *self = (DateKinds *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    size_t room = 16;
    while (room < 4 * (size_t)PyDict_GET_SIZE(kinds))
        room *= 2;
    self->mask = room - 1;
    self->known = PyDict_New();
    self->entries = PyMem_Calloc(room, sizeof *self->entries);
    if (self->entries == NULL)
        PyErr_NoMemory();
    int failed = self->known == NULL || self->entries == NULL;
    for (Py_ssize_t at = 0; !failed && PyDict_Next(kinds, &at, &word, &value);)
        failed = enter(self, word, value) < 0;
    if (failed)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void dealloc(DateKinds *self) {
    PyTypeObject *type = Py_TYPE(self);
    Py_CLEAR(self->known);
    PyMem_Free(self->entries);
    type->tp_free(self);
    Py_DECREF(type);
}

PyObject *lowered(const Text *text, Py_ssize_t start, Py_ssize_t end, int keeps_stops) {
    Py_ssize_t stops = 0;
    Py_UCS4 highest = 0;
    for (Py_ssize_t i = start; i < end; i++) {
        Py_UCS4 c = at(text, i);
        highest |= c;
        stops += c == '.' && !keeps_stops;
    }
    if (highest < 128) {
        PyObject *word = PyUnicode_New(end - start - stops, 127);
        Py_UCS1 *to = word == NULL ? NULL : PyUnicode_1BYTE_DATA(word);
        for (Py_ssize_t i = start; to != NULL && i < end; i++) {
            Py_UCS4 c = at(text, i);
            if (c != '.' || keeps_stops)
                *to++ = (Py_UCS1)(c >= 'A' && c <= 'Z' ? c | 32 : c);
        }
        return word;
    }
    PyObject *part = part_of(text, start, end);
    PyObject *low = part == NULL ? NULL : PyObject_CallMethod(part, "lower", NULL);
    PyObject *word = low == NULL || !stops ? Py_XNewRef(low) : PyObject_CallMethod(low, "replace", "ss", ".", "");
    Py_XDECREF(part);
    Py_XDECREF(low);
    return word;
}

/* The kinds of a word, 0 for an unknown one; -1 after an error. */
static long kinds_of(const DateKinds *self, PyObject *word) {
    PyObject *found = PyDict_GetItemWithError(self->known, word);
    return found != NULL ? PyLong_AsLong(found) : PyErr_Occurred() ? -1 : 0;
}

static PyObject *of(DateKinds *self, PyObject *word) {
    long kinds = kinds_of(self, word);
    return kinds < 0 ? NULL : PyLong_FromLong(kinds);
}

static int is_alphabetic(PyObject *word) {
    Text text = text_of(word);
    for (Py_ssize_t i = 0; i < text.length; i++)
        if (!Py_UNICODE_ISALPHA(at(&text, i)))
            return 0;
    return text.length > 0;
}

/* The same of any word, which is made. */
static DateWord any_word(const DateKinds *self, const Text *text, Py_ssize_t start, Py_ssize_t end, int keeps_stops) {
    PyObject *word = lowered(text, start, end, keeps_stops);
    DateWord told = word == NULL ? (DateWord){-1, 0} : (DateWord){kinds_of(self, word), is_alphabetic(word)};
    Py_XDECREF(word);
    return told;
}

DateWord word_of_dates(const DateKinds *self, const Text *text, Py_ssize_t start, Py_ssize_t end, int keeps_stops) {
    char letters[LONGEST];
    int length = 0, is_alphabetic = 1;
    for (Py_ssize_t i = start; i < end; i++) {
        Py_UCS4 c = at(text, i);
        if (c == '.' && !keeps_stops)
            continue;
        if (c >= 128 || length == LONGEST)
            return any_word(self, text, start, end, keeps_stops);
        Py_UCS4 low = c >= 'A' && c <= 'Z' ? c | 32 : c;
        is_alphabetic &= low >= 'a' && low <= 'z';
        letters[length++] = (char)low;
    }
    if (length == 0)
        return any_word(self, text, start, end, keeps_stops);
    const Entry *entry = place_of(self, letters, length);
    return (DateWord){entry->length ? entry->kinds : 0, is_alphabetic};
}

static PyMethodDef methods[] = {
    {"of", (PyCFunction)of, METH_O, "The kinds of a word, 0 for an unknown one."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {{Py_tp_new, new_kinds}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {0, NULL}};

static PyType_Spec spec = {"checker._native.DateKinds", sizeof(DateKinds), 0, Py_TPFLAGS_DEFAULT, slots};

int add_date_kinds(PyObject *module) {
    date_kinds_type = add_type(module, "DateKinds", &spec);
    return date_kinds_type == NULL ? -1 : 0;
}
