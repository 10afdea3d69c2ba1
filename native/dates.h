/* The kinds of the words of dates: those of rules/_date_words.py, where they are explained. */
#ifndef DATES_H
#define DATES_H

#include "text.h"

enum { KNOWN = 1, LABEL = 2, MONTH = 4, UNIT = 8, PAST = 16, READING = 32, SMALL = 64 };

/* The signs of a date: those of rules/_date_words.py too. */
enum { IN_DIGITS = 1, CLOCK = 2, WORD = 4, GLUED = 8 };

/* A stretch of a text in lower case and, unless stops are kept, without full stops. */
PyObject *lowered(const Text *text, Py_ssize_t start, Py_ssize_t end, int keeps_stops);

/* The kinds of a word, 0 for an unknown one and -1 after an error, such as that no word could be made. */
long kinds_of(PyObject *kinds, PyObject *word);

/* What date_signs tells, -1 after an error; the dict's values are ints. */
int signs_of_dates(PyObject *string, PyObject *kinds);

/* What told_of_dates tells, NULL after an error. */
PyObject *told_by_words(PyObject *string, PyObject *kinds, int is_date, int has_clock);

#endif
