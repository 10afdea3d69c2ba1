/* What sieve.c asks of a line. */
#ifndef SIEVE_LINE_H
#define SIEVE_LINE_H

#include "sieve.h"

typedef struct {
    uint32_t start, length; /* in the bytes of all literals */
    uint32_t gram;          /* the hash of its rarest two or three bytes; of none where it is one byte */
} Piece;

static inline uint32_t gram_hash(const unsigned char *bytes, size_t width) {
    return (uint32_t)first_bytes(bytes, width) * 0x9e3779b1u >> (32 - GRAM_BITS);
}

/* Whether a line holds a piece, whose bytes these are. */
int line_holds(Line *line, const unsigned char *bytes, const Piece *piece);

/* Count the letters and digits of a line. */
void count_line_letters(Line *line);

/* Note which characters of ASCII stand in a part of a text. */
void note_ascii(uint64_t *held, PyObject *text, Py_ssize_t begin, Py_ssize_t end);

#endif
