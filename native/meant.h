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
    const Text *text;
    Bytes word, corrections; /* the second as the lists of misspellings have them, between tabs, or nothing */
    Doubt doubt;
    Pool nearest, near, all;
} Unknown;

/* A word as it is written, minus the logarithm of how likely it, and the slip, is, and how often the text has it. */
typedef struct {
    double cost, slip;
    Bytes written;
    long found;
} Ranked;

typedef struct {
    Ranked *items;
    Py_ssize_t count;
} Ranking;

enum { ONE_EDIT, CLOSE_BY, ANYWHERE };

const Pool *pool_of(Unknown *unknown, int reach); /* NULL after an error */
void forget_pools(Unknown *unknown);

/* Rank the words of a pool, and the corrections; the caller frees the items, also after an error. */
int rank(const Unknown *unknown, const Pool *pool, const Around *around, double words, Ranking *ranking);

/* How often a word of ASCII, if it has letters only, stands in a text, as `WordCounts` counts. */
long count_in_text(const Text *text, Bytes word);

/* The small letters of a word of ASCII. */
Bytes in_small_letters(Bytes written, char *into);

#endif
