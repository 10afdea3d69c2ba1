/* Where the lines of an article stand in its text. */
#ifndef LINE_PLACES_H
#define LINE_PLACES_H

#include "blocks.h"
#include "endings.h"

static inline Line line_at(const View *lines, Py_ssize_t index) {
    return (Line){lines->places[index].begin, lines->places[index].end};
}

#endif
