/* How lines end: with a mark, or with what may stand behind one. */
#ifndef ENDINGS_H
#define ENDINGS_H

#include "text.h"

static inline int ends_sentence(Py_UCS4 c) {
    switch (c) {
    case '.': case '!': case '?': case ':': case ';': case 0x2026: case 0x3002: case 0xFF01: case 0xFF1F: case 0x61F: case 0x964:
        return 1;
    }
    return 0;
}

/* Whether a quotation mark, a bracket or an asterisk may stand behind the mark that ends a sentence. */
static inline int closes(Py_UCS4 c) {
    switch (c) {
    case '"': case '\'': case ')': case ']': case '}': case '*': case '_':
    case 0xAB: case 0xBB: case 0x2019: case 0x201C: case 0x201D: case 0x203A:
        return 1;
    }
    return 0;
}

/* A line of a text: the places where it begins and ends, without the white space around it. */
typedef struct {
    Py_ssize_t begin, end;
} Line;

static inline Line stripped(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    strip(text, &begin, &end);
    return (Line){begin, end};
}

/* As Block.ends_like_prose tells. */
static inline int ends_like_prose(const Text *text, Line line) {
    while (line.begin < line.end && (closes(at(text, line.end - 1)) || Py_UNICODE_ISSPACE(at(text, line.end - 1))))
        line.end--;
    return line.begin < line.end && ends_sentence(at(text, line.end - 1));
}

/* Whether there are as many spaces on a line. */
static inline int has_spaces(const Text *text, Line line, int least) {
    for (; line.begin < line.end && least > 0; line.begin++)
        least -= at(text, line.begin) == ' ';
    return least <= 0;
}

/* Add a number to a list; -1 on failure. */
static inline int add_number(PyObject *list, Py_ssize_t value) {
    PyObject *number = PyLong_FromSsize_t(value);
    int failed = number == NULL || PyList_Append(list, number) < 0;
    Py_XDECREF(number);
    return failed ? -1 : 0;
}

#endif
