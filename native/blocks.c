/* Line and lines_with_text of checker/block.py: the lines of a text that are not blank. */
#include <stddef.h>

#include "native.h"
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    PyObject *article, *field, *index, *line, *start, *end, *text;
} Line;

static PyMemberDef members[] = {
    {"article", T_OBJECT_EX, offsetof(Line, article), 0, NULL}, {"field", T_OBJECT_EX, offsetof(Line, field), 0, NULL},
    {"index", T_OBJECT_EX, offsetof(Line, index), 0, NULL},     {"line", T_OBJECT_EX, offsetof(Line, line), 0, NULL},
    {"start", T_OBJECT_EX, offsetof(Line, start), 0, NULL},     {"end", T_OBJECT_EX, offsetof(Line, end), 0, NULL},
    {"text", T_OBJECT_EX, offsetof(Line, text), 0, NULL},       {NULL, 0, 0, 0, NULL},
};

static void set(PyObject **member, PyObject *value) {
    Py_INCREF(value);
    Py_XSETREF(*member, value);
}

static int init(Line *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"article", "field", "index", "line", "start", "text", NULL};
    PyObject *article, *field, *index, *line, *text;
    Py_ssize_t start;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OOOOnU", names, &article, &field, &index, &line, &start, &text))
        return -1;
    PyObject *begin = PyLong_FromSsize_t(start), *end = PyLong_FromSsize_t(start + PyUnicode_GET_LENGTH(text));
    if (begin != NULL && end != NULL) {
        set(&self->article, article);
        set(&self->field, field);
        set(&self->index, index);
        set(&self->line, line);
        set(&self->start, begin);
        set(&self->end, end);
        set(&self->text, text);
    }
    int failed = begin == NULL || end == NULL;
    Py_XDECREF(begin);
    Py_XDECREF(end);
    return failed ? -1 : 0;
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
    Py_CLEAR(self->index);
    Py_CLEAR(self->line);
    Py_CLEAR(self->start);
    Py_CLEAR(self->end);
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
    Py_INCREF(split->article);
    line->article = split->article;
    Py_INCREF(split->field);
    line->field = split->field;
    line->index = PyLong_FromSsize_t(PyList_GET_SIZE(split->found));
    line->line = PyLong_FromSsize_t(number);
    line->start = PyLong_FromSsize_t(begin);
    line->end = PyLong_FromSsize_t(end);
    line->text = PyUnicode_Substring(split->text, begin, end);
    int made = line->index && line->line && line->start && line->end && line->text;
    int failed = !made || PyList_Append(split->found, (PyObject *)line) < 0;
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
