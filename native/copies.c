/* What stands in a text twice: repeated_lines, recurring_ends and lines_with of rules/_copies.py. */
#include "line_places.h"
#include "stretches.h"

/* The ends of stretches that were seen, told by their offsets alone, each one more than it is: the fast first test. */
typedef struct {
    const unsigned char *data;
    size_t *places, mask, length; /* of an end, in bytes */
} Ends;

/* Room for the ends, so long, of stretches of a text that are as long at least; the places are NULL where memory lacks. */
static Ends room_for_ends(const Text *text, Py_ssize_t length) {
    size_t room = 4;
    while (room < 2 * ((size_t)(text->length / length) + 1))
        room *= 2;
    return (Ends){text->data, PyMem_Calloc(room, sizeof(size_t)), room - 1, (size_t)length * text->size};
}

/* Whether an end was seen before; from now on it was. */
static int was_seen(const Ends *ends, const Text *text, Py_ssize_t end) {
    size_t offset = (size_t)end * text->size - ends->length, place = hash(ends->data + offset, ends->length) & ends->mask;
    for (; ends->places[place]; place = (place + 1) & ends->mask)
        if (memcmp(ends->data + ends->places[place] - 1, ends->data + offset, ends->length) == 0)
            return 1;
    ends->places[place] = offset + 1;
    return 0;
}

/* Whether lines, of those of a length at least, have as many last characters in common; -1 on failure. */
static int have_lines_in_common(const View *lines, Py_ssize_t least) {
    int common = 0;
    Ends ends = room_for_ends(&lines->text, least);
    if (ends.places == NULL)
        return -1;
    for (Py_ssize_t i = 0; i < lines->count && !common; i++) {
        Line line = line_at(lines, i);
        common = line.end - line.begin >= least && was_seen(&ends, &lines->text, line.end);
    }
    PyMem_Free(ends.places);
    return common;
}

/* Add what recurs, which is given over, to a list; -1 on failure. */
static int add(PyObject *list, PyObject *item) {
    int failed = item == NULL || PyList_Append(list, item) < 0;
    Py_XDECREF(item);
    return failed ? -1 : 0;
}

static PyObject *pair_of(PyObject *lines, Py_ssize_t one, Py_ssize_t other) {
    PyObject *line = line_of(lines, one), *original = line == NULL ? NULL : line_of(lines, other);
    PyObject *pair = original == NULL ? NULL : PyTuple_Pack(2, line, original);
    Py_XDECREF(line);
    Py_XDECREF(original);
    return pair;
}

static PyObject *repeated_lines(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *lines;
    Py_ssize_t least;
    int spaces;
    View view;
    if (!PyArg_ParseTuple(args, "Oni", &lines, &least, &spaces) || check_length(least) < 0 || !view_lines(lines, &view))
        return NULL;
    int common = have_lines_in_common(&view, least);
    if (common <= 0)
        return common < 0 ? PyErr_NoMemory() : PyList_New(0);
    Seen seen = room_for(&view.text, view.count);
    PyObject *found = seen.places == NULL ? PyErr_NoMemory() : PyList_New(0);
    for (Py_ssize_t i = 0; i < view.count && found != NULL; i++) {
        Line line = line_at(&view, i);
        if (line.end - line.begin < least)
            continue;
        Stretch *place = place_of(&seen, &view.text, line);
        if (place->length == 0)
            *place = entry(&view.text, line, i);
        else if (has_spaces(&view.text, line, spaces) && add(found, pair_of(lines, i, place->line)) < 0)
            Py_CLEAR(found);
    }
    PyMem_Free(seen.places);
    return found;
}

/* Whether pieces of a text that a full stop parts have as many last characters in common; -1 on failure. */
static int have_ends_in_common(const Text *text, Py_ssize_t length) {
    int common = 0;
    Ends ends = room_for_ends(text, length);
    if (ends.places == NULL)
        return -1;
    for (Line piece = piece_from(text, 0, '.'); piece.begin <= text->length - length && !common;) {
        common = piece.end - piece.begin >= length && was_seen(&ends, text, piece.end);
        piece = piece_from(text, piece.end + 1, '.');
    }
    PyMem_Free(ends.places);
    return common;
}

