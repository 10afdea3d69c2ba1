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
#ifdef __GNUC__
#define PREFETCH(address) __builtin_prefetch(address)
#else
#define PREFETCH(address) ((void)(address))
#endif
#define EACH(byte) ((byte) * 0x0101010101010101u) /* the byte eight times */

/* Eight bytes, the first as the lowest; compilers make one load of it. */
static inline uint64_t load(const unsigned char *at) {
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 |
           (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
}

static inline void store(char *at, uint64_t bytes) {
    for (int i = 0; i < WHOLE; i++)
        at[i] = (char)(bytes >> 8 * i);
}

/* The next eight bytes, or fewer and zeros where there are no more. */
static inline uint64_t load_some(const unsigned char *at, size_t most) {
    if (most >= WHOLE)
        return load(at);
    unsigned char bytes[WHOLE] = {0};
    memcpy(bytes, at, most);
    return load(bytes);
}

/* The key of all bytes before the last eight at most, together with those. */
static inline uint64_t fold(uint64_t key, uint64_t last) {
    return key * 0x9E3779B97F4A7C15u ^ last;
}

static uint64_t key_of(const char *word, size_t length) {
    uint64_t key = 0;
    for (size_t i = 0; i < length; i += WHOLE)
        key = fold(key, load_some((const unsigned char *)word + i, length - i));
    return key;
}

static inline size_t first_slot(const Table *table, uint64_t key) {
    return (key * 0x9E3779B97F4A7C15u) >> table->shift;
}

static Slot *slot_of(const Table *table, const char *word, size_t length, uint64_t key) {
    size_t at = first_slot(table, key);
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
    char few[64], *letters; /* in lower case; the room for few of them is left where there are more */
    size_t length, room;    /* there is room for the word and what eight bytes have besides */
    uint64_t key;
} Word;

typedef struct {
    PyObject *encoded; /* what holds the bytes where the text itself does not */
    const unsigned char *at, *end;
    Word word; /* the last one that was read */
} Reader;

static void open_word(Word *word) {
    word->letters = word->few;
    word->room = sizeof word->few;
}

static void close_word(Word *word) {
    if (word->letters != word->few)
        PyMem_Free(word->letters);
}

enum { BELONGS, SEPARATES, BEYOND };
static unsigned char KIND[256]; /* of a byte: in words, between them, or of a character beyond ASCII */

static void fill_kinds(void) {
    for (int c = 0; c < 128; c++)
        KIND[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? BELONGS : SEPARATES;
    memset(KIND + 128, BEYOND, 128);
}

static int open_text(Reader *reader, PyObject *text) {
    reader->encoded = NULL;
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
    open_word(&reader->word);
    return 0;
}

static void close_text(Reader *reader) {
    close_word(&reader->word);
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

static int make_room(Word *word) {
    char *letters = PyMem_Malloc(2 * word->room);
    if (letters == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memcpy(letters, word->letters, word->room);
    close_word(word);
    word->letters = letters;
    word->room *= 2;
    return 0;
}

/* The top bits of those of eight bytes that belong to words; bytes beyond ASCII do, unless they are marks. */
static inline uint64_t in_words(uint64_t bytes) {
    uint64_t low = bytes & EACH(0x7Fu), letter = low | EACH(0x20u);
    uint64_t letters = (letter + EACH(0x80u - 'a')) & ~(letter + EACH(0x7Fu - 'z'));
    uint64_t digits = (low + EACH(0x80u - '0')) & ~(low + EACH(0x7Fu - '9'));
    return (letters | digits | bytes) & EACH(0x80u);
}

/* The first of eight bytes that are letters, digits or beyond ASCII, in lower case; `length` tells how many. */
static inline uint64_t beginning(uint64_t bytes, size_t *length) {
    uint64_t ends = (~in_words(bytes) & EACH(0x80u)) >> 7;
    uint64_t inside = (ends - 1) & ~ends; /* all bits before the first end */
    *length = (inside & EACH(1u)) * EACH(1u) >> 56;
    return (bytes | (~bytes >> 2 & EACH(0x20u))) & inside;
}

/* How many of some bytes, of which the first ones are no end of a word, come before a mark beyond ASCII. */
static size_t before_mark(const unsigned char *at, size_t length, const unsigned char *end) {
    for (size_t i = 0; i < length; i++)
        if (at[i] >= 128 && mark(at + i, end))
            return i;
    return length;
}

/* 1 with the next word; 0 at the end of the text; -1 after an error. */
static int read_word(Reader *reader, Word *word) {
    const unsigned char *at = reader->at, *end = reader->end;
    uint64_t key = 0;
    size_t length = 0, more;
    while (at < end && KIND[*at] != BELONGS) {
        int skip = KIND[*at] == SEPARATES ? 1 : mark(at, end);
        if (!skip)
            break;
        at += skip;
    }
    do {
        uint64_t letters = beginning(load_some(at, end - at), &more);
        if (letters & EACH(0x80u)) {
            more = before_mark(at, more, end);
            letters &= more < WHOLE ? ((uint64_t)1 << 8 * more) - 1 : UINT64_MAX;
        }
        if (more == 0)
            break;
        if (length + WHOLE > word->room && make_room(word) < 0)
            return -1;
        store(word->letters + length, letters);
        key = fold(key, letters);
        length += more;
        at += more;
    } while (more == WHOLE);
    reader->at = at;
    word->length = length;
    word->key = key;
    return length > 0;
}

static int next_word(Reader *reader) {
    return read_word(reader, &reader->word);
}

static const Slot *slot_of_word(const Table *table, const Word *word) {
    return slot_of(table, word->letters, word->length, word->key);
}

static int insert_word(Table *table, const Word *word) {
    return insert(table, word->letters, word->length, word->key);
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

static PyObject *bytes_of(const Word *word) {
    return PyBytes_FromStringAndSize(word->letters, word->length);
}

/* Put a word into a list, unless `seen` has it; -1 after an error. */
static int append_once(PyObject *found, Table *seen, const Word *word) {
    int is_new = insert_word(seen, word);
    if (is_new <= 0)
        return is_new;
    PyObject *bytes = bytes_of(word);
    int failed = bytes == NULL || PyList_Append(found, bytes) < 0;
    Py_XDECREF(bytes);
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
        int known = slot_of_word(&self->words, &reader.word)->length > 0;
        if (known == wanted && append_once(found, &seen, &reader.word) < 0)
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
    Py_ssize_t most, read = 0, known = 0, different = 0;
    Reader reader;
    if (!PyArg_ParseTuple(args, "On", &text, &most) || open_text(&reader, text) < 0)
        return NULL;
    const Table *words = &self->words;
    char *met = PyMem_Calloc(words->size, 1); /* the slots that were looked at */
    int more = met == NULL ? (PyErr_NoMemory(), -1) : 0;
    for (; more >= 0 && read < most && (more = next_word(&reader)) > 0; read++) {
        const Slot *slot = slot_of_word(words, &reader.word);
        int is_known = slot->length > 0;
        known += is_known;
        different += is_known & !met[slot - words->slots];
        met[slot - words->slots] = 1;
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
            int skip = KIND[*at] == BEYOND ? mark(at, end) : KIND[*at] == SEPARATES;
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

static int init_counts(WordCounts *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"text", NULL};
    PyObject *text;
    Reader reader;
    size_t room = 0;
    int bits = 6;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O", names, &text) || open_text(&reader, text) < 0)
        return -1;
    forget_counts(self);
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

enum { UNKNOWN, BESIDE_FIGURE, TELLING, PLAIN };

static int manner_of(const Word *word, const Table *telling, PyObject *rare) {
    if (slot_of_word(telling, word)->length)
        return TELLING;
    size_t letters = 0;
    while (letters < word->length && is_letter(word->letters[letters]))
        letters++;
    if (letters < word->length || letters < SHORTEST)
        return is_beside_figure(word->letters, word->length) ? BESIDE_FIGURE : PLAIN;
    return is_in_sorted_file(rare, word->letters, word->length) ? PLAIN : UNKNOWN;
}

/* Take a word that is met for the first time into the plain ones or into the list of its manner; -1 after an error. */
static int sort_in(const Word *word, int manner, Table *plain, Table *seen, PyObject *const *lists) {
    if (manner == PLAIN)
        return insert_word(plain, word);
    if (insert_word(seen, word) < 0)
        return -1;
    PyObject *each = manner == UNKNOWN ? PyUnicode_DecodeASCII(word->letters, word->length, NULL) : bytes_of(word);
    int failed = each == NULL || PyList_Append(lists[manner], each) < 0;
    Py_XDECREF(each);
    return failed ? -1 : 0;
}

enum { GROUP = 16 };

/* Read some words and have the slots fetched in which they will be looked for; -1 after an error. */
static int read_group(Reader *reader, Word *words, const Table *table) {
    int count = 0, more = 1;
    while (count < GROUP && (more = read_word(reader, &words[count])) > 0)
        PREFETCH(&table->slots[first_slot(table, words[count++].key)]);
    return more < 0 ? -1 : count;
}

static PyObject *unfamiliar(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text, *rare, *lists[PLAIN], *found = NULL;
    WordSet *plain, *telling;
    Reader reader;
    Word words[GROUP];
    Table seen;
    if (!PyArg_ParseTuple(args, "OO!O!O!", &text, word_set_type, &plain, word_set_type, &telling, SortedFileType, &rare) ||
        open_text(&reader, text) < 0)
        return NULL;
    for (int i = 0; i < GROUP; i++)
        open_word(&words[i]);
    int count = prepare(&seen, 4) < 0 ? -1 : GROUP;
    for (int i = 0; i < PLAIN; i++)
        count = (lists[i] = PyList_New(0)) == NULL ? -1 : count;
    while (count == GROUP) {
        count = read_group(&reader, words, &plain->words);
        for (int i = 0; i < count; i++) {
            const Word *word = &words[i];
            if (slot_of_word(&plain->words, word)->length || slot_of_word(&seen, word)->length)
                continue;
            if (sort_in(word, manner_of(word, &telling->words, rare), &plain->words, &seen, lists) < 0)
                count = -1;
        }
    }
    release(&seen);
    for (int i = 0; i < GROUP; i++)
        close_word(&words[i]);
    close_text(&reader);
    if (count >= 0)
        found = PyTuple_Pack(PLAIN, lists[UNKNOWN], lists[BESIDE_FIGURE], lists[TELLING]);
    for (int i = 0; i < PLAIN; i++)
        Py_XDECREF(lists[i]);
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
    fill_kinds();
    word_set_type = add_type(module, "WordSet", &spec);
    if (word_set_type == NULL || add_type(module, "WordCounts", &spec_of_counts) == NULL)
        return -1;
    return PyModule_AddFunctions(module, functions);
}
