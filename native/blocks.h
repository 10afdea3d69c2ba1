/* A line that is not blank, and the lines of an article. */
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

/* A text without the decoration around it; its string is longer then. */
Text undecorated(Text text);

/* A line without its decoration, to be released; NULL after an error. */
PyObject *core_of(LineObject *line);

extern PyTypeObject *line_type;

/* Where a line stands in the text, without the white space around it, and the number of that line. */
typedef struct {
    Py_ssize_t begin, end, number;
} Place;

/* The lines of an article, to be looked at while they are there. */
typedef struct {
    Text text;
    const Place *places;
    Py_ssize_t count;
} View;

/* Look at Lines; 0 and an error for what is none. */
int view_lines(PyObject *lines, View *view);

/* The characters of a line; the string is that of the whole text. */
static inline Text line_in(const View *view, Py_ssize_t index) {
    Place place = view->places[index];
    Text line = view->text;
    line.data = (const char *)line.data + place.begin * line.size;
    line.length = place.end - place.begin;
    return line;
}

/* The index of the line that stands on a line of the text, -1 for a blank one. */
Py_ssize_t index_of_line(const View *view, Py_ssize_t number);

/* A line of Lines, to be released; NULL after an error. */
PyObject *line_of(PyObject *lines, Py_ssize_t index);

/* How many Lines there are. */
Py_ssize_t count_lines(PyObject *lines);

/* Where a line begins and ends, and on which line of the text it stands; and that text, borrowed: of Lines. */
Py_ssize_t start_of_line(PyObject *lines, Py_ssize_t index);
Py_ssize_t end_of_line(PyObject *lines, Py_ssize_t index);
Py_ssize_t number_of_line(PyObject *lines, Py_ssize_t index);
PyObject *string_of_lines(PyObject *lines);

/* Methods of Lines. */
PyObject *beside(PyObject *lines, PyObject *offset);
PyObject *line_at_place(PyObject *lines, PyObject *offset);
PyObject *mostly_covered(PyObject *lines, PyObject *spans);

#endif
