/* Which patterns may match a line: what finder.c asks of sieve.c. */
#ifndef SIEVE_H
#define SIEVE_H

#include "folded.h"

enum { GRAM_BITS = 13 };
#define NO_LINE ((size_t)-1)

/* A line as patterns read it. */
typedef struct {
    size_t number;
    PyObject *string;
    Py_ssize_t first, last;     /* where it stands in the string */
    const unsigned char *bytes; /* folded, from the newline before it to the one after it */
    size_t length;
    Py_ssize_t letters;                          /* how many it has, or -1 before anybody asked */
    uint64_t held[2];                            /* a bit for each character of ASCII that it holds; or zeros, likewise */
    int has_grams;                               /* whether the next is filled */
    unsigned char grams[1 << (GRAM_BITS - 3)];   /* a bit for the hash of each two and three bytes that it holds */
} Line;

typedef struct Sieve Sieve;

extern PyTypeObject *sieve_type;

/* Whether a sieve reads lines without what decorates them, and how many patterns it has. */
int sieve_on_core(const Sieve *sieve);
size_t sieve_patterns(const Sieve *sieve);

/* The patterns of a sieve that may match where a literal occurs; NULL and an IndexError where it knows no such literal. */
const uint32_t *sieve_group(const Sieve *sieve, size_t literal, size_t *count);

/* Whether a pattern may match a line; -1 and an exception where there is no memory. */
int sieve_passes(Sieve *sieve, uint32_t pattern, Line *line);

#endif
