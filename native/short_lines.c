/* sort_short_lines of rules/_short_lines.py, where its numbers and kinds are explained. */
#include "blocks.h"

enum { SHORT = 130, FEW_SPACES = 7, BRIEF = 50, HEAD = 10, TAIL = 4, EXTENSION = 6 };
enum { NUMBERED = 1, BRIEF_LINE = 2, NAMED = 4, LOWER = 8, KINDS = 4 };

static int is_sentence(const Text *text) {
    int spaces = 0;
    if (is_one_of(at(text, text->length - 1), ".!?,;"))
        for (Py_ssize_t i = 0; i < text->length; i++)
            spaces += at(text, i) == ' ';
    return spaces > FEW_SPACES;
}

static int is_numbered(const Text *text) {
    for (Py_ssize_t i = 0; i < text->length; i++) {
        Py_UCS4 c = at(text, i);
        if (is_figure(c))
            return 1;
        if (c == ' ' && at(text, i + 1) == 'a' && at(text, i + 2) == 'g' && at(text, i + 3) == 'o')
            return 1;
    }
    return 0;
}

static int is_lower(const Text *text) {
    if (!Py_UNICODE_ISLOWER(at(text, 0)))
        return 0;
    for (Py_ssize_t i = 1; i < text->length; i++)
        if (Py_UNICODE_ISUPPER(at(text, i)) || Py_UNICODE_ISTITLE(at(text, i)))
            return 0;
    return 1;
}

static int is_named(const Text *text) {
    Py_UCS4 last = at(text, text->length - 1);
    if (is_one_of(last, "0123456789)]"))
        return 1;
    if (is_one_of(last, "gGfFpPcC"))
        for (Py_ssize_t i = text->length - 1; i >= 0 && i >= text->length - EXTENSION; i--)
            if (at(text, i) == '.')
                return 1;
    return 0;
}

/* The kinds of a line, as bits; 0 for one that is not short. */
static int kinds_of(const Text *text, int is_at_edge) {
    if (text->length == 0 || text->length > SHORT || is_sentence(text))
        return 0;
    int place = is_numbered(text) ? NUMBERED : text->length <= BRIEF && is_at_edge ? BRIEF_LINE : 0;
    return place | (is_named(text) ? NAMED : 0) | (is_lower(text) ? LOWER : 0);
}

static PyObject *sort_short_lines(PyObject *Py_UNUSED(module), PyObject *lines) {
    if (!are_lines(lines))
        return PyErr_Format(PyExc_TypeError, "the lines of an article, not %.100s", Py_TYPE(lines)->tp_name);
    PyObject *lists[KINDS] = {PyList_New(0), PyList_New(0), PyList_New(0), PyList_New(0)};
    int failed = !lists[0] || !lists[1] || !lists[2] || !lists[3];
    for (Py_ssize_t i = 0; i < count_lines(lines) && !failed; i++) {
        Text text;
        PyObject *string = text_of_line(lines, i, &text);
        int kinds = string == NULL ? 0 : kinds_of(&text, i < HEAD || i >= count_lines(lines) - TAIL);
        PyObject *line = kinds ? line_of(lines, i) : NULL;
        failed = string == NULL || (kinds && line == NULL);
        for (int kind = 0; kind < KINDS && !failed; kind++)
            failed = kinds >> kind & 1 && PyList_Append(lists[kind], line) < 0;
        Py_XDECREF(string);
        Py_XDECREF(line);
    }
    PyObject *sorted = failed ? NULL : PyTuple_Pack(KINDS, lists[0], lists[1], lists[2], lists[3]);
    for (int kind = 0; kind < KINDS; kind++)
        Py_XDECREF(lists[kind]);
    return sorted;
}

static PyMethodDef functions[] = {
    {"sort_short_lines", sort_short_lines, METH_O, "The short lines among all lines, by kind."},
    {NULL, NULL, 0, NULL},
};

int add_short_lines(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
