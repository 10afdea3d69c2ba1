/* What stands in a text twice: recurring of rules/_copies.py. */
#include "stretches.h"

static Line without_space_behind(const Text *text, Line piece) {
    while (piece.begin < piece.end && Py_UNICODE_ISSPACE(at(text, piece.end - 1)))
        piece.end--;
    return piece;
}

static Py_ssize_t count_pieces(const Text *text, Py_UCS4 mark) {
    Py_ssize_t count = 0;
    for (Line piece = {0, -1}; piece.end < text->length; count++)
        piece = piece_from(text, piece.end + 1, mark);
    return count;
}

/* Whether two pieces between marks have the same last characters, so many: the fast first test; -1 on failure.
   `strip` takes the white space away that pieces end with.

   It knows the ends by their offsets alone, each one more than it is. */
static int ends_recur(const Text *text, Py_UCS4 mark, Py_ssize_t length, int strip) {
    const unsigned char *data = text->data;
    size_t room = 4, bytes = (size_t)length * text->size;
    while (room < 2 * ((size_t)(text->length / length) + 1))
        room *= 2;
    size_t *seen = PyMem_Calloc(room, sizeof *seen);
    if (seen == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    int recur = 0;
    for (Line piece = piece_from(text, 0, mark); piece.begin <= text->length - length && !recur;) {
        Py_ssize_t next = piece.end + 1;
        if (strip)
            piece = without_space_behind(text, piece);
        if (piece.end - piece.begin >= length) {
            size_t offset = (size_t)(piece.end - length) * text->size, place = hash(data + offset, bytes) & (room - 1);
            while (seen[place] && !(recur = memcmp(data + seen[place] - 1, data + offset, bytes) == 0))
                place = (place + 1) & (room - 1);
            seen[place] = offset + 1;
        }
        piece = piece_from(text, next, mark);
    }
    PyMem_Free(seen);
    return recur;
}

/* Add what recurs, which is given over, to a list; -1 on failure. */
static int add(PyObject *list, PyObject *item) {
    int failed = item == NULL || PyList_Append(list, item) < 0;
    Py_XDECREF(item);
    return failed ? -1 : 0;
}

/* The lines that stand in a text before, each with the first of its like, as pairs of numbers. */
static PyObject *repeated_lines(const Text *text, Py_ssize_t least, int spaces) {
    int recur = ends_recur(text, '\n', least, 1);
    if (recur <= 0)
        return recur < 0 ? NULL : PyList_New(0);
    Seen seen = room_for(text, count_pieces(text, '\n'));
    PyObject *found = seen.places == NULL ? PyErr_NoMemory() : PyList_New(0);
    Py_ssize_t begin = 0;
    for (Py_ssize_t number = 0; begin <= text->length && found != NULL; number++) {
        Line line = piece_from(text, begin, '\n');
        begin = line.end + 1;
        line = stripped(text, line.begin, line.end);
        if (line.end - line.begin < least)
            continue;
        Stretch *place = place_of(&seen, text, line);
        if (place->length == 0)
            *place = entry(text, line, number);
        else if (has_spaces(text, line, spaces) && add(found, Py_BuildValue("nn", number, place->line)) < 0)
            Py_CLEAR(found);
    }
    PyMem_Free(seen.places);
    return found;
}

/* The last characters, so many, that several pieces of a text have in common that a full stop parts. */
static PyObject *recurring_ends(const Text *text, Py_ssize_t length) {
    int recur = ends_recur(text, '.', length, 0);
    if (recur <= 0)
        return recur < 0 ? NULL : PyList_New(0);
    Seen seen = room_for(text, count_pieces(text, '.'));
    PyObject *found = seen.places == NULL ? PyErr_NoMemory() : PyList_New(0);
    for (Py_ssize_t begin = 0; begin <= text->length && found != NULL;) {
        Line piece = piece_from(text, begin, '.');
        begin = piece.end + 1;
        if (piece.end - piece.begin < length)
            continue;
        piece.begin = piece.end - length;
        Stretch *place = place_of(&seen, text, piece);
        if (place->length == 0)
            *place = entry(text, piece, 0);
        else if (!place->told++ && add(found, PyUnicode_Substring(text->string, piece.begin, piece.end)) < 0)
            Py_CLEAR(found);
    }
    PyMem_Free(seen.places);
    return found;
}

static PyObject *recurring(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string;
    Py_ssize_t least, length;
    int spaces;
    if (!PyArg_ParseTuple(args, "Unin", &string, &least, &spaces, &length) || check_length(least) < 0 || check_length(length) < 0)
        return NULL;
    Text text = text_of(string);
    PyObject *lines = repeated_lines(&text, least, spaces), *ends = lines == NULL ? NULL : recurring_ends(&text, length);
    PyObject *found = NULL;
    if (ends != NULL)
        found = PyList_GET_SIZE(lines) || PyList_GET_SIZE(ends) ? PyTuple_Pack(2, lines, ends) : Py_NewRef(Py_None);
    Py_XDECREF(lines);
    Py_XDECREF(ends);
    return found;
}

static PyMethodDef functions[] = {
    {"recurring", recurring, METH_VARARGS, "The lines and the ends of sentences that stand in a text twice, or None."},
    {NULL, NULL, 0, NULL},
};

int add_copies(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
