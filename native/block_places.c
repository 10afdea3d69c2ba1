/* Where places of a text stand among its lines: the part of Lines of checker/block.py that tells. */
#include "blocks.h"

/* The last line that begins at a place or before it; -1 where there is none. */
static Py_ssize_t last_begun(PyObject *lines, Py_ssize_t place) {
    Py_ssize_t low = 0, high = count_lines(lines);
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        if (start_of_line(lines, middle) <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

/* Whether a line of the text ends from one place on and before another. */
static int is_parted(PyObject *lines, Py_ssize_t begin, Py_ssize_t end) {
    return begin < end && PyUnicode_FindChar(string_of_lines(lines), '\n', begin, end, 1) >= 0;
}

/* The first line that stands on the line of a place or below it. */
static Py_ssize_t first_from(PyObject *lines, Py_ssize_t place) {
    Py_ssize_t index = last_begun(lines, place);
    return index < 0 || is_parted(lines, end_of_line(lines, index), place) ? index + 1 : index;
}

/* A place in the text from one that may lie outside; -1 after an error, as a negative one is 0. */
static Py_ssize_t place_from(PyObject *number) {
    Py_ssize_t place = PyNumber_AsSsize_t(number, NULL);
    return place < 0 ? (PyErr_Occurred() ? -1 : 0) : place;
}

PyObject *line_at_place(PyObject *lines, PyObject *offset) {
    Py_ssize_t place = place_from(offset);
    if (place < 0)
        return NULL;
    Py_ssize_t index = last_begun(lines, place), number = index < 0 ? 0 : number_of_line(lines, index);
    Py_ssize_t from = index < 0 ? 0 : end_of_line(lines, index);
    while (from < place && (from = PyUnicode_FindChar(string_of_lines(lines), '\n', from, place, 1) + 1) > 0)
        number++;
    return PyLong_FromSsize_t(number);
}

static PyObject *text_at(PyObject *lines, Py_ssize_t index) {
    if (index < 0 || index >= count_lines(lines))
        return PyUnicode_New(0, 0);
    return PyUnicode_Substring(string_of_lines(lines), start_of_line(lines, index), end_of_line(lines, index));
}

PyObject *beside(PyObject *lines, PyObject *offset) {
    Py_ssize_t place = place_from(offset);
    if (place < 0)
        return NULL;
    Py_ssize_t index = first_from(lines, place);
    if (index == count_lines(lines) || is_parted(lines, place, start_of_line(lines, index)))
        return Py_BuildValue("ss", "", "");
    PyObject *before = text_at(lines, index - 1), *after = before == NULL ? NULL : text_at(lines, index + 1);
    PyObject *texts = after == NULL ? NULL : PyTuple_Pack(2, before, after);
    Py_XDECREF(before);
    Py_XDECREF(after);
    return texts;
}

/* Read where a span begins and ends in the text; 0 after an error. */
static int read_span(PyObject *span, Py_ssize_t *begin, Py_ssize_t *end) {
    if (!PyTuple_Check(span) || PyTuple_GET_SIZE(span) < 2) {
        PyErr_SetString(PyExc_TypeError, "a span has a start and an end");
        return 0;
    }
    *begin = place_from(PyTuple_GET_ITEM(span, 0));
    *end = *begin < 0 ? -1 : place_from(PyTuple_GET_ITEM(span, 1));
    return *end >= 0;
}

/* Whether one of some spans covers more than half of a line; -1 after an error. */
static int is_covered(PyObject *lines, Py_ssize_t index, PyObject *spans) {
    Py_ssize_t start = start_of_line(lines, index), stop = end_of_line(lines, index), begin, end;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(spans); i++) {
        if (!read_span(PyList_GET_ITEM(spans, i), &begin, &end))
            return -1;
        if (Py_MIN(end, stop) - Py_MAX(begin, start) > (stop - start) / 2)
            return 1;
    }
    return 0;
}

PyObject *mostly_covered(PyObject *lines, PyObject *spans) {
    Py_ssize_t begin, end;
    if (!PyList_Check(spans) || PyList_GET_SIZE(spans) == 0)
        return PyErr_Format(PyExc_TypeError, "a list of spans, and not an empty one");
    if (!read_span(PyList_GET_ITEM(spans, 0), &begin, &end))
        return NULL;
    PyObject *found = PyList_New(0);
    Py_ssize_t last = Py_MAX(begin, end - 1), index = first_from(lines, begin);
    for (; found != NULL && index < count_lines(lines) && !is_parted(lines, last, start_of_line(lines, index)); index++) {
        int covered = is_covered(lines, index, spans);
        PyObject *number = covered > 0 ? PyLong_FromSsize_t(number_of_line(lines, index)) : NULL;
        if (covered < 0 || (covered && (number == NULL || PyList_Append(found, number) < 0)))
            Py_CLEAR(found);
        Py_XDECREF(number);
    }
    return found;
}
