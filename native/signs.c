/* Signs of rules/_signs.py. A literal is looked for by its first three characters, an opening by its first one. */
#include <stdint.h>

#include "folded.h"
#include "text.h"

enum { MOST_KINDS = 64, MOST_LITERALS = 60000, TRIPLES = 8192, PAIRS = 4096, SINGLES = 256 };

typedef struct {
    size_t start; /* in the characters of all literals */
    Py_ssize_t length;
    uint64_t kind; /* one bit */
    uint16_t next; /* literal that is looked for at the same place, counted from 1, or 0 */
} Literal;

typedef struct {
    PyObject_HEAD
    PyObject *names; /* of the kinds, a tuple */
    PyObject *sets;  /* what was told before, by the sum of the kinds' bits */
    Py_UCS4 *characters;
    Literal *literals;
    size_t count;
    uint64_t all;
    uint16_t triples[TRIPLES]; /* the first literal by its first three characters, counted from 1, or 0 */
    uint16_t pairs[PAIRS];     /* the same of those that have two characters */
    uint16_t singles[SINGLES]; /* the same of those that have one */
    uint16_t openings[SINGLES]; /* the same of openings, by the first character after the newline */
} Signs;

static PyTypeObject *signs_type;

static inline size_t place_of(Py_UCS4 first, Py_UCS4 second) {
    return (first * 67 + second) % PAIRS;
}

static inline size_t place_of_three(Py_UCS4 first, Py_UCS4 second, Py_UCS4 third) {
    return ((first * 67 + second) * 61 + third) % TRIPLES;
}

/* Where the chain of literals begins that one belongs to; an opening is kept without its newline. */
static uint16_t *chain_of(Signs *self, const Py_UCS4 *literal, Py_ssize_t length) {
    if (literal[0] == '\n' && length > 1)
        return &self->openings[literal[1] % SINGLES];
    return length == 1   ? &self->singles[literal[0] % SINGLES]
           : length == 2 ? &self->pairs[place_of(literal[0], literal[1])]
                         : &self->triples[place_of_three(literal[0], literal[1], literal[2])];
}

/* Add the signs of a kind; -1 and an exception where that fails. */
static int enter(Signs *self, PyObject *signs, uint64_t kind) {
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(signs); i++) {
        PyObject *sign = PyTuple_GET_ITEM(signs, i);
        if (!PyUnicode_Check(sign) || PyUnicode_GET_LENGTH(sign) == 0 || self->count == MOST_LITERALS) {
            PyErr_SetString(PyExc_ValueError, "a sign is a str that is not empty, and they are not too many");
            return -1;
        }
        Py_ssize_t length = PyUnicode_GET_LENGTH(sign);
        size_t start = self->count ? self->literals[self->count - 1].start + self->literals[self->count - 1].length : 0;
        Py_UCS4 *characters = PyMem_Realloc(self->characters, (start + length) * sizeof *characters);
        if (characters != NULL)
            self->characters = characters;
        Literal *literals = characters ? PyMem_Realloc(self->literals, (self->count + 1) * sizeof *literals) : NULL;
        if (literals == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        self->literals = literals;
        if (PyUnicode_AsUCS4(sign, characters + start, length, 0) == NULL)
            return -1;
        uint16_t *head = chain_of(self, characters + start, length);
        self->literals[self->count] = (Literal){start, length, kind, *head};
        *head = (uint16_t)++self->count;
    }
    return 0;
}

static int init(Signs *self, PyObject *args, PyObject *kwargs) {
    static char *parameters[] = {"kinds", NULL};
    PyObject *kinds;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!", parameters, &PyDict_Type, &kinds))
        return -1;
    if (self->names || PyDict_GET_SIZE(kinds) > MOST_KINDS) {
        PyErr_SetString(PyExc_ValueError, "there are 64 kinds at most, told once");
        return -1;
    }
    PyObject *items = PyDict_Items(kinds);
    Py_ssize_t count = items ? PyList_GET_SIZE(items) : 0;
    self->names = items ? PyTuple_New(count) : NULL;
    self->sets = PyDict_New();
    int failed = self->names == NULL || self->sets == NULL;
    for (Py_ssize_t i = 0; i < count && !failed; i++) {
        PyObject *item = PyList_GET_ITEM(items, i), *signs = PySequence_Tuple(PyTuple_GET_ITEM(item, 1));
        PyTuple_SET_ITEM(self->names, i, Py_NewRef(PyTuple_GET_ITEM(item, 0)));
        failed = signs == NULL || enter(self, signs, UINT64_C(1) << i) < 0;
        self->all |= UINT64_C(1) << i;
        Py_XDECREF(signs);
    }
    Py_XDECREF(items);
    return failed ? -1 : 0;
}

static void dealloc(Signs *self) {
    PyTypeObject *type = Py_TYPE(self);
    Py_XDECREF(self->names);
    Py_XDECREF(self->sets);
    PyMem_Free(self->characters);
    PyMem_Free(self->literals);
    type->tp_free(self);
    Py_DECREF(type);
}

