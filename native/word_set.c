/* WordSet of checker/words.py: a set of words, as lower-case UTF-8, that reads texts. */
#include <stdint.h>
#include <string.h>

#include "native.h"

/* An open-addressing table of places in one buffer that holds the bytes of all words. */
typedef struct {
    uint32_t hash, length; /* length 0: the slot is free */
    size_t place;
} Slot;

typedef struct {
    Slot *slots;
    size_t size, used; /* size is a power of two */
    char *bytes;
    size_t filled, room;
} Table;

typedef struct {
    PyObject_HEAD
    Table words;
} WordSet;

static uint32_t step(uint32_t hash, unsigned char byte) {
    return (hash ^ byte) * 16777619u; /* FNV-1a */
}

static const uint32_t BEGIN = 2166136261u;

static uint32_t hash_of(const char *word, size_t length) {
    uint32_t hash = BEGIN;
    for (size_t i = 0; i < length; i++)
        hash = step(hash, (unsigned char)word[i]);
    return hash;
}

static Slot *slot_of(const Table *table, const char *word, size_t length, uint32_t hash) {
    size_t at = (hash ^ hash >> 15) & (table->size - 1);
    for (;;) {
        Slot *slot = &table->slots[at];
        if (slot->length == 0 ||
            (slot->hash == hash && slot->length == length && memcmp(table->bytes + slot->place, word, length) == 0))
            return slot;
        at = (at + 1) & (table->size - 1);
    }
}

static void release(Table *table) {
    PyMem_Free(table->slots);
    PyMem_Free(table->bytes);
    memset(table, 0, sizeof *table);
}

