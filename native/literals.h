/* Many literals, looked for at once in the folded lines of a text. */
#ifndef LITERALS_H
#define LITERALS_H

#include "text_lines.h"

enum { BEGINNINGS = 4, FILTER_BITS = 20, HEAD_BITS = 15, SHORT_BITS = 16 };

typedef struct {
    size_t seen;    /* the line where it was last seen, counted through all texts */
    uint32_t start; /* in the bytes of all literals */
} Literal;

/* A gram by which a literal is looked for, with all that tells most places where the gram stands but not the literal. */
typedef struct {
    uint64_t gram, ending; /* the bytes of the gram, and the last of the literal: up to eight */
    uint32_t number, length, offset; /* of the literal, and where in it the gram is */
    uint32_t next; /* entry with the same hash, counted from 1, or 0 */
} Entry;

typedef struct {
    uint32_t filter[1 << (FILTER_BITS - 5)]; /* two bits for each hash: says no for most places, and fits the cache */
    uint32_t heads[1 << HEAD_BITS];               /* the first entry by hash, counted from 1, or 0 */
} Grams;

typedef struct {
    unsigned char filter[1 << 16]; /* whether a literal is looked for by two bytes */
    uint32_t heads[1 << 16];       /* the first entry by two bytes, counted from 1, or 0 */
} Pairs;

typedef struct {
    size_t line;
    uint32_t number; /* of the literal */
} Match;

typedef struct {
    Encoded bytes;
    Literal *known;
    Entry *entries;
    Match *matches; /* the literals that are found in a text, on which lines, in order */
    size_t count, room, entry_count, entry_room, match_count, match_room, lines_before;
    Grams beginnings[BEGINNINGS], wide, narrow;
    unsigned char narrow_filter[1 << SHORT_BITS]; /* whether a narrow gram has a hash: told in fewer steps than by bits */
    unsigned char follows_newline[256]; /* whether a literal begins with a newline and a byte */
    Pairs pairs;
    uint32_t single[256]; /* the first entry of a literal of one byte by that, counted from 1, or 0 */
} Literals;

/* Add a literal, which is not empty; -1 and an exception where that fails. */
int add_literal(Literals *literals, PyObject *text);

/* Lay out the literals for the search, once all are added; likewise. */
int order_literals(Literals *literals);

/* Match all literals in the lines of a text; likewise. */
int match_literals(Literals *literals, const Lines *lines);

void free_literals(Literals *literals);

#endif
