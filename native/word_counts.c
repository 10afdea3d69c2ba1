/* WordCounts of checker/words.py: how often each word of a text stands there. */
#include "word_reader.h"

typedef struct {
    PyObject_HEAD
    Table words;
    uint32_t *counts; /* by the place at which a word's bytes begin */
} WordCounts;

static void forget(WordCounts *self) {
    release(&self->words);
    PyMem_Free(self->counts);
    self->counts = NULL;
}

/* Count a word once more; `room` is how many counts there is room for. */
static int count_word(WordCounts *self, const Word *word, size_t *room) {
    const Slot *slot = slot_of_word(&self->words, word);
    if (slot->length) {
        self->counts[slot->place]++;
        return 0;
    }
    if (insert_word(&self->words, word) < 0)
        return -1;
    if (self->words.room > *room) {
        uint32_t *counts = PyMem_Realloc(self->counts, self->words.room * sizeof *counts);
        if (counts == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        memset(counts + *room, 0, (self->words.room - *room) * sizeof *counts);
        self->counts = counts;
        *room = self->words.room;
    }
    self->counts[slot_of_word(&self->words, word)->place] = 1;
    return 0;
}

static int init(WordCounts *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"text", NULL};
    PyObject *text;
    Reader reader;
    size_t room = 0;
    int bits = 6;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O", names, &text) || open_text(&reader, text) < 0)
        return -1;
    forget(self);
    while (bits < 16 && reader.end - reader.at > (Py_ssize_t)8 << bits) /* a text of 8 bytes has less than half a new word */
        bits++;
    int more = prepare(&self->words, bits) < 0 ? -1 : 1;
    while (more > 0 && (more = next_word(&reader)) > 0) {
        if (count_word(self, &reader.word, &room) < 0)
            more = -1;
    }
    close_text(&reader);
    return more < 0 ? -1 : 0;
}

static void dealloc(WordCounts *self) {
    PyTypeObject *type = Py_TYPE(self);
    forget(self);
    type->tp_free(self);
    Py_DECREF(type);
}

unsigned long count_of_word(PyObject *object, Bytes word) {
    const WordCounts *self = (WordCounts *)object;
    const Slot *slot =
        self->words.size ? slot_of(&self->words, word.start, word.length, key_of(word.start, word.length)) : NULL;
    return slot != NULL && slot->length ? self->counts[slot->place] : 0;
}

static PyObject *count_of(WordCounts *self, PyObject *word) {
    char *bytes;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(word, &bytes, &length) < 0)
        return NULL;
    return PyLong_FromUnsignedLong(count_of_word((PyObject *)self, (Bytes){bytes, length}));
}

static PyMethodDef methods[] = {
    {"of", (PyCFunction)count_of, METH_O, "How often a word stands in the text."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_init, init}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {0, NULL},
};

static PyType_Spec spec = {
    "checker._native.WordCounts", sizeof(WordCounts), 0, Py_TPFLAGS_DEFAULT, slots,
};

PyTypeObject *WordCountsType;

int add_word_counts(PyObject *module) {
    WordCountsType = add_type(module, "WordCounts", &spec);
    return WordCountsType == NULL ? -1 : 0;
}
