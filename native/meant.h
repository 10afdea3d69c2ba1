/* What an unknown word may have been meant for, and how likely each is at a place; for weighing.c. */
#ifndef MEANT_H
#define MEANT_H

#include "judging.h"

/* Words that may have been meant, in no order. */
typedef struct {
    Candidate *items;
    Py_ssize_t count;
} Pool;

/* An unknown word, with what was found so far; a pool without items was not yet looked for. */
typedef struct {
    const Lists *lists;
    const Scales *scales;
    Bytes word, corrections; /* the second as the lists of misspellings have them, between tabs, or nothing */
    Doubt doubt;
    Pool nearest, near, all;
} Unknown;

/* A word as it is written, and minus the logarithm of how likely it, and the slip, is. */
typedef struct {
    double cost, slip;
    Bytes written;
} Ranked;

typedef struct {
    Ranked *items;
    Py_ssize_t count;
} Ranking;

enum { ONE_EDIT, CLOSE_BY, ANYWHERE };

const Pool *pool_of(Unknown *unknown, int reach); /* NULL after an error */
void forget_pools(Unknown *unknown);

/* Rank the words of a pool, and the corrections; the caller frees the items, also after an error. */
int rank(const Unknown *unknown, const Pool *pool, const Around *around, const Text *text, double words, Ranking *ranking);

/* How often a word of small letters of ASCII stands in a text, as `WordCounts` counts. */
long count_in_text(const Text *text, Bytes word);

/* The small letters of a word of ASCII. */
Bytes in_small_letters(Bytes written, char *into);

#endif
