/* The lines of a text, folded, as literals and patterns are looked for in them. */
#ifndef TEXT_LINES_H
#define TEXT_LINES_H

#include "sieve.h"

/* Lines between newlines, and where they begin. */
typedef struct {
    const Encoded *text;
    const size_t *starts;
    size_t count;
} Lines;

/* Where a line stands in the text: without white space around it, then without decoration. */
typedef struct {
    Py_ssize_t begin, end, first, last;
} Place;

typedef struct {
    PyObject *decoration;
    unsigned char decorates[128]; /* whether an ASCII character is decoration */
    PyObject *string;             /* the text that was read last, borrowed */
    Encoded bytes, whole;         /* its lines; one of them with its decoration */
    Lines lines;
    Place *places;
    size_t *starts, place_room, start_room;
} TextLines;

/* Say which characters dress up a line. */
void set_decoration(TextLines *lines, PyObject *decoration);

/* Read the lines of a text, without white space and then decoration around them; -1 and an exception where that fails. */
int read_text_lines(TextLines *lines, PyObject *string);

/* Set out a line for patterns, without its decoration or with it; likewise. */
int set_out_core(TextLines *lines, size_t number, Line *line);
int set_out_whole(TextLines *lines, size_t number, Line *line);

void free_text_lines(TextLines *lines);

#endif
