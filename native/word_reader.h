/* Texts, read word by word; `words_of` of checker/words.py tells what the words are. */
#ifndef WORD_READER_H
#define WORD_READER_H

#include "word_slots.h"

typedef struct {
    char few[64], *letters; /* in lower case; the room for few of them is left where there are more */
    size_t length, room;    /* there is room for the word and what eight bytes have besides */
    uint64_t key;
    Py_ssize_t start; /* the character it begins at, unless a letter beyond ASCII stands before it */
} Word;

typedef struct {
    PyObject *encoded; /* what holds the bytes where the text itself does not */
    const unsigned char *at, *end;
    const unsigned char *first; /* characters before `at` = bytes from here, which the longer marks move on */
    int is_beyond;              /* whether a word that was read has bytes beyond ASCII */
    Word word;                  /* the last one that next_word read */
} Reader;

static inline void open_word(Word *word) {
    word->letters = word->few;
    word->room = sizeof word->few;
}

static inline void close_word(Word *word) {
    if (word->letters != word->few)
        PyMem_Free(word->letters);
}

enum { BELONGS, SEPARATES, BEYOND };

/* Of a byte: whether it is in words, between them, or of a character beyond ASCII; filled by word_set.c. */
extern unsigned char word_kinds[256];

static inline int open_text(Reader *reader, PyObject *text) {
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
    reader->first = reader->at;
    reader->is_beyond = 0;
    open_word(&reader->word);
    return 0;
}

static inline void close_text(Reader *reader) {
    close_word(&reader->word);
    Py_XDECREF(reader->encoded);
}

/* The number of bytes of a mark beyond ASCII that separates words (Article.tokens names them), or 0. */
static inline int mark(const unsigned char *at, const unsigned char *end) {
    if (at[0] == 0xC2 && end - at > 1)
        return at[1] == 0xA0 || at[1] == 0xAB || at[1] == 0xBB ? 2 : 0;
    if (end - at < 3)
        return 0;
    if (at[0] == 0xE2)
        return at[1] == 0x80 || (at[1] == 0x81 && at[2] <= 0xAF) ? 3 : 0;
    return at[0] == 0xE3 && at[1] == 0x80 && at[2] <= 0x83 ? 3 : 0;
}

static inline int make_room(Word *word) {
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
static inline size_t before_mark(const unsigned char *at, size_t length, const unsigned char *end) {
    for (size_t i = 0; i < length; i++)
        if (at[i] >= 128 && mark(at + i, end))
            return i;
    return length;
}

/* 1 with the next word; 0 at the end of the text; -1 after an error. */
static inline int read_word(Reader *reader, Word *word) {
    const unsigned char *at = reader->at, *end = reader->end;
    uint64_t key = 0;
    size_t length = 0, more;
    while (at < end && word_kinds[*at] != BELONGS) {
        int skip = word_kinds[*at] == SEPARATES ? 1 : mark(at, end);
        if (!skip)
            break;
        at += skip;
        reader->first += skip - 1; /* a mark is one character */
    }
    word->start = at - reader->first;
    do {
        uint64_t letters = beginning(load_some(at, end - at), &more);
        if (letters & EACH(0x80u)) {
            more = before_mark(at, more, end);
            letters &= more < WHOLE ? ((uint64_t)1 << 8 * more) - 1 : UINT64_MAX;
            reader->is_beyond |= (letters & EACH(0x80u)) != 0;
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

static inline int next_word(Reader *reader) {
    return read_word(reader, &reader->word);
}

static inline const Slot *slot_of_word(const Table *table, const Word *word) {
    return slot_of(table, word->letters, word->length, word->key);
}

static inline int insert_word(Table *table, const Word *word) {
    return insert(table, word->letters, word->length, word->key);
}

static inline PyObject *bytes_of(const Word *word) {
    return PyBytes_FromStringAndSize(word->letters, word->length);
}

/* word_set.c */
typedef struct {
    PyObject_HEAD
    Table words;
} WordSet;

extern PyTypeObject *WordSetType;

#endif
