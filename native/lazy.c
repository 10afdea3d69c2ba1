/* lazy of checker/lazy.py: a property that is computed once and kept in the object's __dict__. */
#include "native.h"
#include <structmember.h>

#include <stddef.h>

typedef struct {
    PyObject_HEAD
    PyObject *compute, *name, *doc;
} Lazy;

static int init(Lazy *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"compute", NULL};
    PyObject *compute;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O", names, &compute))
        return -1;
    PyObject *doc = PyObject_GetAttrString(compute, "__doc__");
    if (doc == NULL)
        return -1;
    Py_XSETREF(self->doc, doc);
    Py_XSETREF(self->compute, Py_NewRef(compute));
    return 0;
}

static int traverse(Lazy *self, visitproc visit, void *arg) {
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->compute);
    return 0;
}

static int clear(Lazy *self) {
    Py_CLEAR(self->compute);
    Py_CLEAR(self->name);
    Py_CLEAR(self->doc);
    return 0;
}

static void dealloc(Lazy *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    clear(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *set_name(Lazy *self, PyObject *args) {
    PyObject *owner, *name;
    if (!PyArg_ParseTuple(args, "OU", &owner, &name))
        return NULL;
    Py_XSETREF(self->name, Py_NewRef(name));
    Py_RETURN_NONE;
}

static PyObject *get(Lazy *self, PyObject *instance, PyObject *Py_UNUSED(owner)) {
    if (instance == NULL || instance == Py_None)
        return Py_NewRef(self);
    if (self->name == NULL)
        return PyErr_Format(PyExc_AttributeError, "a lazy property is made in the body of a class");
    PyObject *value = PyObject_CallOneArg(self->compute, instance);
    if (value != NULL && PyObject_GenericSetAttr(instance, self->name, value) < 0) /* from now on found first */
        Py_CLEAR(value);
    return value;
}

static PyMemberDef members[] = {
    {"__doc__", T_OBJECT, offsetof(Lazy, doc), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyMethodDef methods[] = {
    {"__set_name__", (PyCFunction)set_name, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_init, init},       {Py_tp_dealloc, dealloc}, {Py_tp_traverse, traverse}, {Py_tp_clear, clear},
    {Py_tp_members, members}, {Py_tp_methods, methods}, {Py_tp_descr_get, get},     {0, NULL},
};

static PyType_Spec spec = {"checker._native.lazy", sizeof(Lazy), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};

int add_lazy(PyObject *module) {
    return add_type(module, "lazy", &spec) == NULL ? -1 : 0;
}
