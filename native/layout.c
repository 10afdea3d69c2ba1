/* How lines end, and where an article's own text lies among them: layout_of of rules/_layout.py. */
#include "endings.h"
#include "line_signs.h"

enum { PARAGRAPH = 60, LONG_LINE = 120 };

static char kind_of(const Text *text) {
    Py_UCS4 last = at(text, text->length - 1);
    if (!ends_like_prose(text, (Line){0, text->length}))
        return text->length >= LONG_LINE ? 'L' : 'o';
    if (text->length >= PARAGRAPH)
        return 'P';
    return last == ':' || last == ';' ? 'l' : 's';
}

static const double worth[128] = {['P'] = 3.0, ['s'] = 0.5, ['l'] = 0.5, ['L'] = 0.5, ['o'] = -0.25, ['C'] = -1.5};

static void find_body(Lines *lines) {
    const char *kinds = lines->kinds;
    Py_ssize_t first = 0, end = lines->count;
    while (first < lines->count && kinds[first] != 'P')
        first++;
    while (end > first && kinds[end - 1] != 'P')
        end--;
    double loss = worth['P'], best = 0.0, total = 0.0;
    for (Py_ssize_t i = first; i < end; i++)
        loss += kinds[i] == 'o' || kinds[i] == 'C' ? worth[(int)kinds[i]] : 0.0;
    if (first == lines->count || loss > 0.0) {
        lines->begin = first == lines->count ? 0 : first;
        lines->end = first == lines->count ? 0 : end;
        return;
    }
    Py_ssize_t begin = 0;
    lines->begin = lines->end = 0;
    for (Py_ssize_t i = 0; i < lines->count; i++) {
        total += worth[(int)kinds[i]];
        if (total <= 0.0) {
            total = 0.0;
            begin = i + 1;
        } else if (total > best && kinds[i] == 'P') {
            best = total;
            lines->begin = begin;
            lines->end = i + 1;
        }
    }
    while (lines->end && kinds[lines->begin] != 'P')
        lines->begin++;
}

int lay_out(PyObject *blocks, PyObject *claims, Lines *lines) {
    PyObject *number;
    *lines = (Lines){.claims = claims};
    if (!PyDict_Check(claims))
        PyErr_Format(PyExc_TypeError, "claims in a dict, not %.100s", Py_TYPE(claims)->tp_name);
    if (!PyDict_Check(claims) || !view_lines(blocks, &lines->view))
        return 0;
    lines->count = lines->view.count;
    lines->kinds = PyMem_Malloc((size_t)lines->count + 1);
    if (lines->kinds == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    for (Py_ssize_t i = 0; i < lines->count; i++) {
        Text text = line_in(&lines->view, i);
        lines->kinds[i] = kind_of(&text);
    }
    for (Py_ssize_t position = 0; PyDict_Next(claims, &position, &number, NULL);) {
        Py_ssize_t line = PyLong_AsSsize_t(number);
        if (line == -1 && PyErr_Occurred())
            return 0;
        Py_ssize_t index = index_of_line(&lines->view, line);
        if (index >= 0)
            lines->kinds[index] = 'C';
    }
    find_body(lines);
    return 1;
}

int zone_of(const Lines *lines, Py_ssize_t index) {
    return !lines->end ? 3 : index < lines->begin ? 0 : index >= lines->end ? 2 : 1;
}

static PyObject *layout_of(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *blocks, *claims, *told = NULL;
    Lines lines;
    if (!PyArg_ParseTuple(args, "OO", &blocks, &claims))
        return NULL;
    if (lay_out(blocks, claims, &lines))
        told = Py_BuildValue("s#nn", lines.kinds, lines.count, lines.begin, lines.end);
    PyMem_Free(lines.kinds);
    return told;
}

static PyMethodDef functions[] = {
    {"layout_of", layout_of, METH_VARARGS, "The kinds of an article's lines, and where its own text lies among them."},
    {NULL, NULL, 0, NULL},
};

int add_layout(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
