/* Where the lines of an article stand in its text. */
#ifndef LINE_PLACES_H
#define LINE_PLACES_H

#include "blocks.h"
#include "endings.h"

static inline Line line_at(PyObject *lines, Py_ssize_t index) {
    return (Line){start_of_line(lines, index), end_of_line(lines, index)};
}

/* 0 and an error where an object is not the lines of an article. */
static inline int check_lines(PyObject *lines) {
    if (are_lines_of_article(lines))
        return 1;
    PyErr_Format(PyExc_TypeError, "the lines of an article, not %.100s", Py_TYPE(lines)->tp_name);
    return 0;
}

#endif
