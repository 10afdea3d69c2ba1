/* WordSet of checker/words.py: a set of words, as lower-case UTF-8, that reads texts. */
#include "spelling.h"

/* An open-addressing table of places in one buffer that holds the bytes of all words. A key tells words of up to eight
   bytes apart by itself; longer ones are compared as well. */
typedef struct {
    uint64_t key;
    uint32_t length; /* 0: the slot is free */
    uint32_t place;
} Slot;

typedef struct {
    Slot *slots;
    size_t size, used; /* size is a power of two, 2 ** (64 - shift) */
    int shift;
    char *bytes;
    size_t filled, room;
} Table;

typedef struct {
    PyObject_HEAD
    Table words;
} WordSet;

#define WHOLE 8 /* bytes of a word that fit into a key */

/* The key of all bytes so far but the last eight at most, which are in `key`, with the next byte. */
static inline void add_byte(uint64_t *folded, uint64_t *key, size_t length, unsigned char byte) {
    if (length && length % WHOLE == 0) {
        *folded = (*folded ^ *key) * 0x9E3779B97F4A7C15u;
        *key = 0;
    }
    *key = *key << 8 | byte;
}

static uint64_t key_of(const char *word, size_t length) {
    uint64_t folded = 0, key = 0;
    for (size_t i = 0; i < length; i++)
        add_byte(&folded, &key, i, (unsigned char)word[i]);
    return folded ^ key;
}

static Slot *slot_of(const Table *table, const char *word, size_t length, uint64_t key) {
    size_t at = (key * 0x9E3779B97F4A7C15u) >> table->shift;
    for (;;) {
        Slot *slot = &table->slots[at];
        if (slot->length == 0 || (slot->key == key && slot->length == length &&
                                  (length <= WHOLE || memcmp(table->bytes + slot->place, word, length) == 0)))
            return slot;
        at = (at + 1) & (table->size - 1);
    }
}

static void release(Table *table) {
    PyMem_Free(table->slots);
    PyMem_Free(table->bytes);
    memset(table, 0, sizeof *table);
}

