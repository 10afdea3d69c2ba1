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
    if (text->size == PyUnicode_1BYTE_KIND && c > 255)
        return 0;
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

/* A walk over the lines of a text that hold one of some characters. */
enum { MARKS = 3 };
typedef struct {
    Py_UCS4 marks[MARKS];      /* 0: none */
    Py_ssize_t next[MARKS];    /* where each stands next; -1: nowhere */
    Py_ssize_t begin;          /* of what was not walked over yet */
    Py_ssize_t number, counted; /* how many lines end before a place */
} Walk;

static Walk walk_over(const Text *text, Py_UCS4 first, Py_UCS4 second, Py_UCS4 third) {
    Walk walk = {{first, second, third}, {-1, -1, -1}, 0, 0, 0};
    for (int i = 0; i < MARKS; i++)
        if (walk.marks[i])
            walk.next[i] = place_of(text, walk.marks[i], 0);
    return walk;
}

/* Whether there is a line more, which is told. */
static int next_line(Walk *walk, const Text *text, Line *line) {
    Py_ssize_t nearest = -1;
    for (int i = 0; i < MARKS; i++) {
        if (walk->next[i] >= 0 && walk->next[i] < walk->begin)
            walk->next[i] = place_of(text, walk->marks[i], walk->begin);
        if (walk->next[i] >= 0 && (nearest < 0 || walk->next[i] < nearest))
            nearest = walk->next[i];
    }
    if (nearest < 0)
        return 0;
    Py_ssize_t before = PyUnicode_FindChar(text->string, '\n', walk->begin, nearest, -1);
    *line = line_from(text, nearest);
    line->begin = before < 0 ? walk->begin : before + 1;
    walk->begin = line->end + 1;
    return 1;
}

/* Add the number of a line to a list; -1 on failure. */
static int add_line(Walk *walk, const Text *text, Line line, PyObject *list) {
    walk->number += count(text, (Line){walk->counted, line.begin}, '\n');
    walk->counted = line.begin;
    return add_number(list, walk->number);
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
    Walk walk = walk_over(&text, '(', '[', 0);
    PyObject *found = PyList_New(0);
    for (Line line; found != NULL && next_line(&walk, &text, &line);)
        if (has_open_bracket(&text, line) && is_prose(&text, line) && add_line(&walk, &text, line, found) < 0)
            Py_CLEAR(found);
    return found;
}

static int has_uneven_quotes(const Text *text, Line line) {
    return count(text, line, '"') % 2 || count(text, line, LEFT_QUOTE) != count(text, line, RIGHT_QUOTE);
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
    Walk walk = walk_over(&text, '"', LEFT_QUOTE, RIGHT_QUOTE);
    PyObject *found = PyList_New(0);
    for (Line line; found != NULL && next_line(&walk, &text, &line);)
        if (has_uneven_quotes(&text, line) && is_prose(&text, line) &&
            !(opens_quotation(&text, line) && leads_to_quotation(&text, line)) && add_line(&walk, &text, line, found) < 0)
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
    {"open_bracket_lines", open_bracket_lines, METH_O, "The lines of prose on which more brackets open than close."},
    {"uneven_quote_lines", uneven_quote_lines, METH_O, "The lines of prose whose quotation marks are no pairs."},
    {NULL, NULL, 0, NULL},
};

int add_pairs(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