static Py_ssize_t count_pieces(const Text *text, Py_UCS4 mark) {
    Py_ssize_t count = 0;
    for (Line piece = {0, -1}; piece.end < text->length; count++)
        piece = piece_from(text, piece.end + 1, mark);
    return count;
}

static PyObject *recurring_ends(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "Un", &string, &length) || check_length(length) < 0)
        return NULL;
    Text text = text_of(string);
    int common = have_ends_in_common(&text, length);
    if (common <= 0)
        return common < 0 ? PyErr_NoMemory() : PyList_New(0);
    Seen seen = room_for(&text, count_pieces(&text, '.'));
    PyObject *found = seen.places == NULL ? PyErr_NoMemory() : PyList_New(0);
    for (Py_ssize_t begin = 0; begin <= text.length && found != NULL;) {
        Line piece = piece_from(&text, begin, '.');
        begin = piece.end + 1;
        if (piece.end - piece.begin < length)
            continue;
        piece.begin = piece.end - length;
        Stretch *place = place_of(&seen, &text, piece);
        if (place->length == 0)
            *place = entry(&text, piece, 0);
        else if (!place->told++ && add(found, part_of(&text, piece.begin, piece.end)) < 0)
            Py_CLEAR(found);
    }
    PyMem_Free(seen.places);
    return found;
}

/* The first line that ends behind a place. */
static Py_ssize_t line_behind(const View *lines, Py_ssize_t place) {
    Py_ssize_t low = 0, high = lines->count;
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        if (lines->places[middle].end <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Mark the lines that hold a literal; -1 on failure. */
static int mark_lines_with(const View *lines, PyObject *literal, char *marked) {
    if (!PyUnicode_Check(literal) || PyUnicode_GET_LENGTH(literal) == 0) {
        PyErr_SetString(PyExc_ValueError, "what lines hold has characters");
        return -1;
    }
    const Text *text = &lines->text;
    Py_ssize_t length = PyUnicode_GET_LENGTH(literal), place = 0;
    while ((place = PyUnicode_Find(text->string, literal, place, text->length, 1)) >= 0) {
        Py_ssize_t index = line_behind(lines, place);
        Line line = index < lines->count ? line_at(lines, index) : (Line){0, 0};
        int holds = line.begin <= place && place + length <= line.end;
        if (holds)
            marked[index] = 1;
        place = holds ? line.end : place + 1;
    }
    return place == -1 ? 0 : -1;
}

static PyObject *lines_with(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *lines, *literals;
    View view;
    if (!PyArg_ParseTuple(args, "OO!", &lines, &PyList_Type, &literals) || !view_lines(lines, &view))
        return NULL;
    char *marked = PyMem_Calloc((size_t)view.count + 1, 1);
    PyObject *found = marked == NULL ? PyErr_NoMemory() : PyList_New(0);
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(literals) && found != NULL; i++)
        if (mark_lines_with(&view, PyList_GET_ITEM(literals, i), marked) < 0)
            Py_CLEAR(found);
    for (Py_ssize_t i = 0; i < view.count && found != NULL; i++)
        if (marked[i] && add(found, line_of(lines, i)) < 0)
            Py_CLEAR(found);
    PyMem_Free(marked);
    return found;
}

static PyMethodDef functions[] = {
    {"lines_with", lines_with, METH_VARARGS, "The lines that hold one of some literals."},
    {"repeated_lines", repeated_lines, METH_VARARGS, "The lines that stand in a text before, each with that one."},
    {"recurring_ends", recurring_ends, METH_VARARGS, "What several sentences of a text have last."},
    {NULL, NULL, 0, NULL},
};

int add_copies(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
