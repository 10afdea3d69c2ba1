/* WordCounts of checker/words.py: how often each word of a text stands there. */
#include "word_reader.h"

typedef struct {
    PyObject_HEAD
    Table words;
} WordCounts;

/* Count a word once more; 0, or -1 after an error. */
static int count_word(Table *words, const Word *word) {
    if (insert(words, word) < 0)
        return -1;
    words->counts[slot_of(words, word)]++;
    return 0;
}

static int init(WordCounts *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"text", NULL};
    PyObject *text;
    Reader reader;
    Word word;
    int bits = 6;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O", names, &text) || open_text(&reader, text) < 0)
        return -1;
    release(&self->words);
    while (bits < 16 && reader.size > (size_t)8 << bits) /* a text of 8 bytes has less than half a new word */
        bits++;
    int failed = prepare(&self->words, bits, 1) < 0;
    while (!failed && next_word(&reader, &word))
        failed = count_word(&self->words, &word) < 0;
    close_text(&reader);
    return failed ? -1 : 0;
}

static void dealloc(WordCounts *self) {
    PyTypeObject *type = Py_TYPE(self);
    release(&self->words);
    type->tp_free(self);
    Py_DECREF(type);
}

unsigned long count_of_word(PyObject *object, Bytes word) {
    const WordCounts *self = (WordCounts *)object;
    Word asked = word_of(word.start, (size_t)word.length);
    return self->words.size && word.length > 0 ? self->words.counts[slot_of(&self->words, &asked)] : 0;
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
