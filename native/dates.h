/* The kinds of the words of dates: those of rules/_date_words.py, where they are explained. */
#ifndef DATES_H
#define DATES_H

#include "text.h"

enum { KNOWN = 1, LABEL = 2, MONTH = 4, UNIT = 8, PAST = 16, READING = 32, SMALL = 64 };

/* A stretch of a text in lower case and, unless stops are kept, without full stops. */
PyObject *lowered(const Text *text, Py_ssize_t start, Py_ssize_t end, int keeps_stops);

/* The kinds of a word, 0 for an unknown one and -1 after an error, such as that no word could be made. */
long kinds_of(PyObject *kinds, PyObject *word);

#endif
