/* What the parts share that judge unknown words; rules/_spelling_tables.py tells what the tables are. */
#ifndef JUDGING_H
#define JUDGING_H

#include "alikes.h"
#include "text.h"

enum { SMALL, SMALL_AND_CAPITAL, OPENING, INSIDE, KINDS }; /* in the order of `Kind` of rules/_spelling_places.py */

/* All is borrowed from `Lists`. */
typedef struct {
    PyObject *kinds;                                         /* a tuple of all */
    PyObject *misspellings, *doubtful, *common, *rare, *shortened; /* files of words, but for the WordSet of common ones */
    const Lines *targets;
} Lists;

/* All is borrowed from `Scales`. */
typedef struct {
    const Lines *sounds, *letters, *pairs;
    PyObject *costs, *signs, *all, *prefixes, *suffixes;
} Scales;

/* What is known of a word that no list accepts, as `Doubt` of rules/_lexicon.py tells. */
typedef struct {
    double rarity;
    char kind; /* 0: nothing is known */
    Bytes stored;
} Doubt;

/* suspects.c */
int read_lists(PyObject *tuple, Lists *lists); /* 0, or -1 after an error */
Doubt doubt_of(const Lists *lists, Bytes word);

/* twins.c: the known word beside the same neighbour elsewhere, a new str; NULL where there is none or after an error. */
PyObject *twin_of(const Text *text, Py_ssize_t start, Py_ssize_t end, const Lines *targets);

/* names.c; -1 after an error */
int is_after_name(const Lists *lists, const Text *text, Py_ssize_t start);
int is_spoken_of(const Lists *lists, const Text *text, Py_ssize_t start, Py_ssize_t end);
int is_large_first_letter(const Lists *lists, const Text *text, Py_ssize_t start, Py_ssize_t end);

/* company.c: how strange the words around a word are, and how many of them begin with a capital. */
void company_of(const Text *text, Py_ssize_t start, Py_ssize_t end, const Lines *targets, double *strange, double *capitals);

/* neighbours.c: the words beside a word, as tables have them; nothing where they have letters beyond ASCII. */
enum { BESIDE_ROOM = 32 };
typedef struct {
    char letters[2][BESIDE_ROOM];
    Bytes before, after; /* within the letters, or nothing */
} Beside;
void find_beside(const Text *text, Py_ssize_t start, Py_ssize_t end, Beside *beside);

/* word_shape.c */
typedef struct {
    int of_two, derived, inflected, has_stem;
} Shape;
int are_bytes(PyObject *tuple); /* what prefixes and suffixes have to be */
int shape_in(Bytes word, PyObject *common, PyObject *rare, PyObject *prefixes, PyObject *suffixes, Shape *shape);

/* trees.c: 1 with the score of some values, 0 where it is below the least. */
int score_of(PyObject *trees, const double *values, Py_ssize_t count, double least, double *score);

/* place_signs.c: what there is to say of a word at a place besides the words it may have been meant for. */
enum { SIGNS = 32 };
typedef struct {
    const Lists *lists;
    const Scales *scales;
    Text text;
    PyObject *unknown; /* all unknown words, a list */
    Py_ssize_t words, misspelt;
} Page;
typedef struct {
    Bytes word;
    Doubt doubt;
    int kind, listed;
    Py_ssize_t count, start, end; /* of the places of its kind; this place */
    double strange, capitals;
} Place;
int signs_of(const Page *page, const Place *place, const Beside *beside, double *values);

/* expected.c */
typedef struct {
    const Lines *pairs, *targets;
    Bytes before, after, follow_before; /* the last as the pairs have it */
    double after_rarity;
} Around;
Around around_of(const Lines *pairs, const Lines *targets, Bytes before, Bytes after);
/* Minus the logarithm of the probability of a word in small letters at a place, if it makes some share of the text. */
double cost_of_word(const Around *around, Bytes word, double share);
double cost_of_phrase(void);
int has_ascii_letters_only(Bytes word);

/* What the likeliest word says: `word` was written for `meant`, which is `written` in its own case. */
enum { LIKELIHOOD = 18 };
typedef struct {
    Bytes word, meant, written;
    double cost, slip, ahead, doubt;
    long count;
    int has_letters_only;
} Likeliest;
void likelihood_in(const Around *around, const Likeliest *likeliest, double *values);

#endif
