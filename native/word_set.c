/* WordSet of checker/words.py: a set of words, as lower-case UTF-8, that reads texts. */
#include "word_sample.h"

enum { USUAL_LENGTH = 8 }; /* of a word and the space after it */

PyTypeObject *WordSetType;

static int add_word(WordSet *self, PyObject *word) {
    char *bytes;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(word, &bytes, &length) < 0)
        return -1;
    Word added = word_of(bytes, (size_t)length);
    return length > 0 && insert(&self->words, &added) < 0 ? -1 : 0;
}

static PyObject *new(PyTypeObject *type, PyObject *Py_UNUSED(args), PyObject *Py_UNUSED(kwargs)) {
    WordSet *self = (WordSet *)type->tp_alloc(type, 0);
    if (self != NULL && prepare(&self->words, 10, 0) < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

/* Have room for some words, where none is there yet: to grow word by word takes as long again. */
static int have_room(Table *table, size_t count) {
    int bits = 64 - table->shift;
    while (bits < 30 && (size_t)1 << bits < 2 * count)
        bits++;
    if (table->used > 0 || table->size == (size_t)1 << bits)
        return 0;
    release(table);
    return prepare(table, bits, 0);
}

/* Add the words of some bytes with white space between them, but for those of another set. */
static int add_all(WordSet *self, PyObject *bytes, const WordSet *without) {
    const char *at = PyBytes_AS_STRING(bytes), *end = at + PyBytes_GET_SIZE(bytes);
    if (have_room(&self->words, (size_t)(end - at) / USUAL_LENGTH) < 0)
        return -1;
    while (at < end) {
        const char *begin = at;
        while (at < end && !Py_ISSPACE(*at))
            at++;
        Word word = word_of(begin, (size_t)(at++ - begin));
        if (word.length > 0 && !(without && has_word(&without->words, &word)) && insert(&self->words, &word) < 0)
            return -1;
    }
    return 0;
}

static int init(WordSet *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"words", "without", NULL};
    PyObject *words, *without = Py_None;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|O", names, &words, &without))
        return -1;
    if (without != Py_None && !(PyBytes_Check(words) && Py_IS_TYPE(without, WordSetType))) {
        PyErr_SetString(PyExc_TypeError, "what is left out is a WordSet, and of bytes only");
        return -1;
    }
    if (PyBytes_Check(words))
        return add_all(self, words, without == Py_None ? NULL : (WordSet *)without);
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

int is_in_word_set(PyObject *set, const char *word, Py_ssize_t length) {
    Word asked = word_of(word, (size_t)length);
    return length > 0 && has_word(&((WordSet *)set)->words, &asked);
}

static int contains(WordSet *self, PyObject *word) {
    char *bytes;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(word, &bytes, &length) < 0)
        return -1;
    return is_in_word_set((PyObject *)self, bytes, length);
}

/* A word without the figures that it begins with, unless it has nothing else. */
static Word without_figures(Word word) {
    size_t figures = 0;
    while (figures < word.length && Py_ISDIGIT(word.letters[figures]))
        figures++;
    return figures == 0 || figures == word.length ? word : word_of(word.letters + figures, word.length - figures);
}

static PyObject *members(WordSet *self, PyObject *args) {
    PyObject *text;
    int bare = 0;
    Reader reader;
    Table seen;
    Word word;
    if (!PyArg_ParseTuple(args, "O|p", &text, &bare) || open_text(&reader, text) < 0)
        return NULL;
    PyObject *found = prepare(&seen, 4, 0) < 0 ? NULL : PyList_New(0);
    while (found != NULL && next_word(&reader, &word)) {
        if (bare)
            word = without_figures(word);
        if (!has_word(&self->words, &word))
            continue;
        int is_new = insert(&seen, &word);
        PyObject *bytes = is_new > 0 ? bytes_of(&word) : NULL;
        if (is_new < 0 || (is_new && (bytes == NULL || PyList_Append(found, bytes) < 0)))
            Py_CLEAR(found);
        Py_XDECREF(bytes);
    }
    release(&seen);
    close_text(&reader);
    return found;
}

static PyObject *has_some(WordSet *self, PyObject *args) {
    PyObject *text;
    Py_ssize_t least;
    Reader reader;
    Table seen;
    Word word;
    if (!PyArg_ParseTuple(args, "On", &text, &least) || open_text(&reader, text) < 0)
        return NULL;
    int is_new = prepare(&seen, 4, 0);
    while (is_new >= 0 && least > 0 && next_word(&reader, &word)) {
        is_new = has_word(&self->words, &word) ? insert(&seen, &word) : 0;
        least -= is_new > 0;
    }
    release(&seen);
    close_text(&reader);
    return is_new < 0 ? NULL : PyBool_FromLong(least <= 0);
}

static PyObject *sample(WordSet *self, PyObject *args) {
    PyObject *text;
    Sample sample;
    Reader reader;
    Word word;
    if (!PyArg_ParseTuple(args, "Onnn", &text, &sample.most, &sample.enough, &sample.distinct) ||
        open_text(&reader, text) < 0)
        return NULL;
    int failed = begin_sample(&sample, self) < 0;
    while (!failed && wants_more(&sample) && next_word(&reader, &word))
        sample_word(&sample, &word);
    end_sample(&sample);
    close_text(&reader);
    return failed ? NULL : Py_BuildValue("nnn", sample.read, sample.known, sample.different);
}

static PyObject *count_words(PyObject *Py_UNUSED(module), PyObject *text) {
    Reader reader;
    if (open_text(&reader, text) < 0)
        return NULL;
    Py_ssize_t count = 0;
    size_t edge;
    while (next_edge(&reader, &edge))
        count++;
    close_text(&reader);
    return PyLong_FromSsize_t(count / 2);
}

static PyMethodDef methods[] = {
    {"add", (PyCFunction)add, METH_O, "Take a word in."},
    {"members", (PyCFunction)members, METH_VARARGS, "The distinct words of a text that are in the set."},
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
    WordSetType = add_type(module, "WordSet", &spec);
    return WordSetType == NULL ? -1 : PyModule_AddFunctions(module, functions);
}
