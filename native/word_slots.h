/* A table of words, as lower-case UTF-8; in a header, since each word of a text is looked for in one. */
#ifndef WORD_SLOTS_H
#define WORD_SLOTS_H

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

#define WHOLE 8 /* bytes of a word that fit into a key */
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

static inline uint64_t key_of(const char *word, size_t length) {
    uint64_t key = 0;
    for (size_t i = 0; i < length; i += WHOLE)
        key = fold(key, load_some((const unsigned char *)word + i, length - i));
    return key;
}

static inline size_t first_slot(const Table *table, uint64_t key) {
    return (key * 0x9E3779B97F4A7C15u) >> table->shift;
}

static inline Slot *slot_of(const Table *table, const char *word, size_t length, uint64_t key) {
    size_t at = first_slot(table, key);
    for (;;) {
        Slot *slot = &table->slots[at];
        if (slot->length == 0 || (slot->key == key && slot->length == length &&
                                  (length <= WHOLE || memcmp(table->bytes + slot->place, word, length) == 0)))
            return slot;
        at = (at + 1) & (table->size - 1);
    }
}

static inline void release(Table *table) {
    PyMem_Free(table->slots);
    PyMem_Free(table->bytes);
    memset(table, 0, sizeof *table);
}

static inline int prepare(Table *table, int bits) {
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

static inline int grow(Table *table) {
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
static inline int insert(Table *table, const char *word, size_t length, uint64_t key) {
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

#endif
