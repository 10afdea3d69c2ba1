/* Marks that open and close: has_pair, open_bracket_lines and uneven_quote_lines of rules/_pairs.py. */
#include "endings.h"

enum { LEFT_QUOTE = 0x201C, RIGHT_QUOTE = 0x201D, FEW_SPACES = 7 /* in a line of prose */ };

#define COUNT(type)                                                                                                            \
    while (begin < end) {                                                                                                      \
        type some = 0; /* as narrow as the characters, of which no more are counted in it than it can tell */                  \
        for (Py_ssize_t stop = end - begin < 255 ? end : begin + 255; begin < stop; begin++)                                   \
            some += ((const type *)text->data)[begin] == c;                                                                    \
        count += some;                                                                                                         \
    }

/* How often a character stands on a line: loops so plain that compilers let them read many characters at once. */
static Py_ssize_t count(const Text *text, Line line, Py_UCS4 c) {
    Py_ssize_t count = 0, begin = line.begin, end = line.end;
    if (text->size == PyUnicode_1BYTE_KIND)
        COUNT(Py_UCS1)
    else if (text->size == PyUnicode_2BYTE_KIND)
        COUNT(Py_UCS2)
    else
        COUNT(Py_UCS4)
    return count;
}

static Py_ssize_t place_of(const Text *text, Py_UCS4 c, Py_ssize_t begin) {
    return begin < text->length ? PyUnicode_FindChar(text->string, c, begin, text->length, 1) : -1;
}

static Line line_from(const Text *text, Py_ssize_t begin) {
    Py_ssize_t end = place_of(text, '\n', begin);
    return (Line){begin, end < 0 ? text->length : end};
}

static int is_prose(const Text *text, Line line) {
    line = stripped(text, line.begin, line.end);
    return has_spaces(text, line, FEW_SPACES) && ends_like_prose(text, line);
}

static int has_open_bracket(const Text *text, Line line) {
    return count(text, line, '(') > count(text, line, ')') || count(text, line, '[') > count(text, line, ']');
}

static PyObject *open_bracket_lines(PyObject *Py_UNUSED(module), PyObject *string) {
    if (!PyUnicode_Check(string))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(string)->tp_name);
    Text text = text_of(string);
    PyObject *found = PyList_New(0);
    Line line = line_from(&text, 0);
    for (Py_ssize_t number = 0; line.begin < text.length && found != NULL; number++) {
        if (has_open_bracket(&text, line) && is_prose(&text, line) && add_number(found, number) < 0)
            Py_CLEAR(found);
        line = line_from(&text, line.end + 1);
    }
    return found;
}

/* Which marks of quotations a text has. */
typedef struct {
    int straight, curly;
} Quotes;

static int has_uneven_quotes(const Text *text, Line line, Quotes quotes) {
    return (quotes.straight && count(text, line, '"') % 2) ||
           (quotes.curly && count(text, line, LEFT_QUOTE) != count(text, line, RIGHT_QUOTE));
}

static int opens_quotation(const Text *text, Line line) {
    Py_UCS4 first = at(text, stripped(text, line.begin, line.end).begin);
    return first == '"' || first == LEFT_QUOTE || first == 0x201E || first == 0xAB;
}

/* Whether the next line that is not blank opens a quotation. */
static int leads_to_quotation(const Text *text, Line line) {
    Line follower;
    do {
        line = line_from(text, line.end + 1);
        follower = stripped(text, line.begin, line.end);
    } while (follower.begin == follower.end && line.end < text->length);
    return follower.begin < follower.end && opens_quotation(text, follower);
}

static PyObject *uneven_quote_lines(PyObject *Py_UNUSED(module), PyObject *string) {
    if (!PyUnicode_Check(string))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(string)->tp_name);
    Text text = text_of(string);
    Quotes quotes = {place_of(&text, '"', 0) >= 0, place_of(&text, LEFT_QUOTE, 0) >= 0 || place_of(&text, RIGHT_QUOTE, 0) >= 0};
    PyObject *found = PyList_New(0);
    Line line = line_from(&text, 0);
    for (Py_ssize_t number = 0; line.begin < text.length && found != NULL; number++) {
        if (has_uneven_quotes(&text, line, quotes) && is_prose(&text, line) &&
            !(opens_quotation(&text, line) && leads_to_quotation(&text, line)) && add_number(found, number) < 0)
            Py_CLEAR(found);
        line = line_from(&text, line.end + 1);
    }
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
    {"open_bracket_lines", open_bracket_lines, METH_O, "The lines of prose on which more brackets open than close."},
    {"uneven_quote_lines", uneven_quote_lines, METH_O, "The lines of prose whose quotation marks are no pairs."},
    {NULL, NULL, 0, NULL},
};

int add_pairs(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
