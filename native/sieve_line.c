/* A line as a Sieve looks at it: which pieces it holds, how many letters, which characters. */
#include "sieve_line.h"

static void fill_grams(Line *line) {
    memset(line->grams, 0, sizeof line->grams);
    for (size_t i = 0; i + 1 < line->length; i++) {
        uint32_t two = gram_hash(line->bytes + i, 2), three = gram_hash(line->bytes + i, 3);
        line->grams[two >> 3] |= 1 << (two & 7);
        line->grams[three >> 3] |= 1 << (three & 7);
    }
    line->has_grams = 1;
}

int line_holds(Line *line, const unsigned char *bytes, const Piece *piece) {
    size_t length = piece->length;
    if (length > line->length)
        return 0;
    if (length == 0)
        return 1;
    if (*bytes == '\n') /* which stands only at the ends */
        return memcmp(line->bytes, bytes, length) == 0;
    if (length > 1) {
        if (!line->has_grams)
            fill_grams(line);
        if (!(line->grams[piece->gram >> 3] >> (piece->gram & 7) & 1))
            return 0;
    }
    const unsigned char *place = line->bytes, *end = line->bytes + line->length - length + 1;
    for (; (place = memchr(place, *bytes, end - place)) != NULL; place++)
        if (memcmp(place, bytes, length) == 0)
            return 1;
    return 0;
}

void count_line_letters(Line *line) {
    int kind = PyUnicode_KIND(line->string);
    const void *data = PyUnicode_DATA(line->string);
    line->letters = 0;
    for (Py_ssize_t i = line->first; i < line->last; i++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, i);
        line->letters += (c < 128 ? Py_ISALNUM(c) : Py_UNICODE_ISALNUM(c)) != 0;
    }
}

void note_ascii(uint64_t *held, PyObject *text, Py_ssize_t begin, Py_ssize_t end) {
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    for (Py_ssize_t i = begin; i < end; i++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, i);
        if (c < 128)
            held[c >> 6] |= (uint64_t)1 << (c & 63);
    }
}
