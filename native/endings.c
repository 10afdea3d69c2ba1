/* Which lines lack an end: unended_lines and cut_lines of rules/_endings.py. */
#include "endings.h"

enum { LONG = 60, FEW_SPACES = 11 };

static int lacks_end(const Text *text, Line line) {
    for (; line.begin < line.end; line.end--) {
        Py_UCS4 c = at(text, line.end - 1);
        if (!closes(c) && c != ' ' && c != '\t' && c != '\r' && c != 0xA0)
            return !ends_sentence(c);
    }
    return 1;
}

static PyObject *unended_lines(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string;
    Py_ssize_t least;
    if (!PyArg_ParseTuple(args, "Un", &string, &least))
        return NULL;
    Text text = text_of(string);
    PyObject *found = PyList_New(0);
    int failed = found == NULL;
    for (Py_ssize_t number = 0, begin = 0; begin <= text.length && !failed; number++) {
        Py_ssize_t next = PyUnicode_FindChar(string, '\n', begin, text.length, 1), end = next < 0 ? text.length : next;
        if (end - begin >= least && lacks_end(&text, (Line){begin, end}))
            failed = add_number(found, number) < 0;
        begin = end + 1;
    }
    if (failed)
        Py_CLEAR(found);
    return found;
}

/* Whether a comma in a closing quotation mark ends a line. */
static int ends_with_comma_quote(const Text *text, Line line) {
    if (line.end - line.begin < 3)
        return 0;
    Py_UCS4 letter = at(text, line.end - 3), comma = at(text, line.end - 2), mark = at(text, line.end - 1);
    return (mark == '"' || mark == 0x201D || mark == 0xBB) && (comma == ',' || comma == ';') &&
           Py_UNICODE_ISALNUM(letter) && !Py_UNICODE_ISDECIMAL(letter);
}

static int ends_in_sentence(const Text *text, Line line) {
    Py_UCS4 last = at(text, line.end - 1);
    return (last == ',' || Py_UNICODE_ISALNUM(last)) && has_spaces(text, line, FEW_SPACES);
}

/* Whether a line is claimed; -1 on failure. */
static int is_claimed(PyObject *claimed, Py_ssize_t number) {
    if (PyDict_GET_SIZE(claimed) == 0)
        return 0;
    PyObject *key = PyLong_FromSsize_t(number);
    int known = key == NULL ? -1 : PyDict_Contains(claimed, key);
    Py_XDECREF(key);
    return known;
}

/* What is known of the lines before one. */
typedef struct {
    Py_ssize_t open; /* the number of the line before when it may be cut if prose follows, else -1 */
    int any;         /* whether any stands before */
} Before;

/* Look at a line that is neither blank nor claimed; -1 on failure. */
static int look_at(const Text *text, Line line, Py_ssize_t number, int may_be_cut, Before *before, PyObject *found) {
    if (before->open >= 0 && line.end - line.begin > LONG && ends_like_prose(text, line) && add_number(found, before->open) < 0)
        return -1;
    before->open = -1;
    if (may_be_cut && ends_with_comma_quote(text, line)) {
        if (add_number(found, number) < 0)
            return -1;
    } else if (may_be_cut && before->any && ends_in_sentence(text, line)) {
        before->open = number;
    }
    before->any = 1;
    return 0;
}

static PyObject *cut_lines(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string, *claimed;
    if (!PyArg_ParseTuple(args, "UO!", &string, &PyDict_Type, &claimed))
        return NULL;
    Text text = text_of(string);
    PyObject *found = PyList_New(0);
    Before before = {-1, 0};
    int failed = found == NULL;
    for (Py_ssize_t number = 0, begin = 0; begin < text.length && !failed; number++) {
        Py_ssize_t next = PyUnicode_FindChar(string, '\n', begin, text.length, 1), end = next < 0 ? text.length : next;
        Line line = stripped(&text, begin, end);
        int skip = line.begin == line.end ? 1 : is_claimed(claimed, number);
        if (!skip) {
            int may_be_cut = end - begin > LONG && lacks_end(&text, (Line){begin, end});
            skip = look_at(&text, line, number, may_be_cut, &before, found);
        }
        failed = skip < 0;
        begin = end + 1;
    }
    if (!failed && before.open >= 0)
        failed = add_number(found, before.open) < 0;
    if (failed)
        Py_CLEAR(found);
    return found;
}

static PyMethodDef functions[] = {
    {"unended_lines", unended_lines, METH_VARARGS, "The numbers of the long lines that end with no mark."},
    {"cut_lines", cut_lines, METH_VARARGS, "The numbers of the long lines that may stop in the middle of a sentence."},
    {NULL, NULL, 0, NULL},
};

int add_endings(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
