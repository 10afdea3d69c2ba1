/* Line and lines_with_text of checker/block.py: the lines of a text that are not blank. */
#include <stddef.h>

#include "native.h"
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    PyObject *article, *field, *text;
    Py_ssize_t index, line, start, end;
} Line;

static PyMemberDef members[] = {
    {"article", T_OBJECT_EX, offsetof(Line, article), READONLY, NULL},
    {"field", T_OBJECT_EX, offsetof(Line, field), READONLY, NULL},
    {"text", T_OBJECT_EX, offsetof(Line, text), READONLY, NULL},
    {"index", T_PYSSIZET, offsetof(Line, index), READONLY, NULL},
    {"line", T_PYSSIZET, offsetof(Line, line), READONLY, NULL},
    {"start", T_PYSSIZET, offsetof(Line, start), READONLY, NULL},
    {"end", T_PYSSIZET, offsetof(Line, end), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

static int init(Line *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"article", "field", "index", "line", "start", "text", NULL};
    PyObject *article, *field, *text;
    Py_ssize_t index, line, start;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OOnnnU", names, &article, &field, &index, &line, &start, &text))
        return -1;
    Py_XSETREF(self->article, Py_NewRef(article));
    Py_XSETREF(self->field, Py_NewRef(field));
    Py_XSETREF(self->text, Py_NewRef(text));
    self->index = index;
    self->line = line;
    self->start = start;
    self->end = start + PyUnicode_GET_LENGTH(text);
    return 0;
}

static int traverse(Line *self, visitproc visit, void *arg) {
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->article);
    return 0;
}

static int clear(Line *self) {
    Py_CLEAR(self->article);
    return 0;
}

static void dealloc(Line *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    clear(self);
    Py_CLEAR(self->field);
    Py_CLEAR(self->text);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyType_Slot slots[] = {
    {Py_tp_init, init},   {Py_tp_dealloc, dealloc}, {Py_tp_traverse, traverse},
    {Py_tp_clear, clear}, {Py_tp_members, members}, {0, NULL},
};

static PyType_Spec spec = {
    "checker._native.Line", sizeof(Line), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots,
};

static PyTypeObject *line_type;

typedef struct {
    PyTypeObject *type;
    PyObject *article, *field, *text, *found;
} Split;

/* Append the line from begin to end, which has been stripped already. */
static int append(Split *split, Py_ssize_t number, Py_ssize_t begin, Py_ssize_t end) {
    Line *line = (Line *)split->type->tp_alloc(split->type, 0);
    if (line == NULL)
        return -1;
    line->article = Py_NewRef(split->article);
    line->field = Py_NewRef(split->field);
    line->text = PyUnicode_Substring(split->text, begin, end);
    line->index = PyList_GET_SIZE(split->found);
    line->line = number;
    line->start = begin;
    line->end = end;
    int failed = line->text == NULL || PyList_Append(split->found, (PyObject *)line) < 0;
    Py_DECREF(line);
    return failed ? -1 : 0;
}

static PyObject *lines_with_text(PyObject *Py_UNUSED(module), PyObject *args) {
    Split split;
    if (!PyArg_ParseTuple(args, "O!OUU", &PyType_Type, &split.type, &split.article, &split.field, &split.text))
        return NULL;
    if (!PyType_IsSubtype(split.type, line_type)) {
        PyErr_SetString(PyExc_TypeError, "the class of the lines is a Line");
        return NULL;
    }
    split.found = PyList_New(0);
    if (split.found == NULL)
        return NULL;
    int kind = PyUnicode_KIND(split.text);
    const void *data = PyUnicode_DATA(split.text);
    Py_ssize_t length = PyUnicode_GET_LENGTH(split.text), begin = 0;
    for (Py_ssize_t number = 0; begin <= length; number++) {
        Py_ssize_t next = PyUnicode_FindChar(split.text, '\n', begin, length, 1);
        Py_ssize_t end = next < 0 ? length : next, after = end + 1;
        while (begin < end && Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, begin)))
            begin++;
        while (begin < end && Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, end - 1)))
            end--;
        if (next == -2 || (begin < end && append(&split, number, begin, end) < 0)) {
            Py_DECREF(split.found);
            return NULL;
        }
        begin = after;
    }
    return split.found;
}

static PyMethodDef functions[] = {
    {"lines_with_text", lines_with_text, METH_VARARGS, "The lines of a text that are not blank."},
    {NULL, NULL, 0, NULL},
};

int add_blocks(PyObject *module) {
    line_type = add_type(module, "Line", &spec);
    return line_type == NULL ? -1 : PyModule_AddFunctions(module, functions);
}
