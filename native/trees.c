/* Trees of rules/_spelling_trees.py: small decision trees whose answers add up. */
#include "judging.h"

typedef struct {
    Py_ssize_t value; /* which value is asked about; -1: the tree ends here */
    double number;    /* the bound, or the answer */
    Py_ssize_t above; /* the node for values above the bound; the one for others is the next */
} Node;

typedef struct {
    Py_ssize_t first;
    double to_come;
} Tree;

typedef struct {
    PyObject_HEAD
    double base;
    Node *nodes;
    Tree *trees;
    Py_ssize_t count, filled, room, values; /* of trees; of nodes, in use and in all; values asked about */
} Trees;

static void forget(Trees *self) {
    PyMem_Free(self->nodes);
    PyMem_Free(self->trees);
    self->nodes = NULL;
    self->trees = NULL;
    self->count = self->filled = self->room = self->values = 0;
}

/* The place of a new node, or -1 after an error. */
static Py_ssize_t new_node(Trees *self) {
    if (self->filled == self->room) {
        Py_ssize_t room = 2 * self->room + 64;
        Node *nodes = PyMem_Realloc(self->nodes, room * sizeof *nodes);
        if (nodes == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        self->nodes = nodes;
        self->room = room;
    }
    return self->filled++;
}

/* Read a tree: a number, or a list of the place of a value, a bound, and two trees. */
static int read_tree(Trees *self, PyObject *tree) {
    Py_ssize_t place = new_node(self);
    if (place < 0)
        return -1;
    Node node = {-1, 0.0, 0};
    if (!PyList_Check(tree)) {
        node.number = PyFloat_AsDouble(tree);
    } else if (PyList_GET_SIZE(tree) == 4) {
        node.value = PyLong_AsSsize_t(PyList_GET_ITEM(tree, 0));
        node.number = PyErr_Occurred() ? 0.0 : PyFloat_AsDouble(PyList_GET_ITEM(tree, 1));
        if (!PyErr_Occurred() && node.value < 0)
            PyErr_SetString(PyExc_ValueError, "a tree asks about a value with a negative place");
        if (PyErr_Occurred() || Py_EnterRecursiveCall(" in a decision tree"))
            return -1;
        self->values = node.value >= self->values ? node.value + 1 : self->values;
        int failed = read_tree(self, PyList_GET_ITEM(tree, 2)) < 0;
        node.above = self->filled;
        failed = failed || read_tree(self, PyList_GET_ITEM(tree, 3)) < 0;
        Py_LeaveRecursiveCall();
        if (failed)
            return -1;
    } else {
        PyErr_SetString(PyExc_ValueError, "a tree is a number or a list of four");
    }
    self->nodes[place] = node;
    return PyErr_Occurred() ? -1 : 0;
}

static int init(Trees *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"base", "trees", NULL};
    PyObject *trees;
    forget(self);
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "dO!", names, &self->base, &PyList_Type, &trees))
        return -1;
    self->trees = PyMem_Malloc((PyList_GET_SIZE(trees) + 1) * sizeof *self->trees);
    if (self->trees == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(trees); i++) {
        PyObject *tree;
        Tree *each = &self->trees[i];
        each->first = self->filled;
        PyObject *pair = PyList_GET_ITEM(trees, i);
        if (!PyTuple_Check(pair)) {
            PyErr_SetString(PyExc_TypeError, "trees come in tuples, each with the most that those after it can add");
            return -1;
        }
        if (!PyArg_ParseTuple(pair, "Od", &tree, &each->to_come) || read_tree(self, tree) < 0)
            return -1;
        self->count = i + 1;
    }
    return 0;
}

static void dealloc(Trees *self) {
    PyTypeObject *type = Py_TYPE(self);
    forget(self);
    type->tp_free(self);
    Py_DECREF(type);
}

int score_of(PyObject *trees, const double *values, Py_ssize_t count, double least, double *score) {
    const Trees *self = (Trees *)trees;
    double total = self->base;
    if (count < self->values) {
        PyErr_SetString(PyExc_IndexError, "there are fewer values than the trees ask about");
        return -1;
    }
    for (const Tree *tree = self->trees; tree < self->trees + self->count; tree++) {
        const Node *node = &self->nodes[tree->first];
        while (node->value >= 0)
            node = values[node->value] <= node->number ? node + 1 : &self->nodes[node->above];
        total += node->number;
        if (total + tree->to_come < least)
            return 0;
    }
    *score = total;
    return 1;
}

static PyObject *score(Trees *self, PyObject *args) {
    PyObject *list;
    double least, total;
    if (!PyArg_ParseTuple(args, "O!d", &PyList_Type, &list, &least))
        return NULL;
    Py_ssize_t count = PyList_GET_SIZE(list);
    double *values = PyMem_Malloc((count + 1) * sizeof *values);
    if (values == NULL)
        return PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < count && !PyErr_Occurred(); i++)
        values[i] = PyFloat_AsDouble(PyList_GET_ITEM(list, i));
    int scored = PyErr_Occurred() ? -1 : score_of((PyObject *)self, values, count, least, &total);
    PyMem_Free(values);
    if (scored < 0)
        return NULL;
    if (scored == 0)
        Py_RETURN_NONE;
    return PyFloat_FromDouble(total);
}

static PyMethodDef methods[] = {
    {"score", (PyCFunction)score, METH_VARARGS, "What the trees say of some values; None where that is below the least."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {{Py_tp_init, init}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {0, NULL}};

static PyType_Spec spec = {"checker._native.Trees", sizeof(Trees), 0, Py_TPFLAGS_DEFAULT, slots};

PyTypeObject *TreesType;

int add_trees(PyObject *module) {
    TreesType = add_type(module, "Trees", &spec);
    return TreesType == NULL ? -1 : 0;
}
