/* What the words of lines are looked for in: the paragraphs of an article and its headline, in lower case. */
#include "line_signs.h"

enum { BLOCK = 64 }; /* characters that are looked at together */

static unsigned char *put(unsigned char *next, Py_UCS4 c) {
    if (c < 0x80) {
        *next++ = (unsigned char)c;
    } else if (c < 0x800) {
        *next++ = (unsigned char)(0xC0 | c >> 6);
        *next++ = (unsigned char)(0x80 | (c & 63));
    } else {
        if (c < 0x10000) {
            *next++ = (unsigned char)(0xE0 | c >> 12);
        } else {
            *next++ = (unsigned char)(0xF0 | c >> 18);
            *next++ = (unsigned char)(0x80 | (c >> 12 & 63));
        }
        *next++ = (unsigned char)(0x80 | (c >> 6 & 63));
        *next++ = (unsigned char)(0x80 | (c & 63));
    }
    return next;
}

/* Put a line in lower case; NULL where its characters do not tell one by one what that is. */
static unsigned char *put_lower(unsigned char *next, Text line) {
    for (Py_ssize_t i = 0; i < line.length; i++) {
        Py_UCS4 c = PyUnicode_READ(line.size, line.data, i);
        if (c == 0x130 || c == 0x3A3) /* it becomes two characters, or its neighbours decide */
            return NULL;
        if (c < 128)
            *next++ = (unsigned char)(c + (c - 'A' < 26 ? 32 : 0));
        else
            next = put(next, Py_UNICODE_TOLOWER(c));
    }
    return next;
}

/* Put a line in lower case as Python has it; NULL after an error. */
static unsigned char *put_lower_in_python(unsigned char *next, const Text *line) {
    PyObject *part = part_of(line, 0, line->length), *low = part == NULL ? NULL : lower_bytes(part);
    if (low != NULL) {
        memcpy(next, PyBytes_AS_STRING(low), (size_t)PyBytes_GET_SIZE(low));
        next += PyBytes_GET_SIZE(low);
    }
    Py_XDECREF(part);
    Py_XDECREF(low);
    return low == NULL ? NULL : next;
}

/* Make room for some bytes; 0 after an error. */
static int make_room(Lowered *text, size_t length) {
    *text = (Lowered){PyMem_Malloc(length + 2 * BLOCK), 0};
    if (text->bytes == NULL)
        PyErr_NoMemory();
    return text->bytes != NULL;
}

static void end_with_zeros(Lowered *text, size_t length) {
    text->length = length;
    memset(text->bytes + length, 0, 2 * BLOCK);
}

int read_prose(const Lines *lines, Lowered *prose) {
    enum { WIDEST = 4 }; /* bytes, also where a character becomes two */
    if (!make_room(prose, WIDEST * (size_t)lines->view.text.length))
        return 0;
    unsigned char *next = prose->bytes;
    for (Py_ssize_t i = 0; i < lines->count; i++) {
        if (lines->kinds[i] != 'P')
            continue;
        Text text = line_in(&lines->view, i);
        unsigned char *end = put_lower(next, text);
        next = end == NULL ? put_lower_in_python(next, &text) : end;
        if (next == NULL)
            return 0;
        if (i + 1 < lines->count)
            *next++ = '\n'; /* in place of the one behind the line */
    }
    end_with_zeros(prose, (size_t)(next - prose->bytes));
    return 1;
}

int read_headline(PyObject *headline, Lowered *text) {
    PyObject *bytes = PyUnicode_AsEncodedString(headline, "utf-8", "surrogatepass");
    int made = bytes != NULL && make_room(text, (size_t)PyBytes_GET_SIZE(bytes));
    if (made) {
        memcpy(text->bytes, PyBytes_AS_STRING(bytes), (size_t)PyBytes_GET_SIZE(bytes));
        end_with_zeros(text, (size_t)PyBytes_GET_SIZE(bytes));
    }
    Py_XDECREF(bytes);
    return made;
}

/* Whether a stem, of two bytes or more, stands in a text. */
static int contains(const Lowered *text, const unsigned char *stem, size_t size) {
    unsigned char first = stem[0], second = stem[1], last = stem[size - 1];
    for (size_t start = 0; start + size <= text->length; start += BLOCK) {
        const unsigned char *here = text->bytes + start, *there = here + size - 1;
        unsigned char any = 0;
        for (int i = 0; i < BLOCK; i++)
            any |= (here[i] == first) & (here[i + 1] == second) & (there[i] == last);
        for (size_t i = 0; any && i < BLOCK && start + i + size <= text->length; i++)
            if (here[i] == first && memcmp(here + i, stem, size) == 0)
                return 1;
    }
    return 0;
}

double share_in(const Content *content, const Lowered *text) {
    int found = 0;
    for (int i = 0; i < content->kept; i++) {
        PyObject *stem = content->stems[i];
        found += contains(text, (const unsigned char *)PyBytes_AS_STRING(stem), (size_t)PyBytes_GET_SIZE(stem));
    }
    return (double)found / (double)content->kept;
}