static int prepare(Table *table, int bits) {
    memset(table, 0, sizeof *table);
    table->size = (size_t)1 << bits;
    table->shift = 64 - bits;
    table->slots = PyMem_Calloc(table->size, sizeof(Slot));
    if (table->slots == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

static int grow(Table *table) {
    Table larger = *table;
    larger.size *= 2;
    larger.shift--;
    larger.slots = PyMem_Calloc(larger.size, sizeof(Slot));
    if (larger.slots == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t i = 0; i < table->size; i++) {
        Slot *old = &table->slots[i];
        if (old->length)
            *slot_of(&larger, table->bytes + old->place, old->length, old->key) = *old;
    }
    PyMem_Free(table->slots);
    *table = larger;
    return 0;
}

/* 1 when the word is new, 0 when the table had it, -1 after an error. */
static int insert(Table *table, const char *word, size_t length, uint64_t key) {
    if (length == 0)
        return 0;
    Slot *slot = slot_of(table, word, length, key);
    if (slot->length)
        return 0;
    if (table->filled + length > UINT32_MAX) {
        PyErr_SetString(PyExc_OverflowError, "a set of words holds no more than 4 GB of them");
        return -1;
    }
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
    *slot = (Slot){key, (uint32_t)length, (uint32_t)table->filled};
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
    uint64_t key;
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

static int make_room(Reader *reader) {
    char *longer = PyMem_Malloc(2 * reader->room);
    if (longer == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memcpy(longer, reader->longer, reader->room);
    if (reader->longer != reader->word)
        PyMem_Free(reader->longer);
    reader->longer = longer;
    reader->room *= 2;
    return 0;
}

/* 1 with the next word in `longer`, `length` and `key`; 0 at the end of the text; -1 after an error. */
static int next_word(Reader *reader) {
    const unsigned char *at = reader->at, *end = reader->end;
    uint64_t folded = 0, key = 0;
    size_t length = 0;
    int skip;
    for (; at < end; at += skip) {
        skip = LOWER[*at] < 128 ? !LOWER[*at] : mark(at, end);
        if (!skip)
            break;
    }
    for (; at < end; at++) {
        unsigned char byte = LOWER[*at];
        if (!byte || (byte >= 128 && mark(at, end)))
            break;
        if (length == reader->room && make_room(reader) < 0)
            return -1;
        add_byte(&folded, &key, length, byte);
        reader->longer[length++] = (char)byte;
    }
    reader->at = at;
    reader->length = length;
    reader->key = folded ^ key;
    return length > 0;
}

/* ---- the type ---- */

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

/* Put the word that was read last into a list, unless `seen` has it; -1 after an error. */
static int append_once(PyObject *found, Table *seen, const Reader *reader) {
    int is_new = insert(seen, reader->longer, reader->length, reader->key);
    if (is_new <= 0)
        return is_new;
    PyObject *word = PyBytes_FromStringAndSize(reader->longer, reader->length);
    int failed = word == NULL || PyList_Append(found, word) < 0;
    Py_XDECREF(word);
    return failed ? -1 : 0;
}

/* The distinct words of a text that are in the set, or those that are not. */
static PyObject *distinct(WordSet *self, PyObject *text, int wanted) {
    Reader reader;
    Table seen;
    if (open_text(&reader, text) < 0)
        return NULL;
    PyObject *found = prepare(&seen, 4) < 0 ? NULL : PyList_New(0);
    int more = found == NULL ? -1 : 1;
    while (more > 0 && (more = next_word(&reader)) > 0) {
        int known = slot_of(&self->words, reader.longer, reader.length, reader.key)->length > 0;
        if (known == wanted && append_once(found, &seen, &reader) < 0)
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
    int more = prepare(&seen, 6);
    while (more >= 0 && read < most && (more = next_word(&reader)) > 0) {
        read++;
        if (slot_of(&self->words, reader.longer, reader.length, reader.key)->length) {
            known++;
            if (insert(&seen, reader.longer, reader.length, reader.key) < 0)
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

/* ---- WordCounts ---- */

typedef struct {
    PyObject_HEAD
    Table words;
    uint32_t *counts; /* by the place at which a word's bytes begin */
} WordCounts;

static void forget_counts(WordCounts *self) {
    release(&self->words);
    PyMem_Free(self->counts);
    self->counts = NULL;
}

/* Count a word once more; `room` is how many counts there is room for. */
static int count_word(WordCounts *self, const Reader *reader, size_t *room) {
    const Slot *slot = slot_of(&self->words, reader->longer, reader->length, reader->key);
    if (slot->length) {
        self->counts[slot->place]++;
        return 0;
    }
    if (insert(&self->words, reader->longer, reader->length, reader->key) < 0)
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
    self->counts[slot_of(&self->words, reader->longer, reader->length, reader->key)->place] = 1;
    return 0;
}

static int init_counts(WordCounts *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"text", NULL};
    PyObject *text;
    Reader reader;
    size_t room = 0;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O", names, &text) || open_text(&reader, text) < 0)
        return -1;
    forget_counts(self);
    int more = prepare(&self->words, 8) < 0 ? -1 : 1;
    while (more > 0 && (more = next_word(&reader)) > 0) {
        if (count_word(self, &reader, &room) < 0)
            more = -1;
    }
    close_text(&reader);
    return more < 0 ? -1 : 0;
}

static void dealloc_counts(WordCounts *self) {
    PyTypeObject *type = Py_TYPE(self);
    forget_counts(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *count_of(WordCounts *self, PyObject *word) {
    char *bytes;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(word, &bytes, &length) < 0)
        return NULL;
    const Slot *slot = self->words.size ? slot_of(&self->words, bytes, length, key_of(bytes, length)) : NULL;
    return PyLong_FromUnsignedLong(slot != NULL && slot->length ? self->counts[slot->place] : 0);
}

static PyMethodDef methods_of_counts[] = {
    {"of", (PyCFunction)count_of, METH_O, "How often a word stands in the text."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots_of_counts[] = {
    {Py_tp_init, init_counts}, {Py_tp_dealloc, dealloc_counts}, {Py_tp_methods, methods_of_counts}, {0, NULL},
};

static PyType_Spec spec_of_counts = {
    "checker._native.WordCounts", sizeof(WordCounts), 0, Py_TPFLAGS_DEFAULT, slots_of_counts,
};

/* ---- unfamiliar of rules/_spelling.py ---- */

static PyTypeObject *word_set_type;

enum { SHORTEST = 3, LETTERS_BESIDE = 4 };

static int is_letter(char byte) {
    return byte >= 'a' && byte <= 'z';
}

static int is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static int is_beside_figure(const char *word, size_t length) {
    size_t run = 0;
    int after_figure = 0;
    for (size_t i = 0; i < length; i++) {
        if (is_letter(word[i])) {
            if (++run >= LETTERS_BESIDE && after_figure)
                return 1;
            continue;
        }
        after_figure = is_digit(word[i]);
        if (after_figure && run >= LETTERS_BESIDE)
            return 1;
        run = 0;
    }
    return 0;
}

static int may_matter(const Reader *reader, const Table *telling, PyObject *rare) {
    const char *word = reader->longer;
    if (slot_of(telling, word, reader->length, reader->key)->length)
        return 1;
    size_t letters = 0;
    while (letters < reader->length && is_letter(word[letters]))
        letters++;
    if (letters < reader->length || letters < SHORTEST)
        return is_beside_figure(word, reader->length);
    return !is_in_sorted_file(rare, word, reader->length);
}

static PyObject *unfamiliar(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text, *rare;
    WordSet *plain, *telling;
    Reader reader;
    Table seen;
    if (!PyArg_ParseTuple(args, "OO!O!O!", &text, word_set_type, &plain, word_set_type, &telling, SortedFileType, &rare) ||
        open_text(&reader, text) < 0)
        return NULL;
    PyObject *found = prepare(&seen, 4) < 0 ? NULL : PyList_New(0);
    int more = found == NULL ? -1 : 1;
    while (more > 0 && (more = next_word(&reader)) > 0) {
        if (slot_of(&plain->words, reader.longer, reader.length, reader.key)->length)
            continue;
        if (may_matter(&reader, &telling->words, rare) ? append_once(found, &seen, &reader) < 0
                                                       : insert(&plain->words, reader.longer, reader.length, reader.key) < 0)
            more = -1;
    }
    release(&seen);
    close_text(&reader);
    if (more < 0)
        Py_CLEAR(found);
    return found;
}

/* ---- the module's part ---- */

static PyTypeObject *add_type(PyObject *module, const char *name, PyType_Spec *spec) {
    PyTypeObject *type = (PyTypeObject *)PyType_FromSpec(spec);
    return type == NULL || PyModule_AddObjectRef(module, name, (PyObject *)type) < 0 ? NULL : type;
}

static PyMethodDef functions[] = {
    {"count_words", count_words, METH_O, "The number of words of a text."},
    {"unfamiliar", unfamiliar, METH_VARARGS, "The words of a text of which something may have to be said."},
    {NULL, NULL, 0, NULL},
};

int add_word_set(PyObject *module) {
    fill_lower();
    word_set_type = add_type(module, "WordSet", &spec);
    if (word_set_type == NULL || add_type(module, "WordCounts", &spec_of_counts) == NULL)
        return -1;
    return PyModule_AddFunctions(module, functions);
}
