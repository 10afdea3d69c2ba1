/* What an unknown word may have been meant for, and how likely each is at a place; for weighing.c. */
#ifndef MEANT_H
#define MEANT_H

#include "judging.h"
#include "word_reader.h"

/* A word of a text, which a zero ends, and the number of the next one in its chain, counted from 1; 0: there is none. */
typedef struct {
    const char *letters;
    uint32_t next;
} Met;

/* The words of a text in chains, which are found by their keys; made when words are first counted. */
typedef struct {
    Reader reader;
    Met *met;
    uint32_t *chains;
} Tally;

enum { LONGEST_COUNTED = 200 }; /* no list has such a word */

/* tally.c */
int open_tally(Tally *tally, PyObject *text);  /* 0, or -1 after an error */
long count_in(const Tally *tally, Bytes word); /* 0 for what has more than letters of ASCII */
void forget_tally(Tally *tally);

/* Words that may have been meant, in no order. */
typedef struct {
    Candidate *items;
    Py_ssize_t count;
} Pool;

/* An unknown word, with what was found so far; a pool without items was not yet looked for. */
typedef struct {
    const Lists *lists;
    const Scales *scales;
    PyObject *text;
    Tally *tally; /* of the text */
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

/* The small letters of a word of ASCII. */
Bytes in_small_letters(Bytes written, char *into);

#endif
