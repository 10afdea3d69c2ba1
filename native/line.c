/* Line of checker/block.py: what of a block is known at once or soon told. */
#include "blocks.h"
#include "endings.h"

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

int is_decoration(Py_UCS4 c) {
    if (c < 128)
        return is_one_of(c, " \t\r\f\v*-=_|<>[](){}#~+/\\");
    switch (c) {
    case 0xA0: case 0xA6: case 0xAB: case 0xB7: case 0xBB: case 0x200B: case 0x2013: case 0x2014: case 0x2015:
    case 0x2022: case 0x2023: case 0x2039: case 0x203A: case 0x2191: case 0x2192: case 0x2193: case 0x2219:
    case 0x25A0: case 0x25AA: case 0x25B2: case 0x25B6: case 0x25B8: case 0x25BA: case 0x25BC: case 0x25CF:
    case 0x25E6: case 0x3000: case 0x300C: case 0x300D: case 0x300E: case 0x300F: case 0x3010: case 0x3011:
    case 0xFEFF: case 0xFF08: case 0xFF09: case 0xFF3B: case 0xFF3D:
        return 1;
    }
    return 0;
}

Text undecorated(Text text) {
    while (text.length && is_decoration(at(&text, text.length - 1)))
        text.length--;
    for (; text.length && is_decoration(at(&text, 0)); text.length--)
        text.data = (const char *)text.data + text.size;
    return text;
}

PyObject *core_of(LineObject *self) {
    if (self->core == NULL && self->text != NULL) {
        Text whole = text_of(self->text), bare = undecorated(whole);
        self->core = bare.length == whole.length ? Py_NewRef(self->text) : part_of(&bare, 0, bare.length);
    }
    return Py_XNewRef(self->core);
}

static PyObject *core(LineObject *self, void *Py_UNUSED(closure)) {
    if (self->text == NULL)
        return PyErr_Format(PyExc_AttributeError, "the line has no text");
    return core_of(self);
}

static PyObject *ends_so(LineObject *self, void *Py_UNUSED(closure)) {
    if (self->text == NULL)
        return PyErr_Format(PyExc_AttributeError, "the line has no text");
    Text text = text_of(self->text);
    return PyBool_FromLong(ends_like_prose(&text, (Line){0, text.length}));
}

static PyGetSetDef computed[] = {
    {"core", (getter)core, NULL, "The text without the decoration around it: bullets, dashes, brackets.", NULL},
    {"ends_like_prose", (getter)ends_so, NULL, "Whether the line ends with a mark that ends a sentence or leads on.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
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
    Py_CLEAR(self->core);
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
    Py_CLEAR(self->core);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyType_Slot slots[] = {
    {Py_tp_init, init},   {Py_tp_dealloc, dealloc}, {Py_tp_traverse, traverse},
    {Py_tp_clear, clear}, {Py_tp_members, members}, {Py_tp_getset, computed}, {0, NULL},
};

static PyType_Spec spec = {
    "checker._native.Line", sizeof(LineObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots,
};

PyTypeObject *line_type;

int add_line_type(PyObject *module) {
    line_type = add_type(module, "Line", &spec);
    return line_type == NULL ? -1 : 0;
}
