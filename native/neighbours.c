/* words_beside of rules/_spelling_context.py: the words before and after a place. */
#include "judging.h"

enum { REACH = 30 };

/* A letter of ASCII, or one of the few others that have such a letter as their small or capital one. */
static int is_letter(Py_UCS4 c) {
    if (c < 128)
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    return c == 0x130 || c == 0x131 || c == 0x17f || c == 0x212a;
}

static int is_apostrophe(Py_UCS4 c) {
    return c == '\'' || c == 0x2019;
}

/* A stretch of a text in small letters, its apostrophe the plain one. */
static PyObject *plain(PyObject *text, Py_ssize_t start, Py_ssize_t end) {
    PyObject *word = PyUnicode_Substring(text, start, end), *lowered = NULL, *found = NULL, *curved = NULL, *straight = NULL;
    if (word != NULL)
        lowered = PyObject_CallMethod(word, "lower", NULL);
    if (lowered != NULL && PyUnicode_MAX_CHAR_VALUE(lowered) > 0xff) {
        curved = PyUnicode_FromOrdinal(0x2019);
        straight = curved ? PyUnicode_FromString("'") : NULL;
        found = straight ? PyUnicode_Replace(lowered, curved, straight, -1) : NULL;
    } else {
        found = Py_XNewRef(lowered);
    }
    Py_XDECREF(word);
    Py_XDECREF(lowered);
    Py_XDECREF(curved);
    Py_XDECREF(straight);
    return found;
}

typedef struct {
    Py_ssize_t start, end; /* the same where there is no word */
} Stretch;

static Stretch word_before(const Text *text, Py_ssize_t start) {
    Py_ssize_t end = start, low = start > REACH ? start - REACH : 0;
    while (end > low && Py_UNICODE_ISSPACE(at(text, end - 1)))
        end--;
    Py_ssize_t from = end, first;
    while (from > low && is_letter(at(text, from - 1)))
        from--;
    if (end == start || from == end)
        return (Stretch){start, start};
    if (from > low + 1 && is_apostrophe(at(text, from - 1))) {
        for (first = from - 1; first > low && is_letter(at(text, first - 1));)
            first--;
        from = first < from - 1 ? first : from;
    }
    return (Stretch){from, end};
}

static Stretch word_after(const Text *text, Py_ssize_t end) {
    Py_ssize_t from = end, limit = text->length - end > REACH ? end + REACH : text->length;
    while (from < limit && Py_UNICODE_ISSPACE(at(text, from)))
        from++;
    Py_ssize_t to = from, last;
    while (to < limit && is_letter(at(text, to)))
        to++;
    if (from == end || to == from)
        return (Stretch){end, end};
    if (to < limit && is_apostrophe(at(text, to))) {
        for (last = to + 1; last < limit && is_letter(at(text, last));)
            last++;
        to = last > to + 1 ? last : to;
    }
    return (Stretch){from, to};
}

/* A stretch of a text as tables have it. */
static Bytes in_tables(const Text *text, Stretch stretch, char *into) {
    for (Py_ssize_t i = stretch.start; i < stretch.end; i++) {
        Py_UCS4 c = at(text, i);
        if (c >= 128 && c != 0x212a && !is_apostrophe(c))
            return (Bytes){NULL, 0};
        into[i - stretch.start] = (char)(c == 0x212a ? 'k' : is_apostrophe(c) ? '\'' : c | 32);
    }
    return (Bytes){into, stretch.end - stretch.start};
}

void find_beside(const Text *text, Py_ssize_t start, Py_ssize_t end, Beside *beside) {
    beside->before = in_tables(text, word_before(text, start), beside->letters[0]);
    beside->after = in_tables(text, word_after(text, end), beside->letters[1]);
}

static PyObject *words_beside(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string;
    Py_ssize_t start, end;
    if (!PyArg_ParseTuple(args, "Unn", &string, &start, &end))
        return NULL;
    Text text = text_of(string);
    if (start < 0 || end < start || end > text.length) {
        PyErr_SetString(PyExc_ValueError, "a place is within the text");
        return NULL;
    }
    Stretch left = word_before(&text, start), right = word_after(&text, end);
    PyObject *before = plain(string, left.start, left.end), *after = before ? plain(string, right.start, right.end) : NULL;
    PyObject *found = after ? PyTuple_Pack(2, before, after) : NULL;
    Py_XDECREF(before);
    Py_XDECREF(after);
    return found;
}

static PyMethodDef functions[] = {
    {"words_beside", words_beside, METH_VARARGS, "The words before and after a place."},
    {NULL, NULL, 0, NULL},
};

int add_neighbours(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
