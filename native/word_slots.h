/* A table of words, as lower-case UTF-8; in a header, since each word of a text is looked for in one. */
#ifndef WORD_SLOTS_H
#define WORD_SLOTS_H

#include "spelling.h"

#define WHOLE 8  /* bytes that are read at once */
#define SHORT 16 /* bytes of a word that are its key */
#define EACH(byte) ((byte) * 0x0101010101010101u) /* the byte eight times */

/* A word and its key: the bytes themselves, and zeros, of one that has no more than sixteen. A longer one has a hash in
   `low`, whose first byte is a space to say so; so has one that begins with a space or has a zero, as none of a text does. */
typedef struct {
    uint64_t low, high;
    const char *letters;
    size_t length;
} Word;

/* An open-addressing table of keys. In place of `high`, those with a hash have where in `bytes` the word stands. */
typedef struct {
    uint64_t low, high; /* low is 0: the slot is free */
} Slot;

typedef struct {
    Slot *slots;
    uint32_t *counts; /* a number for each slot, or NULL */
    size_t size, used; /* size is a power of two, 2 ** (64 - shift) */
    int shift;
    char *bytes;
    size_t filled, room;
} Table;

/* Eight bytes, the first as the lowest; compilers make one load of it. */
static inline uint64_t load(const char *letters) {
    const unsigned char *at = (const unsigned char *)letters;
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 |
           (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
}

static inline uint64_t scattered(uint64_t key) {
    return key * 0x9E3779B97F4A7C15u;
}

static inline int has_hash(uint64_t low) {
    return (low & 255) == ' ';
}

/* The key of a word that is too long to be its own, or has bytes that words of texts have not. */
static inline void set_hash(Word *word) {
    uint64_t hash = word->length;
    for (size_t i = 0; i < word->length; i++)
        hash = scattered(hash ^ (unsigned char)word->letters[i]) ^ hash >> 29;
    word->low = hash << 8 | ' ';
    word->high = 0;
}

static inline Word word_of(const char *letters, size_t length) {
    Word word = {0, 0, letters, length};
    char padded[SHORT] = {0};
    if (length > SHORT || (length > 0 && (letters[0] == ' ' || memchr(letters, 0, length) != NULL))) {
        set_hash(&word);
        return word;
    }
    memcpy(padded, letters, length);
    word.low = load(padded);
    word.high = load(padded + WHOLE);
    return word;
}

static inline size_t first_slot(const Table *table, uint64_t low, uint64_t high) {
    return scattered(low ^ scattered(high)) >> table->shift;
}

static inline int is_hashed_in(const Table *table, const Slot *slot, const Word *word) {
    return slot->high >> 32 == word->length &&
           memcmp(table->bytes + (uint32_t)slot->high, word->letters, word->length) == 0;
}

/* The number of the slot that has a word, or of the free one in which it would be put. */
static inline size_t slot_of(const Table *table, const Word *word) {
    size_t at = first_slot(table, word->low, word->high);
    for (;; at = (at + 1) & (table->size - 1)) {
        const Slot *slot = &table->slots[at];
        if ((slot->low == 0) | ((slot->low == word->low) & (slot->high == word->high))) /* one branch: it is easily told */
            return at;
        if (has_hash(word->low) && slot->low == word->low && is_hashed_in(table, slot, word))
            return at;
    }
}

/* Whether a table has a word, which is not empty. */
static inline int has_word(const Table *table, const Word *word) {
    return table->slots[slot_of(table, word)].low != 0;
}

static inline void release(Table *table) {
    PyMem_Free(table->slots);
    PyMem_Free(table->counts);
    PyMem_Free(table->bytes);
    memset(table, 0, sizeof *table);
}

/* Have room for some slots, all free; 0, or -1 after an error. */
static inline int prepare(Table *table, int bits, int is_counting) {
    memset(table, 0, sizeof *table);
    table->size = (size_t)1 << bits;
    table->shift = 64 - bits;
    table->slots = PyMem_Calloc(table->size, sizeof(Slot));
    table->counts = is_counting ? PyMem_Calloc(table->size, sizeof *table->counts) : NULL;
    if (table->slots == NULL || (is_counting && table->counts == NULL)) {
        release(table);
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

static inline int grow(Table *table) {
    Table larger;
    if (prepare(&larger, 65 - table->shift, table->counts != NULL) < 0)
        return -1;
    for (size_t i = 0; i < table->size; i++) {
        const Slot *old = &table->slots[i];
        if (old->low == 0)
            continue;
        size_t at = first_slot(&larger, old->low, has_hash(old->low) ? 0 : old->high);
        while (larger.slots[at].low)
            at = (at + 1) & (larger.size - 1);
        larger.slots[at] = *old;
        if (table->counts != NULL)
            larger.counts[at] = table->counts[i];
    }
    PyMem_Free(table->slots);
    PyMem_Free(table->counts);
    table->slots = larger.slots;
    table->counts = larger.counts;
    table->size = larger.size;
    table->shift = larger.shift;
    return 0;
}

/* Where in a table's bytes those of a word are put, which has a hash; 0, or -1 after an error. */
static inline int keep_bytes(Table *table, const Word *word, uint64_t *place) {
    if (word->length > UINT32_MAX || table->filled + word->length > UINT32_MAX) {
        PyErr_SetString(PyExc_OverflowError, "a set of words holds no more than 4 GB of them");
        return -1;
    }
    if (table->filled + word->length > table->room) {
        size_t room = 2 * (table->filled + word->length) + 256;
        char *bytes = PyMem_Realloc(table->bytes, room);
        if (bytes == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        table->bytes = bytes;
        table->room = room;
    }
    memcpy(table->bytes + table->filled, word->letters, word->length);
    *place = (uint64_t)word->length << 32 | table->filled;
    table->filled += word->length;
    return 0;
}

/* 1 when a word, which is not empty, is new; 0 when the table had it; -1 after an error. */
static inline int insert(Table *table, const Word *word) {
    uint64_t high = word->high;
    size_t at = slot_of(table, word);
    if (table->slots[at].low != 0)
        return 0;
    if (2 * (table->used + 1) > table->size) {
        if (grow(table) < 0)
            return -1;
        at = slot_of(table, word);
    }
    if (has_hash(word->low) && keep_bytes(table, word, &high) < 0)
        return -1;
    table->slots[at] = (Slot){word->low, high};
    table->used++;
    return 1;
}

#endif
