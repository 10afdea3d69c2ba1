/* What stands in a text twice: recurring and begun_twice of rules/_copies.py. */
#include <stdint.h>

#include "endings.h"

static uint64_t hash(const unsigned char *bytes, size_t length) {
    uint64_t value = length, word;
    for (; length >= 8; bytes += 8, length -= 8) {
        memcpy(&word, bytes, 8);
        value = (value ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        value ^= value >> 29;
    }
    word = 0;
    memcpy(&word, bytes, length);
    value = (value ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return value ^ value >> 32;
}

/* A stretch of a text, in bytes; the line that it was first seen on; whether its recurrence was told. */
typedef struct {
    size_t begin, length;
    Py_ssize_t line;
    int told;
} Stretch;

/* The stretches that were seen, each in a place that its hash tells; the length of an empty place is 0. */
typedef struct {
    const unsigned char *data;
    Stretch *places;
    size_t mask;
} Seen;

/* Room for some stretches; the places are NULL where memory lacks. */
static Seen room_for(const Text *text, Py_ssize_t count) {
    size_t room = 4;
    while (room < 2 * ((size_t)count + 1))
        room *= 2;
    return (Seen){text->data, PyMem_Calloc(room, sizeof(Stretch)), room - 1};
}

/* Where a stretch of a text was seen before, or the empty place that it belongs in. */
static Stretch *place_of(const Seen *seen, const Text *text, Line stretch) {
    size_t begin = (size_t)stretch.begin * text->size, length = (size_t)(stretch.end - stretch.begin) * text->size;
    size_t place = hash(seen->data + begin, length) & seen->mask;
    for (;; place = (place + 1) & seen->mask) {
        Stretch *known = &seen->places[place];
        if (known->length == 0 ||
            (known->length == length && memcmp(seen->data + known->begin, seen->data + begin, length) == 0))
            return known;
    }
}

static Stretch entry(const Text *text, Line stretch, Py_ssize_t line) {
    return (Stretch){(size_t)stretch.begin * text->size, (size_t)(stretch.end - stretch.begin) * text->size, line, 0};
}

/* The piece of a text that begins at a place and ends before a mark. */
static Line piece_from(const Text *text, Py_ssize_t begin, Py_UCS4 mark) {
    Py_ssize_t end = begin < text->length ? PyUnicode_FindChar(text->string, mark, begin, text->length, 1) : -1;
    return (Line){begin, end < 0 ? text->length : end};
}

static Line without_space_behind(const Text *text, Line piece) {
    while (piece.begin < piece.end && Py_UNICODE_ISSPACE(at(text, piece.end - 1)))
        piece.end--;
    return piece;
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

static int check_length(Py_ssize_t length) {
    if (length < 1)
        PyErr_SetString(PyExc_ValueError, "what recurs has characters");
    return length < 1 ? -1 : 0;
}

/* The lines that stand in a text before, each with the first of its like, as pairs of numbers. */
static PyObject *repeated_lines(const Text *text, Py_ssize_t least, int spaces) {
    int recur = ends_recur(text, '\n', least, 1);
    if (recur <= 0)
        return recur < 0 ? NULL : PyList_New(0);
    Seen seen = room_for(text, text->length / least);
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
    Seen seen = room_for(text, text->length / length);
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

/* Whether a sentence may begin at a place, by the characters before it on its line: white space and, before that, a mark. */
static int may_begin(const Text *text, Py_ssize_t place, int after_mark) {
    Py_UCS4 before = at(text, place - 1);
    return Py_UNICODE_ISSPACE(before) ? after_mark : !Py_UNICODE_ISALNUM(before);
}

/* Places on the lines that begin somewhere at which stretches of a length begin: how many.

   Where `seen` is given, the lines that have a stretch in common with another are marked. */
static Py_ssize_t look_at(const Text *text, const Py_ssize_t *starts, Py_ssize_t lines, Py_ssize_t length, Seen *seen, char *marked) {
    Py_ssize_t count = 0;
    for (Py_ssize_t number = 0; number < lines; number++) {
        Line line = piece_from(text, starts[number], '\n');
        line = stripped(text, line.begin, line.end);
        int after_mark = 1;
        for (Py_ssize_t begin = line.begin; begin + length <= line.end; begin++) {
            if (begin > line.begin)
                after_mark = may_begin(text, begin, after_mark);
            count += after_mark;
            if (!after_mark || seen == NULL)
                continue;
            Line stretch = {begin, begin + length};
            Stretch *place = place_of(seen, text, stretch);
            if (place->length == 0)
                *place = entry(text, stretch, number);
            else
                marked[number] = marked[place->line] = 1;
        }
    }
    return count;
}

/* The numbers in a list, each a place in a text; NULL with an error set. */
static Py_ssize_t *places_in(PyObject *list, const Text *text) {
    Py_ssize_t count = PyList_GET_SIZE(list), *places = PyMem_Calloc(count + 1, sizeof *places);
    if (places == NULL)
        PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < count && places != NULL; i++) {
        places[i] = PyLong_AsSsize_t(PyList_GET_ITEM(list, i));
        if (places[i] < 0 || places[i] > text->length) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_ValueError, "lines begin in the text");
            PyMem_Free(places);
            places = NULL;
        }
    }
    return places;
}

static PyObject *begun_twice(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string, *lines;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "UO!n", &string, &PyList_Type, &lines, &length) || check_length(length) < 0)
        return NULL;
    Text text = text_of(string);
    Py_ssize_t count = PyList_GET_SIZE(lines), *starts = places_in(lines, &text);
    if (starts == NULL)
        return NULL;
    Seen seen = room_for(&text, look_at(&text, starts, count, length, NULL, NULL));
    char *marked = PyMem_Calloc(count + 1, 1);
    PyObject *found = seen.places == NULL || marked == NULL ? PyErr_NoMemory() : PyList_New(0);
    if (found != NULL)
        look_at(&text, starts, count, length, &seen, marked);
    for (Py_ssize_t i = 0; i < count && found != NULL; i++)
        if (marked[i] && add_number(found, starts[i]) < 0)
            Py_CLEAR(found);
    PyMem_Free(marked);
    PyMem_Free(seen.places);
    PyMem_Free(starts);
    return found;
}

static PyMethodDef functions[] = {
    {"recurring", recurring, METH_VARARGS, "The lines and the ends of sentences that stand in a text twice, or None."},
    {"begun_twice", begun_twice, METH_VARARGS, "The lines with a sentence that may begin as one does elsewhere."},
    {NULL, NULL, 0, NULL},
};

int add_copies(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
