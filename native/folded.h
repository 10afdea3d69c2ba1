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

/* Make room for more bytes; -1 and an exception where there is none. */
int reserve(Encoded *to, size_t more);

/* Add characters of a text; a character takes up to four bytes, for which there has to be room. */
void add_folded(Encoded *to, int kind, const void *data, Py_ssize_t begin, Py_ssize_t end);

#endif
