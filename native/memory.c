/* Memory of checker/memory.py: an object's analyses, each computed once. */
#include "native.h"

typedef struct {
    PyObject_HEAD
    PyObject *known; /* a dict from analyses to their results; NULL before any was asked for */
} Memory;

static PyObject *memo(Memory *self, PyObject *analysis) {
    PyObject *result = self->known == NULL ? NULL : PyDict_GetItemWithError(self->known, analysis);
    if (result != NULL || PyErr_Occurred())
        return Py_XNewRef(result);
    result = PyObject_CallOneArg(analysis, (PyObject *)self);
    if (result != NULL && self->known == NULL)
        self->known = PyDict_New();
    if (result != NULL && (self->known == NULL || PyDict_SetItem(self->known, analysis, result) < 0))
        Py_CLEAR(result);
    return result;
}

static int clear(Memory *self) {
    Py_CLEAR(self->known);
    return 0;
}

/* The names of the attributes that an object has but for those kept; NULL after an error. */
static PyObject *names_but(PyObject *state, PyObject *kept) {
    PyObject *names = PyList_New(0), *name, *value;
    for (Py_ssize_t place = 0; names != NULL && PyDict_Next(state, &place, &name, &value);) {
        int held = PySet_Contains(kept, name);
        if (held < 0 || (!held && PyList_Append(names, name) < 0))
            Py_CLEAR(names);
    }
    return names;
}

static PyObject *forget(Memory *self, PyObject *kept) {
    if (!PyAnySet_Check(kept))
        return PyErr_Format(PyExc_TypeError, "a set, not %.100s", Py_TYPE(kept)->tp_name);
    PyObject *state = PyObject_GenericGetDict((PyObject *)self, NULL);
    PyObject *names = state == NULL ? NULL : names_but(state, kept);
    int failed = names == NULL;
    for (Py_ssize_t i = 0; !failed && i < PyList_GET_SIZE(names); i++)
        failed = PyDict_DelItem(state, PyList_GET_ITEM(names, i)) < 0;
    Py_XDECREF(names);
    Py_XDECREF(state);
    clear(self);
    return failed ? NULL : Py_NewRef(Py_None);
}

static int traverse(Memory *self, visitproc visit, void *arg) {
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->known);
    return 0;
}

static void dealloc(Memory *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    clear(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyMethodDef methods[] = {
    {"memo", (PyCFunction)memo, METH_O, "The result of an analysis of this object, computed once."},
    {"forget", (PyCFunction)forget, METH_O, "Drop all results, and all attributes but some."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_dealloc, dealloc}, {Py_tp_traverse, traverse}, {Py_tp_clear, clear}, {Py_tp_methods, methods}, {0, NULL},
};

static PyType_Spec spec = {
    "checker._native.Memory", sizeof(Memory), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots,
};

int add_memory(PyObject *module) {
    return add_type(module, "Memory", &spec) == NULL ? -1 : 0;
}
