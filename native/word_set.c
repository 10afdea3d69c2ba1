/* WordSet of checker/words.py: a set of words, as lower-case UTF-8, that reads texts. */
#include "word_reader.h"

PyTypeObject *WordSetType;
unsigned char word_kinds[256];

static void fill_kinds(void) {
    for (int c = 0; c < 128; c++)
        word_kinds[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? BELONGS : SEPARATES;
    memset(word_kinds + 128, BEYOND, 128);
}

static int add_word(WordSet *self, PyObject *word) {
    char *bytes;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(word, &bytes, &length) < 0)
        return -1;
    return insert(&self->words, bytes, length, key_of(bytes, length)) < 0 ? -1 : 0;
}

static PyObject *new(PyTypeObject *type, PyObject *Py_UNUSED(args), PyObject *Py_UNUSED(kwargs)) {
    WordSet *self = (WordSet *)type->tp_alloc(type, 0);
    if (self != NULL && prepare(&self->words, 10) < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static int init(WordSet *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"words", NULL};
    PyObject *words;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O", names, &words))
        return -1;
    PyObject *each = PyObject_GetIter(words), *word;
    if (each == NULL)
        return -1;
    while ((word = PyIter_Next(each)) != NULL) {
        int failed = add_word(self, word) < 0;
        Py_DECREF(word);
        if (failed)
            break;
    }
    Py_DECREF(each);
    return PyErr_Occurred() ? -1 : 0;
}

static void dealloc(WordSet *self) {
    PyTypeObject *type = Py_TYPE(self);
    release(&self->words);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *add(WordSet *self, PyObject *word) {
    if (add_word(self, word) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static Py_ssize_t length_of(WordSet *self) {
    return (Py_ssize_t)self->words.used;
}

static int contains(WordSet *self, PyObject *word) {
    char *bytes;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(word, &bytes, &length) < 0)
        return -1;
    return length > 0 && slot_of(&self->words, bytes, length, key_of(bytes, length))->length > 0;
}

static PyObject *members(WordSet *self, PyObject *text) {
    Reader reader;
    Table seen;
    if (open_text(&reader, text) < 0)
        return NULL;
    PyObject *found = prepare(&seen, 4) < 0 ? NULL : PyList_New(0);
    int more = found == NULL ? -1 : 1;
    while (more > 0 && (more = next_word(&reader)) > 0) {
        if (!slot_of_word(&self->words, &reader.word)->length)
            continue;
        int is_new = insert_word(&seen, &reader.word);
        PyObject *bytes = is_new > 0 ? bytes_of(&reader.word) : NULL;
        if (is_new < 0 || (is_new && (bytes == NULL || PyList_Append(found, bytes) < 0)))
            more = -1;
        Py_XDECREF(bytes);
    }
    release(&seen);
    close_text(&reader);
    if (more < 0)
        Py_CLEAR(found);
    return found;
}

static PyObject *has_some(WordSet *self, PyObject *args) {
    PyObject *text;
    Py_ssize_t least;
    Reader reader;
    Table seen;
    if (!PyArg_ParseTuple(args, "On", &text, &least) || open_text(&reader, text) < 0)
        return NULL;
    int more = prepare(&seen, 4) < 0 ? -1 : 1;
    while (more > 0 && least > 0 && (more = next_word(&reader)) > 0) {
        int is_new = slot_of_word(&self->words, &reader.word)->length ? insert_word(&seen, &reader.word) : 0;
        more = is_new < 0 ? -1 : 1;
        least -= is_new > 0;
    }
    release(&seen);
    close_text(&reader);
    return more < 0 ? NULL : PyBool_FromLong(least <= 0);
}

static PyObject *sample(WordSet *self, PyObject *args) {
    PyObject *text;
    Py_ssize_t most, enough, distinct, read = 0, known = 0, different = 0;
    Reader reader;
    if (!PyArg_ParseTuple(args, "Onnn", &text, &most, &enough, &distinct) || open_text(&reader, text) < 0)
        return NULL;
    const Table *words = &self->words;
    char *met = PyMem_Calloc(words->size, 1); /* the slots that were looked at */
    int more = met == NULL ? (PyErr_NoMemory(), -1) : 0;
    int has_enough = 0;
    while (more >= 0 && read < most && !has_enough && (more = next_word(&reader)) > 0) {
        const Slot *slot = slot_of_word(words, &reader.word);
        read++;
        if (slot->length == 0)
            continue;
        known++;
        different += !met[slot - words->slots];
        met[slot - words->slots] = 1;
        has_enough = known >= enough && different >= distinct;
    }
    PyMem_Free(met);
    close_text(&reader);
    return more < 0 ? NULL : Py_BuildValue("nnn", read, known, different);
}

static PyObject *count_words(PyObject *Py_UNUSED(module), PyObject *text) {
    Reader reader;
    if (open_text(&reader, text) < 0)
        return NULL;
    Py_ssize_t count = 0;
    const unsigned char *at = reader.at, *end = reader.end;
    uint64_t inside = 0; /* 1 after a byte of a word */
    while (at < end) {
        uint64_t bytes = load_some(at, end - at);
        if (bytes & EACH(0x80u)) { /* one byte or mark by itself */
            int skip = word_kinds[*at] == BEYOND ? mark(at, end) : word_kinds[*at] == SEPARATES;
            count += !skip && !inside;
            inside = !skip;
            at += skip ? skip : 1;
        } else {
            uint64_t words = in_words(bytes) >> 7, begins = words & ~(words << 8 | inside);
            count += begins * EACH(1u) >> 56;
            inside = words >> 56;
            at += WHOLE;
        }
    }
    close_text(&reader);
    return PyLong_FromSsize_t(count);
}

static PyMethodDef methods[] = {
    {"add", (PyCFunction)add, METH_O, "Take a word in."},
    {"members", (PyCFunction)members, METH_O, "The distinct words of a text that are in the set."},
    {"has_some", (PyCFunction)has_some, METH_VARARGS, "Whether a text has so many distinct words of the set."},
    {"sample", (PyCFunction)sample, METH_VARARGS, "Of the first words of a text: how many, in the set, and distinct."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, new},         {Py_tp_init, init},           {Py_tp_dealloc, dealloc},  {Py_tp_methods, methods},
    {Py_sq_contains, contains}, {Py_sq_length, length_of}, {0, NULL},
};

static PyType_Spec spec = {"checker._native.WordSet", sizeof(WordSet), 0, Py_TPFLAGS_DEFAULT, slots};

static PyMethodDef functions[] = {
    {"count_words", count_words, METH_O, "The number of words of a text."},
    {NULL, NULL, 0, NULL},
};

int add_word_set(PyObject *module) {
    fill_kinds();
    WordSetType = add_type(module, "WordSet", &spec);
    return WordSetType == NULL ? -1 : PyModule_AddFunctions(module, functions);
}
