/* has_pair and uneven_lines of rules/_pairs.py, and hyphens_in_names of rules/name_variant.py. */
#include "native.h"

#define COUNT(type)                                                                                                            \
    while (begin < end) {                                                                                                      \
        type some = 0; /* as narrow as the characters, of which no more are counted in it than it can tell */                  \
        for (Py_ssize_t stop = end - begin < 255 ? end : begin + 255; begin < stop; begin++)                                   \
            some += ((const type *)data)[begin] == c;                                                                          \
        count += some;                                                                                                         \
    }

/* How often a character stands in a stretch: loops so plain that compilers let them read many characters at once. */
static Py_ssize_t count(int kind, const void *data, Py_ssize_t begin, Py_ssize_t end, Py_UCS4 c) {
    Py_ssize_t count = 0;
    if (kind == PyUnicode_1BYTE_KIND)
        COUNT(Py_UCS1)
    else if (kind == PyUnicode_2BYTE_KIND)
        COUNT(Py_UCS2)
    else
        COUNT(Py_UCS4)
    return count;
}

/* Add a number to a list; -1 on failure. */
static int add_number(PyObject *list, Py_ssize_t value) {
    PyObject *number = PyLong_FromSsize_t(value);
    int failed = number == NULL || PyList_Append(list, number) < 0;
    Py_XDECREF(number);
    return failed ? -1 : 0;
}

static PyObject *uneven_lines(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text;
    int opening, closing;
    if (!PyArg_ParseTuple(args, "UCC", &text, &opening, &closing))
        return NULL;
    PyObject *found = PyList_New(0);
    int kind = PyUnicode_KIND(text), failed = found == NULL;
    const void *data = PyUnicode_DATA(text);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), begin = 0;
    for (Py_ssize_t line = 0; begin < length && !failed; line++) {
        Py_ssize_t next = PyUnicode_FindChar(text, '\n', begin, length, 1), end = next < 0 ? length : next;
        Py_ssize_t opened = count(kind, data, begin, end, (Py_UCS4)opening);
        if (opening == closing ? opened % 2 : opened != count(kind, data, begin, end, (Py_UCS4)closing))
            failed = add_number(found, line) < 0;
        begin = end + 1;
    }
    if (failed)
        Py_CLEAR(found);
    return found;
}

typedef struct {
    int kind;
    const void *data;
    Py_ssize_t length;
} Text;

static int is_capital(const Text *text, Py_ssize_t i) {
    return i < text->length && PyUnicode_READ(text->kind, text->data, i) - 'A' < 26;
}

static int is_in_word(const Text *text, Py_ssize_t i) {
    return i >= 0 && i < text->length && Py_UNICODE_ISALNUM(PyUnicode_READ(text->kind, text->data, i));
}

/* Whether the word after a hyphen and a space lead to a capital. */
static int capital_follows(const Text *text, Py_ssize_t hyphen) {
    Py_ssize_t end = hyphen + 1;
    while (is_in_word(text, end))
        end++;
    return end > hyphen + 1 && end < text->length && PyUnicode_READ(text->kind, text->data, end) == ' ' &&
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
    if (!Py_UNICODE_ISLOWER(PyUnicode_READ(text->kind, text->data, hyphen - 1)) || !is_in_word(text, hyphen + 1))
        return 0;
    while (space >= low && PyUnicode_READ(text->kind, text->data, space) != ' ')
        space--;
    if (!Py_UNICODE_ISUPPER(PyUnicode_READ(text->kind, text->data, space < low ? 0 : space + 1)))
        return 0;
    return capital_follows(text, hyphen) || (space >= low && capital_begins(text, low, space));
}

static PyObject *hyphens_in_names(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string;
    Py_ssize_t reach;
    if (!PyArg_ParseTuple(args, "Un", &string, &reach))
        return NULL;
    Text text = {PyUnicode_KIND(string), PyUnicode_DATA(string), PyUnicode_GET_LENGTH(string)};
    PyObject *found = PyList_New(0);
    Py_ssize_t place = 0;
    while (found != NULL && (place = PyUnicode_FindChar(string, '-', place + 1, text.length, 1)) >= 0)
        if (is_in_name(&text, place, reach) && add_number(found, place) < 0)
            Py_CLEAR(found);
    return found;
}

static PyObject *has_pair(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text, *seconds;
    int first;
    if (!PyArg_ParseTuple(args, "UCU", &text, &first, &seconds))
        return NULL;
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), place = -1;
    while ((place = PyUnicode_FindChar(text, (Py_UCS4)first, place + 1, length, 1)) >= 0 && place + 1 < length)
        if (PyUnicode_FindChar(seconds, PyUnicode_READ_CHAR(text, place + 1), 0, PyUnicode_GET_LENGTH(seconds), 1) >= 0)
            Py_RETURN_TRUE;
    Py_RETURN_FALSE;
}

static PyMethodDef functions[] = {
    {"has_pair", has_pair, METH_VARARGS, "Whether one of some characters follows a character anywhere."},
    {"uneven_lines", uneven_lines, METH_VARARGS, "The lines on which not as many marks open as close."},
    {"hyphens_in_names", hyphens_in_names, METH_VARARGS, "The hyphens that may stand in names of two words."},
    {NULL, NULL, 0, NULL},
};

int add_punctuation(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
