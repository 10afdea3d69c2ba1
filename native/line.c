/* Line of checker/block.py: what of a block is known at once. */
#include "blocks.h"

#include <stddef.h>
#include <structmember.h>

static PyMemberDef members[] = {
    {"article", T_OBJECT_EX, offsetof(LineObject, article), READONLY, NULL},
    {"field", T_OBJECT_EX, offsetof(LineObject, field), READONLY, NULL},
    {"text", T_OBJECT_EX, offsetof(LineObject, text), READONLY, NULL},
    {"index", T_PYSSIZET, offsetof(LineObject, index), READONLY, NULL},
    {"line", T_PYSSIZET, offsetof(LineObject, line), READONLY, NULL},
    {"start", T_PYSSIZET, offsetof(LineObject, start), READONLY, NULL},
    {"end", T_PYSSIZET, offsetof(LineObject, end), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

static int init(LineObject *self, PyObject *args, PyObject *kwargs) {
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

static int traverse(LineObject *self, visitproc visit, void *arg) {
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->article);
    return 0;
}

static int clear(LineObject *self) {
    Py_CLEAR(self->article);
    return 0;
}

static void dealloc(LineObject *self) {
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
    "checker._native.Line", sizeof(LineObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots,
};

PyTypeObject *line_type;

int add_line_type(PyObject *module) {
    line_type = add_type(module, "Line", &spec);
    return line_type == NULL ? -1 : 0;
}
