/* What the search for words and their weighing share: search.c finds, likeliest.c and expected.c weigh. */
#ifndef ALIKES_H
#define ALIKES_H

#include "spelling.h"

/* Which words are looked for: one edit away, those and what sounds the same, or the common ones that are further. */
enum { NEAREST, NEAR, FAR };

/* Which characters of ASCII a word has, a bit for each. */
typedef struct {
    uint64_t low, high;
} Letters;

/* A word that was found, in the bytes of a table or file. */
typedef struct {
    Bytes letters;
    double rarity, distance;
    int unlike; /* how many letters only one of the two words has */
} Alike;

typedef struct {
    PyObject *shortened; /* borrowed */
    const Lines *targets, *sounds;
    Bytes word;
    int reach;
    Letters letters;  /* of the word */
    Bytes same_sound; /* the words that sound as it does */
    Alike *found;     /* some of them twice */
    Py_ssize_t count, room;
} Search;

/* A word that may have been meant, as it is written. */
typedef struct {
    Bytes written;
    double rarity, slip, cost;
    long found; /* how often the text has it, where that was counted */
} Candidate;

/* Find the words; 0, or -1 after an error. What was found is freed by the caller. */
int gather(Search *search);
/* Those that do not cost much more than the cheapest, which the caller frees; NULL after an error. */
Candidate *find_likeliest(Search *search, PyObject *costs, Py_ssize_t most, Py_ssize_t *count);
Bytes as_written(const Lines *targets, Bytes word); /* with the capital that it always has, if it has one */
int by_letters(Bytes one, Bytes other);             /* in which order they come */
int same_letters(Bytes a, Bytes b);
int one_edit_apart(Bytes a, Bytes b);
Letters letters_in(Bytes word);
int unlike_letters(Letters one, Letters other); /* how many letters only one of two words has */

#endif
