/* Items of lists: points_said_below of rules/repeated_summary.py and lists_at_end of rules/_threads.py. */
#include "line_places.h"

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

/* The longest word of a line, the first of them; an empty one where there is none. */
static Line longest_word(const Text *text, Line line) {
    Line longest = {line.begin, line.begin};
    for (Py_ssize_t i = line.begin; i < line.end; i++) {
        Py_ssize_t begin = i;
        while (i < line.end && Py_UNICODE_ISALNUM(at(text, i)))
            i++;
        if (i - begin > longest.end - longest.begin)
            longest = (Line){begin, i};
    }
    return longest;
}

/* Add a line, its longest word and where that stands first from a place on, if it does; -1 on failure. */
static int add_if_below(PyObject *found, PyObject *lines, const View *view, Py_ssize_t index, Py_ssize_t from) {
    const Text *text = &view->text;
    Line longest = longest_word(text, line_at(view, index));
    if (longest.begin == longest.end)
        return 0;
    PyObject *word = part_of(text, longest.begin, longest.end);
    Py_ssize_t place = word == NULL ? -2 : PyUnicode_Find(text->string, word, from, text->length, 1);
    PyObject *line = place >= 0 ? line_of(lines, index) : NULL;
    PyObject *item = line == NULL ? NULL : Py_BuildValue("OOn", line, word, place);
    int failed = place == -2 || (place >= 0 && (item == NULL || PyList_Append(found, item) < 0));
    Py_XDECREF(word);
    Py_XDECREF(line);
    Py_XDECREF(item);
    return failed ? -1 : 0;
}

static PyObject *points_said_below(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *lines;
    int most;
    View view;
    if (!PyArg_ParseTuple(args, "Oi", &lines, &most) || !view_lines(lines, &view))
        return NULL;
    Py_ssize_t count = Py_MIN(view.count, Py_MAX(0, most));
    while (count > 0 && !is_listed(&view.text, line_at(&view, count - 1)))
        count--;
    Py_ssize_t end = count > 0 ? view.places[count - 1].end : 0;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; i < count && found != NULL; i++)
        if (is_listed(&view.text, line_at(&view, i)) && add_if_below(found, lines, &view, i, end) < 0)
            Py_CLEAR(found);
    return found;
}

/* Whether a text has commas enough for a list of tags and none of a sentence's marks. */
static int may_be_tags(const Text *text) {
    int commas = 0;
    if (text->length == 0 || is_one_of(at(text, text->length - 1), ".:;!?")) /* as most lines end */
        return 0;
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
    {"points_said_below", points_said_below, METH_VARARGS, "Items of a list at the top whose longest word stands below."},
    {"lists_at_end", lists_at_end, METH_VARARGS, "Of the last lines those that may be lists of tags."},
    {NULL, NULL, 0, NULL},
};

int add_list_items(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
