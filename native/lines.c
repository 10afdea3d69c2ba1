/* How lines end: line_kinds and body_of of rules/_layout.py. */
#include "endings.h"

enum { PARAGRAPH = 60, LONG_LINE = 120 };

static char kind_of(const Text *text, Line line) {
    Py_ssize_t length = line.end - line.begin;
    Py_UCS4 last = at(text, line.end - 1);
    if (!ends_like_prose(text, line))
        return length >= LONG_LINE ? 'L' : 'o';
    if (length >= PARAGRAPH)
        return 'P';
    return last == ':' || last == ';' ? 'l' : 's';
}

static PyObject *line_kinds(PyObject *Py_UNUSED(module), PyObject *text) {
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(text)->tp_name);
    Text characters = text_of(text);
    Py_ssize_t length = characters.length, count = 0;
    char *kinds = PyMem_Malloc((size_t)length / 2 + 1); /* a line and its break are two characters at least */
    if (kinds == NULL)
        return PyErr_NoMemory();
    for (Py_ssize_t begin = 0, end; begin < length; begin = end + 1) {
        Py_ssize_t next = PyUnicode_FindChar(text, '\n', begin, length, 1);
        end = next < 0 ? length : next;
        Line line = stripped(&characters, begin, end);
        if (line.begin < line.end)
            kinds[count++] = kind_of(&characters, line);
    }
    PyObject *found = PyUnicode_FromKindAndData(PyUnicode_1BYTE_KIND, kinds, count);
    PyMem_Free(kinds);
    return found;
}

static const double worth[128] = {['P'] = 3.0, ['s'] = 0.5, ['l'] = 0.5, ['L'] = 0.5, ['o'] = -0.25, ['C'] = -1.5};

static PyObject *body_of(PyObject *Py_UNUSED(module), PyObject *text) {
    if (!PyUnicode_Check(text) || !PyUnicode_IS_ASCII(text))
        return PyErr_Format(PyExc_TypeError, "the kinds of lines are letters");
    const char *kinds = PyUnicode_DATA(text);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), first = 0, end = length;
    while (first < length && kinds[first] != 'P')
        first++;
    while (end > first && kinds[end - 1] != 'P')
        end--;
    double loss = worth['P'];
    for (Py_ssize_t i = first; i < end; i++)
        loss += kinds[i] == 'o' || kinds[i] == 'C' ? worth[(int)kinds[i]] : 0.0;
    if (first == length || loss > 0.0)
        return first == length ? Py_BuildValue("ii", 0, 0) : Py_BuildValue("nn", first, end);
    double best = 0.0, total = 0.0;
    Py_ssize_t begin = 0;
    first = end = 0;
    for (Py_ssize_t i = 0; i < length; i++) {
        total += worth[(int)kinds[i]];
        if (total <= 0.0) {
            total = 0.0;
            begin = i + 1;
        } else if (total > best && kinds[i] == 'P') {
            best = total;
            first = begin;
            end = i + 1;
        }
    }
    while (best > 0.0 && kinds[first] != 'P')
        first++;
    return Py_BuildValue("nn", first, end);
}

static PyMethodDef functions[] = {
    {"body_of", body_of, METH_O, "Where an article's own text lies among lines of some kinds."},
    {"line_kinds", line_kinds, METH_O, "What the lines of a text look like, a letter each."},
    {NULL, NULL, 0, NULL},
};

int add_lines(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