static int prepare(Table *table, size_t size) {
    memset(table, 0, sizeof *table);
    table->slots = PyMem_Calloc(size, sizeof(Slot));
    table->size = size;
    if (table->slots == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

static int grow(Table *table) {
    Table larger = *table;
    larger.size *= 2;
    larger.slots = PyMem_Calloc(larger.size, sizeof(Slot));
    if (larger.slots == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t i = 0; i < table->size; i++) {
        Slot *old = &table->slots[i];
        if (old->length)
            *slot_of(&larger, table->bytes + old->place, old->length, old->hash) = *old;
    }
    PyMem_Free(table->slots);
    *table = larger;
    return 0;
}

/* 1 when the word is new, 0 when the table had it, -1 after an error. */
static int insert(Table *table, const char *word, size_t length, uint32_t hash) {
    if (length == 0 || length > UINT32_MAX)
        return 0;
    Slot *slot = slot_of(table, word, length, hash);
    if (slot->length)
        return 0;
    if (table->filled + length > table->room) {
        size_t room = 2 * (table->filled + length) + 256;
        char *bytes = PyMem_Realloc(table->bytes, room);
        if (bytes == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        table->bytes = bytes;
        table->room = room;
    }
    memcpy(table->bytes + table->filled, word, length);
    *slot = (Slot){hash, (uint32_t)length, table->filled};
    table->filled += length;
    table->used++;
    if (2 * table->used > table->size && grow(table) < 0)
        return -1;
    return 1;
}

/* ---- texts, read word by word ---- */

typedef struct {
    PyObject *encoded; /* what holds the bytes where the text itself does not */
    const unsigned char *at, *end;
    char word[64], *longer; /* the word in lower case, and where it goes when it is longer */
    size_t length, room;
    uint32_t hash;
} Reader;

static unsigned char LOWER[256]; /* a byte in lower case; 0 for what separates words */

static void fill_lower(void) {
    for (int c = 0; c < 256; c++)
        LOWER[c] = c >= 'A' && c <= 'Z' ? c + 32 : (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 128 ? c : 0;
}

static int open_text(Reader *reader, PyObject *text) {
    memset(reader, 0, sizeof *reader);
    if (!PyUnicode_Check(text)) {
        PyErr_SetString(PyExc_TypeError, "a text is a str");
        return -1;
    }
    Py_ssize_t length;
    const char *bytes = PyUnicode_IS_COMPACT_ASCII(text) ? PyUnicode_AsUTF8AndSize(text, &length) : NULL;
    if (bytes == NULL) { /* not AsUTF8, which would keep its bytes as long as the text; lone surrogates become ? */
        reader->encoded = PyUnicode_AsEncodedString(text, "utf-8", "replace");
        if (reader->encoded == NULL)
            return -1;
        bytes = PyBytes_AS_STRING(reader->encoded);
        length = PyBytes_GET_SIZE(reader->encoded);
    }
    reader->at = (const unsigned char *)bytes;
    reader->end = reader->at + length;
    reader->longer = reader->word;
    reader->room = sizeof reader->word;
    return 0;
}

static void close_text(Reader *reader) {
    if (reader->longer != reader->word)
        PyMem_Free(reader->longer);
    Py_XDECREF(reader->encoded);
}

/* The number of bytes of a mark beyond ASCII that separates words (Article.tokens names them), or 0. */
static int mark(const unsigned char *at, const unsigned char *end) {
    if (at[0] == 0xC2 && end - at > 1)
        return at[1] == 0xA0 || at[1] == 0xAB || at[1] == 0xBB ? 2 : 0;
    if (end - at < 3)
        return 0;
    if (at[0] == 0xE2)
        return at[1] == 0x80 || (at[1] == 0x81 && at[2] <= 0xAF) ? 3 : 0;
    return at[0] == 0xE3 && at[1] == 0x80 && at[2] <= 0x83 ? 3 : 0;
}

/* 1 with the next word in `longer`, `length` and `hash`; 0 at the end of the text; -1 after an error. */
static int next_word(Reader *reader) {
    const unsigned char *at = reader->at, *end = reader->end;
    uint32_t hash = BEGIN;
    size_t length = 0;
    for (; at < end; at++) {
        unsigned char byte = LOWER[*at];
        int skip = byte < 128 ? !byte : mark(at, end);
        if (skip) {
            if (length)
                break;
            at += skip - 1;
            continue;
        }
        if (length == reader->room) {
            size_t room = 2 * reader->room;
            char *longer = PyMem_Malloc(room);
            if (longer == NULL) {
                PyErr_NoMemory();
                return -1;
            }
            memcpy(longer, reader->longer, length);
            if (reader->longer != reader->word)
                PyMem_Free(reader->longer);
            reader->longer = longer;
            reader->room = room;
        }
        reader->longer[length++] = (char)byte;
        hash = step(hash, byte);
    }
    reader->at = at;
    reader->length = length;
    reader->hash = hash;
    return length > 0;
}

/* ---- the type ---- */

static int add_word(WordSet *self, PyObject *word) {
    char *bytes;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(word, &bytes, &length) < 0)
        return -1;
    return insert(&self->words, bytes, length, hash_of(bytes, length)) < 0 ? -1 : 0;
}

static PyObject *new(PyTypeObject *type, PyObject *Py_UNUSED(args), PyObject *Py_UNUSED(kwargs)) {
    WordSet *self = (WordSet *)type->tp_alloc(type, 0);
    if (self != NULL && prepare(&self->words, 1024) < 0)
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
    return length > 0 && slot_of(&self->words, bytes, length, hash_of(bytes, length))->length > 0;
}

/* The distinct words of a text that are in the set, or those that are not. */
static PyObject *distinct(WordSet *self, PyObject *text, int wanted) {
    Reader reader;
    Table seen;
    if (open_text(&reader, text) < 0)
        return NULL;
    PyObject *found = prepare(&seen, 16) < 0 ? NULL : PyList_New(0);
    int more = found == NULL ? -1 : 1;
    while (more > 0 && (more = next_word(&reader)) > 0) {
        int known = slot_of(&self->words, reader.longer, reader.length, reader.hash)->length > 0;
        if (known != wanted)
            continue;
        int is_new = insert(&seen, reader.longer, reader.length, reader.hash);
        if (is_new > 0) {
            PyObject *word = PyBytes_FromStringAndSize(reader.longer, reader.length);
            is_new = word == NULL ? -1 : PyList_Append(found, word);
            Py_XDECREF(word);
        }
        if (is_new < 0)
            more = -1;
    }
    release(&seen);
    close_text(&reader);
    if (more < 0)
        Py_CLEAR(found);
    return found;
}

static PyObject *strangers(WordSet *self, PyObject *text) {
    return distinct(self, text, 0);
}

static PyObject *members(WordSet *self, PyObject *text) {
    return distinct(self, text, 1);
}

static PyObject *sample(WordSet *self, PyObject *args) {
    PyObject *text;
    Py_ssize_t most, read = 0, known = 0;
    Reader reader;
    Table seen;
    if (!PyArg_ParseTuple(args, "On", &text, &most) || open_text(&reader, text) < 0)
        return NULL;
    int more = prepare(&seen, 64);
    while (more >= 0 && read < most && (more = next_word(&reader)) > 0) {
        read++;
        if (slot_of(&self->words, reader.longer, reader.length, reader.hash)->length) {
            known++;
            if (insert(&seen, reader.longer, reader.length, reader.hash) < 0)
                more = -1;
        }
    }
    Py_ssize_t different = (Py_ssize_t)seen.used;
    release(&seen);
    close_text(&reader);
    return more < 0 ? NULL : Py_BuildValue("nnn", read, known, different);
}

static PyObject *count_words(PyObject *Py_UNUSED(module), PyObject *text) {
    Reader reader;
    if (open_text(&reader, text) < 0)
        return NULL;
    Py_ssize_t count = 0;
    const unsigned char *at = reader.at, *end = reader.end;
    int inside = 0;
    for (; at < end; at++) {
        int skip = *at < 128 ? !LOWER[*at] : mark(at, end);
        count += !skip && !inside;
        inside = !skip;
        at += skip > 1 ? skip - 1 : 0;
    }
    close_text(&reader);
    return PyLong_FromSsize_t(count);
}

static PyMethodDef methods[] = {
    {"add", (PyCFunction)add, METH_O, "Take a word in."},
    {"strangers", (PyCFunction)strangers, METH_O, "The distinct words of a text that are not in the set."},
    {"members", (PyCFunction)members, METH_O, "The distinct words of a text that are in the set."},
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
    fill_lower();
    PyObject *type = PyType_FromSpec(&spec);
    int failed = type == NULL || PyModule_AddObjectRef(module, "WordSet", type) < 0;
    Py_XDECREF(type);
    return failed || PyModule_AddFunctions(module, functions) < 0 ? -1 : 0;
}
