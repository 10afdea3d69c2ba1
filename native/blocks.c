/* Lines of checker/block.py: the lines of a text that are not blank, each made when it is asked for. */
#include "blocks.h"

static PyTypeObject *lines_type;

typedef struct {
    PyObject_HEAD
    PyTypeObject *kind;
    PyObject *article, *field, *text;
    Py_ssize_t count;
    Place *places;
    PyObject **made; /* NULL for a line that nobody has asked for */
} Lines;

/* Note where the lines stand; 0 after an error. */
static int find_places(Lines *self) {
    Text text = text_of(self->text);
    Py_ssize_t room = 0, begin = 0;
    for (Py_ssize_t number = 0; begin < text.length; number++) {
        Py_ssize_t next = PyUnicode_FindChar(self->text, '\n', begin, text.length, 1);
        Py_ssize_t end = next < 0 ? text.length : next, after = end + 1;
        strip(&text, &begin, &end);
        if (begin < end && self->count == room) {
            room = room ? 2 * room : 16;
            Place *more = PyMem_Resize(self->places, Place, (size_t)room);
            if (more == NULL)
                return 0;
            self->places = more;
        }
        if (begin < end)
            self->places[self->count++] = (Place){begin, end, number};
        begin = after;
    }
    self->made = PyMem_Calloc((size_t)self->count + 1, sizeof(PyObject *));
    return self->made != NULL;
}

static PyObject *new_lines(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyTypeObject *kind;
    PyObject *article, *field, *text;
    if (kwargs != NULL && PyDict_GET_SIZE(kwargs) > 0)
        return PyErr_Format(PyExc_TypeError, "Lines() takes no keywords");
    if (!PyArg_ParseTuple(args, "O!OUU", &PyType_Type, &kind, &article, &field, &text))
        return NULL;
    if (!PyType_IsSubtype(kind, line_type))
        return PyErr_Format(PyExc_TypeError, "the class of the lines is a Line");
    Lines *self = (Lines *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->kind = (PyTypeObject *)Py_NewRef(kind);
    self->article = Py_NewRef(article);
    self->field = Py_NewRef(field);
    self->text = Py_NewRef(text);
    if (!find_places(self)) {
        Py_DECREF(self);
        return PyErr_NoMemory();
    }
    return (PyObject *)self;
}

static int traverse(Lines *self, visitproc visit, void *arg) {
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->kind);
    Py_VISIT(self->article);
    for (Py_ssize_t i = 0; self->made != NULL && i < self->count; i++)
        Py_VISIT(self->made[i]);
    return 0;
}

static int clear(Lines *self) {
    Py_CLEAR(self->article);
    for (Py_ssize_t i = 0; self->made != NULL && i < self->count; i++)
        Py_CLEAR(self->made[i]);
    return 0;
}

