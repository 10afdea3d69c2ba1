/* The kinds of the words of dates: those of rules/_date_words.py, where they are explained. */
#ifndef DATES_H
#define DATES_H

#include "text.h"

enum { KNOWN = 1, LABEL = 2, MONTH = 4, UNIT = 8, PAST = 16, READING = 32, SMALL = 64 };

/* The signs of a date: those of rules/_date_words.py too. */
enum { IN_DIGITS = 1, CLOCK = 2, WORD = 4, GLUED = 8 };

typedef struct DateKinds DateKinds;
extern PyTypeObject *date_kinds_type;

/* A stretch of a text in lower case and, unless stops are kept, without full stops. */
PyObject *lowered(const Text *text, Py_ssize_t start, Py_ssize_t end, int keeps_stops);

/* What a word is, in lower case: its kinds, 0 for an unknown one and -1 after an error; whether all of it are letters. */
typedef struct {
    long kinds;
    int is_alphabetic;
} DateWord;

/* The word that a stretch of a text is, which has no full stops unless they are kept. */
DateWord word_of_dates(const DateKinds *kinds, const Text *text, Py_ssize_t start, Py_ssize_t end, int keeps_stops);

/* What date_signs tells, -1 after an error. */
int signs_of_dates(const Text *text, const DateKinds *kinds);

/* What told_of_dates tells: the rest, the sort, whether a word is its label; the rest is NULL after an error, and the
   sort where there is no date. */
typedef struct {
    PyObject *rest;
    const char *kind;
    int is_labelled;
} Told;

Told told_by_words(const Text *text, const DateKinds *kinds, int is_date, int has_clock);

/* A text with a space for what is glued to figures, for each date in figures, for each time of day; the text itself
   where there is none, and NULL after an error. */
PyObject *without_glue(PyObject *string);
PyObject *without_dates(PyObject *string);
PyObject *without_any_clock(PyObject *string);

#endif
