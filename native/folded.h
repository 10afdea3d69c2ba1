/* Texts folded in UTF-8, in which literals are looked for. */
#ifndef FOLDED_H
#define FOLDED_H

#include "native.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The bytes of literals or a text; a half character is a question mark there. */
typedef struct {
    unsigned char *bytes;
    size_t length, room;
} Encoded;

enum { PADDING = 16 }; /* after the bytes, so that as many may be read wherever one is */

/* The first bytes of something, up to eight, as a number; eight have to be there. */
static inline uint64_t first_bytes(const unsigned char *bytes, size_t width) {
    uint64_t number = 0;
#if PY_LITTLE_ENDIAN
    memcpy(&number, bytes, 8);
#else
    for (int i = 7; i >= 0; i--)
        number = number << 8 | bytes[i];
#endif
    return width < 8 ? number & (((uint64_t)1 << 8 * width) - 1) : number;
}

/* Room for one more in an array of `size`; NULL and an exception where there is none. */
void *grown(void *array, size_t *room, size_t count, size_t size);

/* Make room for more bytes; -1 and an exception where there is none. */
int reserve(Encoded *to, size_t more);

/* What `folded` of checker/folding.py gives; NULL after an error. */
PyObject *folded_text(PyObject *text);

/* The one that stands for all characters that `re` takes for the same whatever their case. */
Py_UCS4 folded_character(Py_UCS4 c);

/* Add characters of a text; a character takes up to four bytes, for which there has to be room. */
void add_folded(Encoded *to, int kind, const void *data, Py_ssize_t begin, Py_ssize_t end);

/* Where the rarest stretch of some width stands in something, the last of equal ones. */
size_t rarest(const unsigned char *bytes, size_t length, size_t width);

#endif
