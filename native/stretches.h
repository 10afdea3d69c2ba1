/* Stretches of a text that were seen: which of them stand there twice. */
#ifndef STRETCHES_H
#define STRETCHES_H

#include <stdint.h>

#include "endings.h"

/* Two words at a time, in two sums that need not wait for each other. */
static inline uint64_t hash(const unsigned char *bytes, size_t length) {
    const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t words[2], one = length, other = ~one;
    for (; length >= sizeof words; bytes += sizeof words, length -= sizeof words) {
        memcpy(words, bytes, sizeof words);
        one = (one ^ words[0]) * factor;
        other = (other ^ words[1]) * factor;
    }
    memset(words, 0, sizeof words);
    memcpy(words, bytes, length);
    uint64_t value = ((one ^ words[0]) * factor) ^ (other ^ words[1]);
    value = (value ^ value >> 32) * factor;
    return value ^ value >> 32;
}

/* A stretch of a text, in bytes; the line that it was first seen on; whether its recurrence was told. */
typedef struct {
    size_t begin, length;
    Py_ssize_t line;
    int told;
} Stretch;

/* The stretches that were seen, each in a place that its hash tells; the length of an empty place is 0. */
typedef struct {
    const unsigned char *data;
    Stretch *places;
    size_t mask;
} Seen;

/* Room for some stretches; the places are NULL where memory lacks. */
static inline Seen room_for(const Text *text, Py_ssize_t count) {
    size_t room = 4;
    while (room < 2 * ((size_t)count + 1))
        room *= 2;
    return (Seen){text->data, PyMem_Calloc(room, sizeof(Stretch)), room - 1};
}

/* Where a stretch of a text was seen before, or the empty place that it belongs in. */
static inline Stretch *place_of(const Seen *seen, const Text *text, Line stretch) {
    size_t begin = (size_t)stretch.begin * text->size, length = (size_t)(stretch.end - stretch.begin) * text->size;
    size_t place = hash(seen->data + begin, length) & seen->mask;
    for (;; place = (place + 1) & seen->mask) {
        Stretch *known = &seen->places[place];
        if (known->length == 0 ||
            (known->length == length && memcmp(seen->data + known->begin, seen->data + begin, length) == 0))
            return known;
    }
}

static inline Stretch entry(const Text *text, Line stretch, Py_ssize_t line) {
    return (Stretch){(size_t)stretch.begin * text->size, (size_t)(stretch.end - stretch.begin) * text->size, line, 0};
}

/* The piece of a text that begins at a place and ends before a mark. */
static inline Line piece_from(const Text *text, Py_ssize_t begin, Py_UCS4 mark) {
    Py_ssize_t end = begin < text->length ? PyUnicode_FindChar(text->string, mark, begin, text->length, 1) : -1;
    return (Line){begin, end < 0 ? text->length : end};
}

static inline int check_length(Py_ssize_t length) {
    if (length < 1)
        PyErr_SetString(PyExc_ValueError, "what recurs has characters");
    return length < 1 ? -1 : 0;
}

#endif