static void dealloc(Lines *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    clear(self);
    Py_CLEAR(self->kind);
    Py_CLEAR(self->field);
    Py_CLEAR(self->text);
    PyMem_Free(self->places);
    PyMem_Free(self->made);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *make(Lines *self, Py_ssize_t index) {
    LineObject *line = (LineObject *)self->kind->tp_alloc(self->kind, 0);
    if (line == NULL)
        return NULL;
    Place place = self->places[index];
    line->article = Py_XNewRef(self->article);
    line->field = Py_NewRef(self->field);
    line->text = PyUnicode_Substring(self->text, place.begin, place.end);
    line->index = index;
    line->line = place.number;
    line->start = place.begin;
    line->end = place.end;
    if (line->text == NULL)
        Py_CLEAR(line);
    return self->made[index] = (PyObject *)line;
}

static Py_ssize_t length_of(Lines *self) {
    return self->count;
}

static PyObject *item(Lines *self, Py_ssize_t index) {
    if (index < 0 || index >= self->count)
        return PyErr_Format(PyExc_IndexError, "there is no such line");
    return Py_XNewRef(self->made[index] != NULL ? self->made[index] : make(self, index));
}

static PyObject *subscript(Lines *self, PyObject *key) {
    if (!PySlice_Check(key)) {
        Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
        return index == -1 && PyErr_Occurred() ? NULL : item(self, index < 0 ? index + self->count : index);
    }
    Py_ssize_t start, stop, step;
    if (PySlice_Unpack(key, &start, &stop, &step) < 0)
        return NULL;
    Py_ssize_t count = PySlice_AdjustIndices(self->count, &start, &stop, step);
    PyObject *part = PyList_New(count);
    for (Py_ssize_t i = 0; part != NULL && i < count; i++) {
        PyObject *line = item(self, start + i * step);
        if (line == NULL)
            Py_CLEAR(part);
        else
            PyList_SET_ITEM(part, i, line);
    }
    return part;
}

static View view_of(const Lines *self) {
    return (View){text_of(self->text), self->places, self->count};
}

int view_lines(PyObject *lines, View *view) {
    if (!Py_IS_TYPE(lines, lines_type)) {
        PyErr_Format(PyExc_TypeError, "the lines of an article, not %.100s", Py_TYPE(lines)->tp_name);
        return 0;
    }
    *view = view_of((const Lines *)lines);
    return 1;
}

/* The index of the first line that stands on a line of the text or below it. */
static Py_ssize_t first_from(const View *view, Py_ssize_t number) {
    Py_ssize_t low = 0, high = view->count;
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        if (view->places[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Py_ssize_t index_of_line(const View *view, Py_ssize_t number) {
    Py_ssize_t index = first_from(view, number);
    return index < view->count && view->places[index].number == number ? index : -1;
}

static PyObject *on(Lines *self, PyObject *number) {
    Py_ssize_t sought = PyNumber_AsSsize_t(number, NULL);
    if (sought == -1 && PyErr_Occurred())
        return NULL;
    View view = view_of(self);
    Py_ssize_t index = index_of_line(&view, sought);
    return index < 0 ? Py_NewRef(Py_None) : item(self, index);
}

static PyObject *on_any(Lines *self, PyObject *numbers) {
    PyObject *sorted = PySequence_List(numbers), *found = NULL;
    if (sorted != NULL && PyList_Sort(sorted) == 0)
        found = PyList_New(0);
    for (Py_ssize_t i = 0; found != NULL && i < PyList_GET_SIZE(sorted); i++) {
        PyObject *line = on(self, PyList_GET_ITEM(sorted, i));
        if (line == NULL || (line != Py_None && PyList_Append(found, line) < 0))
            Py_CLEAR(found);
        Py_XDECREF(line);
    }
    Py_XDECREF(sorted);
    return found;
}

static PyMethodDef methods[] = {
    {"beside", beside, METH_O, "The texts before and after the line of a place."},
    {"line_at", line_at_place, METH_O, "The number of the line of the text that holds a place."},
    {"mostly_covered", mostly_covered, METH_O, "The numbers of those that a span covers mostly."},
    {"on", (PyCFunction)on, METH_O, "The one that stands on a line of the text; None for a blank line."},
    {"on_any", (PyCFunction)on_any, METH_O, "Those that stand on some lines of the text, in order."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, new_lines},
    {Py_tp_dealloc, dealloc},
    {Py_tp_traverse, traverse},
    {Py_tp_clear, clear},
    {Py_tp_methods, methods},
    {Py_sq_length, length_of},
    {Py_sq_item, item},
    {Py_mp_length, length_of},
    {Py_mp_subscript, subscript},
    {0, NULL},
};

static PyType_Spec spec = {
    "checker._native.Lines", sizeof(Lines), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_SEQUENCE, slots,
};

Py_ssize_t count_lines(PyObject *lines) {
    return ((Lines *)lines)->count;
}

PyObject *line_of(PyObject *lines, Py_ssize_t index) {
    return item((Lines *)lines, index);
}

Py_ssize_t start_of_line(PyObject *lines, Py_ssize_t index) {
    return ((Lines *)lines)->places[index].begin;
}

Py_ssize_t end_of_line(PyObject *lines, Py_ssize_t index) {
    return ((Lines *)lines)->places[index].end;
}

Py_ssize_t number_of_line(PyObject *lines, Py_ssize_t index) {
    return ((Lines *)lines)->places[index].number;
}

PyObject *string_of_lines(PyObject *lines) {
    return ((Lines *)lines)->text;
}

int add_blocks(PyObject *module) {
    lines_type = add_type(module, "Lines", &spec);
    return lines_type == NULL ? -1 : 0;
}
