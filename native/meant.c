/* What an unknown word may have been meant for: rules/_spelling_candidates.py and the ranking of _spelling_judgement.py. */
#include "meant.h"

#include <stdlib.h>

enum { MOST_WEIGHED = 6, MOST_WEIGHED_FAR = 5 };

static const double RARITY_WEIGHT = 0.8, CLOSE = 3.0, LISTED = 1.0, DEAREST_LISTED = 5.0, ENDLESS = 99.0;

Bytes in_small_letters(Bytes written, char *into) {
    for (Py_ssize_t i = 0; i < written.length; i++)
        into[i] = (char)(written.start[i] >= 'A' && written.start[i] <= 'Z' ? written.start[i] + 32 : written.start[i]);
    return (Bytes){into, written.length};
}

/* The next part of some, which a mark parts from each other. */
static Bytes next_part(Bytes *rest, char mark) {
    const char *end = memchr(rest->start, mark, rest->length);
    Bytes part = {rest->start, end ? end - rest->start : rest->length};
    Py_ssize_t used = part.length + (end != NULL);
    *rest = (Bytes){rest->start + used, rest->length - used};
    return part;
}

static Py_ssize_t parts_in(Bytes parts, char mark) {
    Py_ssize_t count = parts.length > 0;
    for (Py_ssize_t i = 0; i < parts.length; i++)
        count += parts.start[i] == mark;
    return count;
}

static Candidate *new_candidates(Py_ssize_t count) {
    Candidate *candidates = PyMem_Malloc((count + 1) * sizeof *candidates);
    if (candidates == NULL)
        PyErr_NoMemory();
    return candidates;
}

/* Count how often the text has each word; -1 after an error, also an earlier one that left no words. */
static int count_each(const Unknown *unknown, const Pool *pool) {
    if (pool->items == NULL || (pool->count && open_tally(unknown->tally, unknown->text) < 0))
        return -1;
    for (Candidate *each = pool->items; each < pool->items + pool->count; each++)
        each->found = count_in(unknown->tally, each->written);
    return 0;
}

/* What the file of doubtful words has. */
static int fill_stored(const Unknown *unknown, Pool *pool) {
    Bytes rest = unknown->doubt.stored;
    pool->items = new_candidates(parts_in(rest, ' '));
    while (pool->items && rest.length > 0) {
        Bytes item = next_part(&rest, ' '), word = next_part(&item, ':');
        Bytes value = value_of(unknown->lists->targets, word.start, word.length);
        double rarity = value.start ? (double)number_in(value) / 100.0 : 0.0;
        Bytes written = as_written(unknown->lists->targets, word);
        if (word.length)
            pool->items[pool->count++] = (Candidate){written, rarity, (double)number_in(item) / 100.0, 0.0, 0};
    }
    return count_each(unknown, pool);
}

static int fill_found(const Unknown *unknown, int reach, Py_ssize_t most, Pool *pool) {
    Search search = {.shortened = unknown->lists->shortened, .targets = unknown->lists->targets,
                     .sounds = unknown->scales->sounds, .word = unknown->word, .reach = reach};
    pool->items = find_likeliest(&search, unknown->scales->costs, most, &pool->count);
    return count_each(unknown, pool);
}

/* The words that are near and those two edits away which do not cost much more than the best. */
static int fill_all(Unknown *unknown, Pool *pool) {
    Pool far = {NULL, 0};
    const Pool *near = pool_of(unknown, CLOSE_BY);
    if (near == NULL || fill_found(unknown, FAR, MOST_WEIGHED_FAR, &far) < 0) {
        PyMem_Free(far.items);
        return -1;
    }
    pool->items = new_candidates(near->count + far.count);
    if (pool->items) {
        double best = ENDLESS;
        memcpy(pool->items, near->items, near->count * sizeof *near->items);
        memcpy(pool->items + near->count, far.items, far.count * sizeof *far.items);
        for (Py_ssize_t i = 0; i < near->count + far.count; i++) {
            Candidate *each = &pool->items[i];
            each->cost = each->slip + RARITY_WEIGHT * each->rarity;
            best = i == 0 || each->cost < best ? each->cost : best;
        }
        for (Py_ssize_t i = 0; i < near->count + far.count; i++)
            if (pool->items[i].cost < best + CLOSE)
                pool->items[pool->count++] = pool->items[i];
    }
    PyMem_Free(far.items);
    return pool->items ? 0 : -1;
}

