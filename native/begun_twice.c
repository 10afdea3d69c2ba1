/* begun_twice of rules/_copies.py: lines with sentences that begin alike. */
#include "stretches.h"

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
    {"begun_twice", begun_twice, METH_VARARGS, "The lines with a sentence that may begin as one does elsewhere."},
    {NULL, NULL, 0, NULL},
};

int add_begun_twice(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
