/* Items of lists: listed_lines of rules/repeated_summary.py and lists_at_end of rules/_threads.py. */
#include "blocks.h"
#include "endings.h"

enum { FEWEST_COMMAS = 4 };

static int is_bullet(Py_UCS4 c) {
    switch (c) {
    case 0x2022: case 0xB7: case 0x25CF: case 0x25AA: case 0x25A0: case 0x25E6: case 0x2023: case 0x2219:
    case 0x25BA: case 0x25B6: case 0x25B8: case 0xBB: case 0x203A:
        return 1;
    }
    return 0;
}

/* Whether white space has to follow a mark, so that it is a bullet. */
static int may_be_bullet(Py_UCS4 c) {
    return is_one_of(c, "*+-") || c == 0x2013 || c == 0x2014;
}

/* Whether a line, which is not blank and without white space around it, begins with a bullet or a number. */
static int is_listed(const Text *text, Line line) {
    Py_ssize_t place = line.begin + 1;
    Py_UCS4 first = at(text, line.begin);
    if (is_bullet(first))
        return place < line.end;
    if (first >= '0' && first <= '9') {
        place += is_figure(at(text, place));
        if (!is_one_of(at(text, place++), ".)"))
            return 0;
    } else if (!may_be_bullet(first)) {
        return 0;
    }
    return place < line.end && Py_UNICODE_ISSPACE(at(text, place));
}

static PyObject *listed_lines(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string;
    int most;
    if (!PyArg_ParseTuple(args, "Ui", &string, &most))
        return NULL;
    Text text = text_of(string);
    PyObject *found = PyList_New(0);
    Py_ssize_t begin = 0;
    for (Py_ssize_t number = 0; begin < text.length && most > 0 && found != NULL; number++) {
        Py_ssize_t next = PyUnicode_FindChar(string, '\n', begin, text.length, 1), end = next < 0 ? text.length : next;
        Line line = stripped(&text, begin, end);
        most -= line.begin < line.end;
        if (line.begin < line.end && is_listed(&text, line) && add_number(found, number) < 0)
            Py_CLEAR(found);
        begin = end + 1;
    }
    return found;
}

/* Whether a text has commas enough for a list of tags and none of a sentence's marks. */
static int may_be_tags(const Text *text) {
    int commas = 0;
    for (Py_ssize_t i = 0; i < text->length; i++) {
        Py_UCS4 c = at(text, i);
        if (is_one_of(c, ".:;!?"))
            return 0;
        commas += c == ',' && commas < FEWEST_COMMAS;
    }
    return commas == FEWEST_COMMAS;
}

static PyObject *lists_at_end(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *lines;
    int most;
    View view;
    if (!PyArg_ParseTuple(args, "Oi", &lines, &most) || !view_lines(lines, &view))
        return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = Py_MAX(0, view.count - Py_MAX(0, most)); found != NULL && i < view.count; i++) {
        Text text = line_in(&view, i);
        if (!may_be_tags(&text))
            continue;
        PyObject *line = line_of(lines, i);
        if (line == NULL || PyList_Append(found, line) < 0)
            Py_CLEAR(found);
        Py_XDECREF(line);
    }
    return found;
}

static PyMethodDef functions[] = {
    {"listed_lines", listed_lines, METH_VARARGS, "Of the first lines of a text those that begin as items of lists do."},
    {"lists_at_end", lists_at_end, METH_VARARGS, "Of the last lines those that may be lists of tags."},
    {NULL, NULL, 0, NULL},
};

int add_list_items(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