const Pool *pool_of(Unknown *unknown, int reach) {
    int stored = unknown->doubt.stored.length > 0;
    reach = stored ? CLOSE_BY : reach;
    Pool *pool = reach == ONE_EDIT ? &unknown->nearest : reach == CLOSE_BY ? &unknown->near : &unknown->all;
    if (pool->items)
        return pool;
    int failed = stored               ? fill_stored(unknown, pool) < 0
                 : reach == ANYWHERE ? fill_all(unknown, pool) < 0
                                      : fill_found(unknown, reach == ONE_EDIT ? NEAREST : NEAR, MOST_WEIGHED, pool) < 0;
    return failed ? NULL : pool;
}

void forget_pools(Unknown *unknown) {
    PyMem_Free(unknown->nearest.items);
    PyMem_Free(unknown->near.items);
    PyMem_Free(unknown->all.items);
}

static int same_small_letters(Bytes one, Bytes other) {
    if (one.length != other.length)
        return 0;
    for (Py_ssize_t i = 0; i < one.length; i++) {
        char a = one.start[i], b = other.start[i];
        if ((a >= 'A' && a <= 'Z' ? a + 32 : a) != (b >= 'A' && b <= 'Z' ? b + 32 : b))
            return 0;
    }
    return 1;
}

/* Take in what lists say that the word should be, which costs less; `room` is for the letters of a correction. */
static int add_corrections(const Unknown *unknown, Candidate *candidates, Py_ssize_t *count, char *room) {
    if (unknown->corrections.length && open_tally(unknown->tally, unknown->text) < 0)
        return -1;
    for (Bytes rest = unknown->corrections; rest.length > 0;) {
        Bytes written = next_part(&rest, '\t'), lower = in_small_letters(written, room);
        Py_ssize_t i = 0;
        double slip = LISTED;
        while (i < *count && !same_small_letters(candidates[i].written, written))
            i++;
        if (i < *count) {
            slip = candidates[i].slip;
        } else {
            if (has_ascii_letters_only(lower)) {
                if (slip_cost(unknown->scales->costs, lower, unknown->word, ENDLESS, &slip) < 0)
                    return -1;
                slip = slip < DEAREST_LISTED ? slip : DEAREST_LISTED;
            }
            ++*count;
        }
        candidates[i] = (Candidate){written, 0.0, slip - LISTED, 0.0, count_in(unknown->tally, written)};
    }
    return 0;
}

static int by_rank(const void *one, const void *other) {
    const Ranked *a = one, *b = other;
    if (a->cost != b->cost)
        return (a->cost > b->cost) - (a->cost < b->cost);
    return a->slip != b->slip ? (a->slip > b->slip) - (a->slip < b->slip) : by_letters(a->written, b->written);
}

/* Fill a ranking, which has room for them, with some candidates; `room` is for the letters of one. */
static void fill_ranking(const Candidate *candidates, Py_ssize_t count, const Around *around, double words,
                         Ranking *ranking, char *room) {
    for (ranking->count = 0; ranking->count < count; ranking->count++) {
        const Candidate *each = &candidates[ranking->count];
        Bytes lower = in_small_letters(each->written, room);
        double cost = cost_of_phrase();
        if (has_ascii_letters_only(lower))
            cost = cost_of_word(around, lower, each->found ? (double)each->found / words : 0.0);
        ranking->items[ranking->count] = (Ranked){each->slip + cost, each->slip, each->written, each->found};
    }
    qsort(ranking->items, ranking->count, sizeof *ranking->items, by_rank);
}

int rank(const Unknown *unknown, const Pool *pool, const Around *around, double words, Ranking *ranking) {
    Py_ssize_t count = pool->count, longest = unknown->corrections.length;
    Py_ssize_t most = count + parts_in(unknown->corrections, '\t');
    for (Py_ssize_t i = 0; i < count; i++)
        longest = pool->items[i].written.length > longest ? pool->items[i].written.length : longest;
    Candidate *candidates = new_candidates(most);
    char *room = PyMem_Malloc(longest + 1);
    PyMem_Free(ranking->items);
    ranking->items = PyMem_Malloc((most + 1) * sizeof *ranking->items);
    ranking->count = 0;
    int failed = candidates == NULL || room == NULL || ranking->items == NULL;
    if (failed) {
        PyErr_NoMemory();
    } else {
        memcpy(candidates, pool->items, count * sizeof *candidates);
        failed = add_corrections(unknown, candidates, &count, room) < 0;
        if (!failed)
            fill_ranking(candidates, count, around, words, ranking, room);
    }
    PyMem_Free(candidates);
    PyMem_Free(room);
    return failed ? -1 : 0;
}
