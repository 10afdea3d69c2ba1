/* How often a word stands in a text, as WordCounts of checker/words.py counts. */
#include "meant.h"

enum { CHUNK = 64 };

/* Whether a character belongs to words: a lone surrogate does not, nor do marks of typography. */
static int is_in_words(Py_UCS4 c) {
    if (c < 128)
        return (c | 32) - 'a' < 26 || c - '0' < 10;
    return !((c >= 0xD800 && c <= 0xDFFF) || c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2000 && c <= 0x206F) ||
             (c >= 0x3000 && c <= 0x3003));
}

static int stands_at(const Text *text, Py_ssize_t place, Bytes word) {
    Py_ssize_t end = place + word.length;
    if (end > text->length || (place > 0 && is_in_words(at(text, place - 1))) || is_in_words(at(text, end)))
        return 0;
    for (Py_ssize_t i = 0; i < word.length; i++) {
        Py_UCS4 c = at(text, place + i);
        if ((c | 32) != (Py_UCS4)(word.start[i] | 32))
            return 0;
    }
    return 1;
}

/* Of most stretches of a text a quick look at three letters tells that the word does not stand there. */
#define COUNT_IN(characters)                                                                                              \
    do {                                                                                                                  \
        const characters *data = text->data;                                                                              \
        for (; i + CHUNK + last < text->length; i += CHUNK) {                                                             \
            characters found = 0;                                                                                         \
            for (int j = 0; j < CHUNK; j++)                                                                               \
                found |= ((data[i + j] | 32) == a) & ((data[i + j + 1] | 32) == b) & ((data[i + j + last] | 32) == c);      \
            for (int j = 0; found && j < CHUNK; j++)                                                                      \
                count += (data[i + j] | 32) == a && stands_at(text, i + j, word);                                         \
        }                                                                                                                 \
    } while (0)

long count_in_text(const Text *text, Bytes word) {
    long count = 0;
    Py_ssize_t i = 0, last = word.length - 1;
    if (!has_ascii_letters_only(word))
        return 0;
    if (word.length > 1) {
        const Py_UCS1 a = word.start[0] | 32, b = word.start[1] | 32, c = word.start[last] | 32;
        if (text->size == PyUnicode_1BYTE_KIND)
            COUNT_IN(Py_UCS1);
        else if (text->size == PyUnicode_2BYTE_KIND)
            COUNT_IN(Py_UCS2);
        else
            COUNT_IN(Py_UCS4);
    }
    for (; i < text->length; i++)
        count += stands_at(text, i, word);
    return count;
}
