/* How a text is made ready to be read word by word. */
#include "word_reader.h"
#include "text.h"

enum { TOGETHER = 16 };                   /* characters that are copied together where all are of ASCII */
static const Py_UCS4 KELVIN = 0x212A;     /* whose small letter is k */

/* Whether all of some characters that stand together are of ASCII. */
static inline int are_ascii(const char *characters, const int kind) {
    static const uint64_t beyond[] = {0, EACH(0x80u), 0xFF80FF80FF80FF80u, 0, 0xFFFFFF80FFFFFF80u}; /* by kind */
    uint64_t all = 0, some;
    for (int i = 0; i < TOGETHER * kind; i += WHOLE) {
        memcpy(&some, characters + i, WHOLE);
        all |= some;
    }
    return (all & beyond[kind]) == 0;
}

/* Whether a character beyond ASCII separates words; `words_of` names these marks. Half characters are like a ? there. */
static int separates(Py_UCS4 c) {
    return c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x3003) ||
           Py_UNICODE_IS_SURROGATE(c);
}

static int is_letter(Py_UCS4 c) {
    return (c | 0x20) - 'a' < 26;
}

/* Write a character beyond ASCII; how many bytes are written. */
static size_t write_beyond(Reader *reader, const Text *text, Py_ssize_t i, Py_UCS4 c, char *into) {
    if (separates(c)) {
        *into = 0;
        return 1;
    }
    reader->has_beyond = 1;
    if (c == KELVIN || (!Py_UNICODE_ISALNUM(c) && ((i > 0 && is_letter(at(text, i - 1))) || is_letter(at(text, i + 1)))))
        reader->has_signs = 1;
    size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3; /* bytes behind the first */
    static const unsigned char first[] = {0, 0xC0, 0xE0, 0xF0};
    into[0] = (char)(first[more] | c >> 6 * more);
    for (size_t k = 1; k <= more; k++)
        into[k] = (char)(0x80 | (c >> 6 * (more - k) & 0x3F));
    return more + 1;
}

/* Copy a text as UTF-8; how many bytes are written. Called with each kind of string by itself, to be fast. */
static inline size_t copy(Reader *reader, const Text *text, const int kind) {
    char *into = reader->letters;
    for (Py_ssize_t i = 0; i < text->length;) {
        Py_ssize_t end = text->length - i < TOGETHER ? text->length : i + TOGETHER;
        if (end == i + TOGETHER && are_ascii((const char *)text->data + i * kind, kind)) {
            for (int k = 0; k < TOGETHER; k++)
                into[k] = (char)PyUnicode_READ(kind, text->data, i + k);
            into += TOGETHER;
            i = end;
        }
        for (; i < end; i++) {
            Py_UCS4 c = PyUnicode_READ(kind, text->data, i);
            if (c < 128)
                *into++ = (char)c;
            else
                into += write_beyond(reader, text, i, c, into);
        }
    }
    return (size_t)(into - reader->letters);
}

static size_t copy_any(Reader *reader, const Text *text) {
    if (PyUnicode_IS_ASCII(text->string)) {
        memcpy(reader->letters, text->data, (size_t)text->length);
        return (size_t)text->length;
    }
    return text->size == PyUnicode_1BYTE_KIND   ? copy(reader, text, PyUnicode_1BYTE_KIND)
           : text->size == PyUnicode_2BYTE_KIND ? copy(reader, text, PyUnicode_2BYTE_KIND)
                                                : copy(reader, text, PyUnicode_4BYTE_KIND);
}

/* Put letters of ASCII in lower case, and zeros in the place of all else of ASCII but figures. */
static void lower(char *letters, size_t length) {
    for (size_t i = 0; i < length; i++) { /* without branches, so that compilers take many at once */
        unsigned char c = (unsigned char)letters[i], small = c | 0x20;
        unsigned char is_letter = (unsigned char)(small - 'a') < 26, is_other = (unsigned char)(c - '0') < 10 || c > 127;
        letters[i] = (char)(is_letter ? small : is_other ? c : 0);
    }
}

int open_text(Reader *reader, PyObject *string) {
    memset(reader, 0, sizeof *reader);
    if (!PyUnicode_Check(string)) {
        PyErr_SetString(PyExc_TypeError, "a text is a str");
        return -1;
    }
    Text text = text_of(string);
    size_t most = PyUnicode_IS_ASCII(string) ? 1 : text.size < 3 ? text.size + 1 : 4; /* bytes for a character */
    reader->letters = PyMem_Malloc(most * (size_t)text.length + BLOCK + SHORT);
    if (reader->letters == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    size_t length = copy_any(reader, &text);
    lower(reader->letters, length);
    reader->size = (length / BLOCK + 1) * BLOCK; /* there is a zero behind the last word */
    memset(reader->letters + length, 0, reader->size + SHORT - length); /* a key may be read from behind the end */
    return 0;
}

void close_text(Reader *reader) {
    PyMem_Free(reader->letters);
}

Py_ssize_t place_in_text(Reader *reader, const Word *word) {
    size_t begin = (size_t)(word->letters - reader->letters);
    if (!reader->has_beyond)
        return (Py_ssize_t)begin;
    for (; reader->told < begin; reader->told++)
        reader->beyond += (reader->letters[reader->told] & 0xC0) == 0x80;
    return (Py_ssize_t)(begin - reader->beyond);
}
