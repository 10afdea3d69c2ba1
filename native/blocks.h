/* A line that is not blank, and the lines of an article: Lines, or a list of such lines. */
#ifndef BLOCKS_H
#define BLOCKS_H

#include "text.h"

typedef struct {
    PyObject_HEAD
    PyObject *article, *field, *text;
    Py_ssize_t index, line, start, end;
    PyObject *core; /* NULL where nobody has asked for it */
} LineObject;

/* Whether a character dresses up a line, as DECORATION of checker/block.py has it. */
int is_decoration(Py_UCS4 character);

extern PyTypeObject *line_type, *lines_type;

/* Whether an object is Lines or a list. */
int are_lines(PyObject *lines);

Py_ssize_t count_lines(PyObject *lines);

/* A line, to be released; NULL after an error. */
PyObject *line_of(PyObject *lines, Py_ssize_t index);

/* Where a line of an article begins and ends, and on which line of the text it stands; the lines are Lines. */
Py_ssize_t start_of_line(PyObject *lines, Py_ssize_t index);
Py_ssize_t end_of_line(PyObject *lines, Py_ssize_t index);
Py_ssize_t number_of_line(PyObject *lines, Py_ssize_t index);

/* The index of the line that stands on a line of the text, -1 for a blank one: of Lines. */
Py_ssize_t line_with_number(PyObject *lines, Py_ssize_t number);

/* The text in which the lines of an article stand, borrowed; they are Lines, as an object is or is not. */
PyObject *string_of_lines(PyObject *lines);
int are_lines_of_article(PyObject *lines);

/* Methods of Lines. */
PyObject *beside(PyObject *lines, PyObject *offset);
PyObject *line_at_place(PyObject *lines, PyObject *offset);
PyObject *mostly_covered(PyObject *lines, PyObject *spans);

/* The characters of a line, of an article without making it; what has to be released after use, NULL after an error.
   The string of the text may be longer than the text. */
PyObject *text_of_line(PyObject *lines, Py_ssize_t index, Text *text);

#endif
