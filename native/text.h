/* Characters of a str, and what they are. */
#ifndef TEXT_H
#define TEXT_H

#include <string.h>

#include "native.h"

typedef struct {
    PyObject *string;
    int size; /* of a character in bytes, as PyUnicode_READ wants it */
    const void *data;
    Py_ssize_t length;
} Text;

static inline Text text_of(PyObject *string) {
    return (Text){string, PyUnicode_KIND(string), PyUnicode_DATA(string), PyUnicode_GET_LENGTH(string)};
}

/* The character at a place, 0 behind the end. */
static inline Py_UCS4 at(const Text *text, Py_ssize_t i) {
    return i < text->length ? PyUnicode_READ(text->size, text->data, i) : 0;
}

/* Leave out the white space at both ends of a stretch of a text. */
static inline void strip(const Text *text, Py_ssize_t *begin, Py_ssize_t *end) {
    while (*begin < *end && Py_UNICODE_ISSPACE(PyUnicode_READ(text->size, text->data, *begin)))
        ++*begin;
    while (*begin < *end && Py_UNICODE_ISSPACE(PyUnicode_READ(text->size, text->data, *end - 1)))
        --*end;
}

/* Some characters of a text as a str. */
static inline PyObject *part_of(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    return PyUnicode_FromKindAndData(text->size, (const char *)text->data + begin * text->size, end - begin);
}

/* Whether a character, which may be beyond ASCII, is one of some of ASCII. */
static inline int is_one_of(Py_UCS4 character, const char *some) {
    return character && character < 128 && strchr(some, (int)character) != NULL;
}

/* As \d tells. */
static inline int is_figure(Py_UCS4 c) {
    return c < 128 ? c >= '0' && c <= '9' : Py_UNICODE_ISDECIMAL(c);
}

#endif
