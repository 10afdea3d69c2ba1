/* hyphens_in_names of rules/name_variant.py. */
#include "endings.h"

static int is_capital(const Text *text, Py_ssize_t i) {
    return i < text->length && PyUnicode_READ(text->size, text->data, i) - 'A' < 26;
}

static int is_in_word(const Text *text, Py_ssize_t i) {
    return i >= 0 && i < text->length && Py_UNICODE_ISALNUM(PyUnicode_READ(text->size, text->data, i));
}

/* Whether the word after a hyphen and a space lead to a capital. */
static int capital_follows(const Text *text, Py_ssize_t hyphen) {
    Py_ssize_t end = hyphen + 1;
    while (is_in_word(text, end))
        end++;
    return end > hyphen + 1 && end < text->length && PyUnicode_READ(text->size, text->data, end) == ' ' &&
           is_capital(text, end + 1);
}

/* Whether the word that ends before a place begins there or later than `low`, and with a capital. */
static int capital_begins(const Text *text, Py_ssize_t low, Py_ssize_t end) {
    Py_ssize_t begin = end;
    while (begin > low && is_in_word(text, begin - 1))
        begin--;
    return begin < end && is_capital(text, begin) && !is_in_word(text, begin - 1);
}

static int is_in_name(const Text *text, Py_ssize_t hyphen, Py_ssize_t reach) {
    Py_ssize_t low = hyphen > reach ? hyphen - reach : 0, space = hyphen - 1;
    if (!Py_UNICODE_ISLOWER(PyUnicode_READ(text->size, text->data, hyphen - 1)) || !is_in_word(text, hyphen + 1))
        return 0;
    while (space >= low && PyUnicode_READ(text->size, text->data, space) != ' ')
        space--;
    if (!Py_UNICODE_ISUPPER(PyUnicode_READ(text->size, text->data, space < low ? 0 : space + 1)))
        return 0;
    return capital_follows(text, hyphen) || (space >= low && capital_begins(text, low, space));
}

/* The whole word is looked for, which takes less time then, when more than one of `SELDOM` characters is its first. */
enum { SELDOM = 16, MOST_LETTERS = 16 };

/* Whether a stretch stands in a text from one place on, but for the one where it was found; -1 after an error. */
static int stands_behind(const Text *text, Py_ssize_t begin, Py_ssize_t end, Py_ssize_t from) {
    PyObject *word = part_of(text, begin, end);
    Py_ssize_t place = word ? PyUnicode_Find(text->string, word, from, text->length, 1) : -2;
    if (place == begin)
        place = PyUnicode_Find(text->string, word, begin + 1, text->length, 1);
    Py_XDECREF(word);
    return place == -2 ? -1 : place >= 0;
}

/* Whether a stretch of a text is found at another place of it; its first letter, a capital, is looked for. */
static int stands_elsewhere(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_ssize_t length = end - begin, last = text->length - length, place = -1;
    const char *data = text->data;
    Py_UCS4 first = at(text, begin);
    for (Py_ssize_t letters = 0; letters < MOST_LETTERS + place / SELDOM; letters++) {
        place = PyUnicode_FindChar(text->string, first, place + 1, last + 1, 1);
        if (place < 0)
            return place == -2 ? -1 : 0;
        if (place != begin && memcmp(data + place * text->size, data + begin * text->size, (size_t)(length * text->size)) == 0)
            return 1;
    }
    return stands_behind(text, begin, end, place + 1);
}

/* Whether the word before a hyphen stands elsewhere too, or there are letters beyond ASCII there; -1 after an error. */
static int may_vary(const Text *text, Py_ssize_t hyphen, Py_ssize_t reach) {
    Py_ssize_t low = hyphen > reach ? hyphen - reach : 0, begin = hyphen;
    for (Py_ssize_t i = low; i < hyphen; i++)
        if (PyUnicode_READ(text->size, text->data, i) > 127)
            return 1;
    while (begin > low && is_in_word(text, begin - 1))
        begin--;
    return begin < hyphen && stands_elsewhere(text, begin, hyphen);
}

static PyObject *hyphens_in_names(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string;
    Py_ssize_t reach;
    if (!PyArg_ParseTuple(args, "Un", &string, &reach))
        return NULL;
    Text text = text_of(string);
    PyObject *found = PyList_New(0);
    Py_ssize_t place = 0;
    reach = Py_MAX(reach, 0);
    while (found != NULL && (place = PyUnicode_FindChar(string, '-', place + 1, text.length, 1)) >= 0)
        if (is_in_name(&text, place, reach)) {
            int varies = may_vary(&text, place, reach);
            if (varies < 0 || (varies && add_number(found, place) < 0))
                Py_CLEAR(found);
        }
    return found;
}

static PyMethodDef functions[] = {
    {"hyphens_in_names", hyphens_in_names, METH_VARARGS, "The hyphens that may stand in names of two words."},
    {NULL, NULL, 0, NULL},
};

int add_punctuation(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
