/* What the parts for spelling share: words in files, and how they are looked for. */
#ifndef SPELLING_H
#define SPELLING_H

#include "native.h"

#include <stdint.h>
#include <string.h>

/* Some characters of a file or a text; `start` is NULL where there are none. */
typedef struct {
    const char *start;
    Py_ssize_t length;
} Bytes;

/* Where a word stands in a file or table is fetched into the cache in two steps, 0 and 1, each of which needs what the
   one before has fetched. When many words are looked for, the first step is taken for all of them, then the second. */
enum { STEPS_TO_FETCH = 2 };

/* word_file.c; the argument is a WordFile. */
extern PyTypeObject *WordFileType;
int is_in_word_file(PyObject *file, const char *word, Py_ssize_t length);   /* without a value */
Bytes in_word_file(PyObject *file, const char *word, Py_ssize_t length); /* its value */
void expect_in_word_file(PyObject *file, const char *word, Py_ssize_t length, int step);

/* word_set.c; the argument is a WordSet. */
extern PyTypeObject *WordSetType;
int is_in_word_set(PyObject *set, const char *word, Py_ssize_t length);

/* word_places.c: a dict with the places of each word of a list. */
PyObject *places_of_words(PyObject *text, PyObject *words);

/* word_table.c: the lines `word value` of a file; the first space or the end of the line ends the word. */
typedef struct {
    Py_buffer bytes;
    uint32_t *slots; /* where a line begins, counted from 1; 0: the slot is free */
    size_t size;     /* a power of two, or 0 */
} Lines;

int read_lines(Lines *lines, PyObject *data);
void forget_lines(Lines *lines);
Bytes value_of(const Lines *lines, const char *word, Py_ssize_t length);
void expect_value(const Lines *lines, const char *word, Py_ssize_t length, int step);
long number_in(Bytes value);
Bytes item_of(Bytes value, const char *item, Py_ssize_t length); /* of several in order, what stands after `item:` */
extern PyTypeObject *WordTableType;
const Lines *lines_of_table(PyObject *table);

/* sound.c */
int letters_of(PyObject *word, Bytes *letters);     /* only those of ASCII; 0, or -1 after an error */
Py_ssize_t sound(Bytes word, char *into);           /* has room for the letters and one more; how many are written */

/* word_counts.c; the argument is a WordCounts. */
extern PyTypeObject *WordCountsType;
unsigned long count_of_word(PyObject *counts, Bytes word);

/* slip_costs.c; the argument is a SlipCosts. */
extern PyTypeObject *SlipCostsType;
int slip_cost(PyObject *costs, Bytes meant, Bytes written, double limit, double *cost);

#endif