/* The kinds of those of a chain of literals that stand at a place. */
static inline uint64_t kinds_at(const Signs *self, uint16_t number, const Text *text, Py_ssize_t place, int size) {
    uint64_t kinds = 0;
    for (const Literal *literal; number; number = literal->next) {
        literal = &self->literals[number - 1];
        const Py_UCS4 *characters = self->characters + literal->start;
        Py_ssize_t i = text->length - place < literal->length ? -1 : 0;
        while (i >= 0 && i < literal->length)
            i = PyUnicode_READ(size, text->data, place + i) == characters[i] ? i + 1 : -1;
        kinds |= i < 0 ? 0 : literal->kind;
    }
    return kinds;
}

/* The kinds that a text opens with. */
static uint64_t kinds_opened(const Signs *self, const Text *text) {
    uint64_t kinds = 0;
    Py_UCS4 first = folded_character(at(text, 0));
    const Literal *literal;
    for (uint16_t number = self->openings[first % SINGLES]; number; number = literal->next) {
        literal = &self->literals[number - 1];
        const Py_UCS4 *characters = self->characters + literal->start + 1;
        Py_ssize_t length = literal->length - 1, i = text->length < length ? -1 : 0;
        while (i >= 0 && i < length)
            i = folded_character(at(text, i)) == characters[i] ? i + 1 : -1;
        kinds |= i < 0 ? 0 : literal->kind;
    }
    return kinds;
}

/* Compiled for each size of characters by itself. */
static inline uint64_t kinds_of_size(const Signs *self, const Text *text, int size) {
    uint64_t kinds = kinds_opened(self, text);
    Py_UCS4 first = at(text, 0), second = at(text, 1);
    for (Py_ssize_t i = 0; i < text->length && kinds != self->all; i++) {
        Py_UCS4 third = i + 2 < text->length ? PyUnicode_READ(size, text->data, i + 2) : 0;
        uint16_t triple = self->triples[place_of_three(first, second, third)];
        uint16_t pair = self->pairs[place_of(first, second)], single = self->singles[first % SINGLES];
        if (triple)
            kinds |= kinds_at(self, triple, text, i, size);
        if (pair | single)
            kinds |= kinds_at(self, pair, text, i, size) | kinds_at(self, single, text, i, size);
        first = second;
        second = third;
    }
    return kinds;
}

static uint64_t kinds_in(const Signs *self, const Text *text) {
    return text->size == PyUnicode_1BYTE_KIND   ? kinds_of_size(self, text, PyUnicode_1BYTE_KIND)
           : text->size == PyUnicode_2BYTE_KIND ? kinds_of_size(self, text, PyUnicode_2BYTE_KIND)
                                                : kinds_of_size(self, text, PyUnicode_4BYTE_KIND);
}

static PyObject *set_of(const Signs *self, uint64_t kinds) {
    PyObject *set = PyFrozenSet_New(NULL);
    for (Py_ssize_t i = 0; set != NULL && i < PyTuple_GET_SIZE(self->names); i++)
        if (kinds >> i & 1 && PySet_Add(set, PyTuple_GET_ITEM(self->names, i)) < 0)
            Py_CLEAR(set);
    return set;
}

static PyObject *of(Signs *self, PyObject *string) {
    if (!PyUnicode_Check(string) || self->sets == NULL)
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(string)->tp_name);
    Text text = text_of(string);
    uint64_t kinds = kinds_in(self, &text);
    PyObject *sum = PyLong_FromUnsignedLongLong(kinds);
    PyObject *set = sum ? Py_XNewRef(PyDict_GetItemWithError(self->sets, sum)) : NULL;
    if (sum != NULL && set == NULL && !PyErr_Occurred()) {
        set = set_of(self, kinds);
        if (set != NULL && PyDict_SetItem(self->sets, sum, set) < 0)
            Py_CLEAR(set);
    }
    Py_XDECREF(sum);
    return set;
}

static PyObject *are_held(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count) {
    if (count != 3 || !PyUnicode_Check(args[0]) || !Py_IS_TYPE(args[1], signs_type) || !Py_IS_TYPE(args[2], signs_type))
        return PyErr_Format(PyExc_TypeError, "a str and two sorts of signs");
    Text text = text_of(args[0]);
    if (kinds_in((Signs *)args[1], &text))
        Py_RETURN_TRUE;
    PyObject *folded = folded_text(args[0]);
    if (folded == NULL)
        return NULL;
    text = text_of(folded);
    uint64_t kinds = kinds_in((Signs *)args[2], &text);
    Py_DECREF(folded);
    return PyBool_FromLong(kinds != 0);
}

static PyMethodDef functions[] = {
    {"are_held", (PyCFunction)(void (*)(void))are_held, METH_FASTCALL, "Whether a text has any of two sorts of signs."},
    {NULL, NULL, 0, NULL},
};

static PyMethodDef methods[] = {
    {"of", (PyCFunction)of, METH_O, "The kinds that have a sign in a text."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_init, init}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {0, NULL},
};

static PyType_Spec spec = {"checker._native.Signs", sizeof(Signs), 0, Py_TPFLAGS_DEFAULT, slots};

int add_signs(PyObject *module) {
    signs_type = add_type(module, "Signs", &spec);
    return signs_type == NULL ? -1 : PyModule_AddFunctions(module, functions);
}
