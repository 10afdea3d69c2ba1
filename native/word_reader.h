/* Texts, read word by word; `words_of` of checker/words.py tells what the words are. */
#ifndef WORD_READER_H
#define WORD_READER_H

#include "word_slots.h"

enum { BLOCK = 64 }; /* bytes that are looked at together */

/* The text is copied in lower case as UTF-8, with zeros between its words and behind the last; then only the edges of the
   words are met. */
typedef struct {
    char *letters;       /* the copy */
    size_t at, size;     /* where the next block is, and the end of the last */
    uint64_t edges;      /* those of the block before that are still to be met, a bit each */
    uint64_t is_inside;  /* 1 where that block ends inside a word */
    int has_beyond;      /* whether a word has bytes beyond ASCII */
    size_t told, beyond; /* before the byte `told`, so many belong to the character of the one before them */
    int has_signs;       /* whether signs beyond ASCII that are no letters stand beside letters, or one is a K by another name */
} Reader;

/* word_reader.c */
int open_text(Reader *reader, PyObject *text); /* 0, or -1 after an error */
void close_text(Reader *reader);
Py_ssize_t place_in_text(Reader *reader, const Word *word); /* the character it begins at; asked in the order of the text */

/* The number of the lowest bit that is set; there is one. */
static inline int lowest(uint64_t bits) {
#ifdef __GNUC__
    return __builtin_ctzll(bits);
#else
    int number = 0;
    while (!(bits >> number & 1))
        number++;
    return number;
#endif
}

/* Which of eight bytes are not zero, a bit each. */
static inline uint64_t which_are_set(uint64_t bytes) {
    uint64_t set = (((bytes & EACH(0x7Fu)) + EACH(0x7Fu)) | bytes) & EACH(0x80u);
    return (set >> 7) * 0x0102040810204080u >> 56;
}

/* 1 with the next place at which a word begins or ends, else 0. */
static inline int next_edge(Reader *reader, size_t *edge) {
    while (reader->edges == 0) {
        if (reader->at == reader->size)
            return 0;
        uint64_t inside = 0;
        for (int i = 0; i < BLOCK; i += WHOLE)
            inside |= which_are_set(load(reader->letters + reader->at + i)) << i;
        reader->edges = inside ^ (inside << 1 | reader->is_inside);
        reader->is_inside = inside >> (BLOCK - 1);
        reader->at += BLOCK;
    }
    *edge = reader->at - BLOCK + lowest(reader->edges);
    reader->edges &= reader->edges - 1;
    return 1;
}

static inline uint64_t first_bytes(uint64_t bytes, size_t count) {
    static const uint64_t masks[] = {
        0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, UINT64_MAX,
    };
    return bytes & masks[count < WHOLE ? count : WHOLE];
}

/* 1 with the next word, which lasts as long as the reader is open; 0 at the end of the text. */
static inline int next_word(Reader *reader, Word *word) {
    size_t begin, end;
    if (!next_edge(reader, &begin) || !next_edge(reader, &end))
        return 0;
    word->letters = reader->letters + begin;
    word->length = end - begin;
    if (word->length <= SHORT) {
        word->low = first_bytes(load(word->letters), word->length);
        word->high = first_bytes(load(word->letters + WHOLE), word->length > WHOLE ? word->length - WHOLE : 0);
    } else
        set_hash(word);
    return 1;
}

static inline PyObject *bytes_of(const Word *word) {
    return PyBytes_FromStringAndSize(word->letters, word->length);
}

/* word_set.c */
typedef struct {
    PyObject_HEAD
    Table words;
} WordSet;

#endif
