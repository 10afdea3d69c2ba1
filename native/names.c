/* What speaks for a name, of rules/_spelling_evidence.py: what goes before a word, and the marks beside it. */
#include "judging.h"

enum { NAME_REACH = 25, NAMING_REACH = 8 };

static const char *const NAMING[] = {"call", "called", "dubbed", "named", "termed"};
static const char *const LATIN_ENDS[] = {"a", "i", "um", "us", "is", "ae", "ens"};

static int is_word_character(Py_UCS4 c) {
    return Py_UNICODE_ISALNUM(c) || c == '_';
}

/* Where the capitalised word, or end of a word, before a place begins and ends; 0 where there is none. */
static int name_before(const Text *text, Py_ssize_t start, Py_ssize_t *name, Py_ssize_t *name_end) {
    Py_ssize_t low = start > NAME_REACH ? start - NAME_REACH : 0, end = start, first = -1;
    if (end > low && at(text, end - 1) == '\n')
        end--;
    if (end == low || at(text, --end) != ' ')
        return 0;
    for (Py_ssize_t i = end; i > low; i--) {
        Py_UCS4 c = at(text, i - 1);
        if (!is_word_character(c) && c != '\'' && c != '-' && c != 0x2019)
            break;
        if (c >= 'A' && c <= 'Z')
            first = i - 1;
    }
    *name = first;
    *name_end = end;
    return first >= 0;
}

/* A name in small letters, a new bytes object. */
static PyObject *lowered(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    char letters[NAME_REACH];
    Py_ssize_t length = 0;
    while (start + length < end && at(text, start + length) < 128) {
        Py_UCS4 c = at(text, start + length);
        letters[length++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    if (start + length == end)
        return PyBytes_FromStringAndSize(letters, length);
    PyObject *name = part_of(text, start, end), *lower = name ? PyObject_CallMethod(name, "lower", NULL) : NULL;
    PyObject *bytes = lower ? PyUnicode_AsUTF8String(lower) : NULL;
    Py_XDECREF(name);
    Py_XDECREF(lower);
    return bytes;
}

/* Whether the small letters of a name are always written with a capital, or are no common word. */
static int is_name(const Lists *lists, PyObject *lower) {
    Bytes word = {PyBytes_AS_STRING(lower), PyBytes_GET_SIZE(lower)};
    if (value_of(lists->targets, word.start, word.length).start == NULL) {
        return !is_in_word_set(lists->common, word.start, word.length);
    }
    return !same_letters(as_written(lists->targets, word), word);
}

int is_after_name(const Lists *lists, const Text *text, Py_ssize_t start) {
    Py_ssize_t name, end;
    if (!name_before(text, start, &name, &end))
        return 0;
    PyObject *lower = lowered(text, name, end);
    int found = lower ? is_name(lists, lower) : -1;
    Py_XDECREF(lower);
    return found;
}

static int is_after_odd_name(const Lists *lists, const Text *text, Py_ssize_t start) {
    Py_ssize_t name, end;
    if (!name_before(text, start, &name, &end))
        return 0;
    PyObject *lower = lowered(text, name, end);
    int common = lower ? is_in_word_set(lists->common, PyBytes_AS_STRING(lower), PyBytes_GET_SIZE(lower)) : -1;
    Py_XDECREF(lower);
    return common < 0 ? -1 : !common;
}

static int ends_with(const Text *text, Py_ssize_t low, Py_ssize_t end, const char *word) {
    Py_ssize_t length = (Py_ssize_t)strlen(word);
    if (end - low < length)
        return 0;
    for (Py_ssize_t i = 0; i < length; i++)
        if (at(text, end - length + i) != (Py_UCS4)word[i])
            return 0;
    return 1;
}

/* Whether a word such as “called” goes before, which a space parts from the place, and may be a newline. */
static int is_introduced(const Text *text, Py_ssize_t start) {
    Py_ssize_t low = start > NAMING_REACH ? start - NAMING_REACH : 0, end = start;
    if (end > low && at(text, end - 1) == '\n')
        end--;
    if (end == low || at(text, --end) != ' ')
        return 0;
    for (size_t i = 0; i < sizeof NAMING / sizeof *NAMING; i++) {
        Py_ssize_t first = end - (Py_ssize_t)strlen(NAMING[i]);
        if (ends_with(text, low, end, NAMING[i]) && !(first > 0 && is_word_character(at(text, first - 1))))
            return 1;
    }
    return 0;
}

static int has_latin_end(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    for (size_t i = 0; i < sizeof LATIN_ENDS / sizeof *LATIN_ENDS; i++)
        if (ends_with(text, start, end, LATIN_ENDS[i]))
            return 1;
    return 0;
}

int is_spoken_of(const Lists *lists, const Text *text, Py_ssize_t start, Py_ssize_t end) {
    Py_UCS4 first = at(text, start), next = at(text, end);
    if (Py_UNICODE_ISLOWER(first) && (start == 0 || at(text, start - 1) == '\n'))
        return 1;
    if (Py_UNICODE_ISUPPER(first) && (next == '\'' || next == 0x2019) && at(text, end + 1) == 's')
        return 1;
    if ((start > 1 && at(text, start - 1) == ' ' && at(text, start - 2) == '|') || (next == ' ' && at(text, end + 1) == '|'))
        return 1;
    if (is_introduced(text, start))
        return 1;
    return has_latin_end(text, start, end) ? is_after_odd_name(lists, text, start) : 0;
}

int is_large_first_letter(const Lists *lists, const Text *text, Py_ssize_t start, Py_ssize_t end) {
    Py_UCS4 first = at(text, start);
    if ((start > 0 && at(text, start - 1) != '\n') || (first != 'A' && first != 'I'))
        return 0;
    PyObject *rest = part_of(text, start + 1, end), *bytes = rest ? PyUnicode_AsUTF8String(rest) : NULL;
    int common = bytes ? is_in_word_set(lists->common, PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes)) : -1;
    Py_XDECREF(rest);
    Py_XDECREF(bytes);
    return common;
}
