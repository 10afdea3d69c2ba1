/* Finder of checker/finder.py: which of many literals occur in a text, on which of its lines, and whose they are. */
#include "literals.h"
#include "sieve.h"
#include "text_lines.h"

typedef struct {
    PyObject *id, *make; /* what makes its sieve, or NULL */
    Sieve *sieve;        /* once it was made */
    uint64_t *seen;      /* by pattern of the sieve: the line that it was last tried on, counted through all texts */
    uint32_t literals;
} Owner;

/* Whose a literal is, and which of that owner's. */
typedef struct {
    uint32_t owner, ordinal;
} Owned;

typedef struct {
    PyObject_HEAD
    PyObject *literals;
    Literals *search;
    Owner *owners;
    Owned *owned; /* by literal */
    size_t owner_count, owner_room;
    int ready;
    TextLines text;
    Line core, whole; /* the line that is tried by sieves, without decoration and with it */
} Finder;

/* The number of an owner, which is noted where it is new; -1 and an exception where that fails. */
static Py_ssize_t owner_of(Finder *self, PyObject *id, PyObject *numbers, PyObject *sieves) {
    PyObject *known = PyDict_GetItemWithError(numbers, id);
    if (known)
        return PyLong_AsSsize_t(known);
    Owner *owners = PyErr_Occurred() ? NULL : grown(self->owners, &self->owner_room, self->owner_count, sizeof *owners);
    if (owners == NULL)
        return -1;
    self->owners = owners;
    PyObject *make = sieves == Py_None ? NULL : PyDict_GetItemWithError(sieves, id);
    PyObject *number = PyErr_Occurred() ? NULL : PyLong_FromSize_t(self->owner_count);
    if (number == NULL || PyDict_SetItem(numbers, id, number) < 0) {
        Py_XDECREF(number);
        return -1;
    }
    Py_DECREF(number);
    owners[self->owner_count] = (Owner){.id = Py_NewRef(id), .make = Py_XNewRef(make)};
    return (Py_ssize_t)self->owner_count++;
}

static int add(Finder *self, Py_ssize_t number, PyObject *id, PyObject *numbers, PyObject *sieves) {
    PyObject *text = PyTuple_GET_ITEM(self->literals, number);
    if (!PyUnicode_Check(text) || PyUnicode_GET_LENGTH(text) == 0) {
        PyErr_SetString(PyExc_ValueError, "a literal is a str that is not empty");
        return -1;
    }
    Py_ssize_t owner = owner_of(self, id, numbers, sieves);
    if (owner < 0 || add_literal(self->search, text) < 0)
        return -1;
    self->owned[number] = (Owned){(uint32_t)owner, self->owners[owner].literals++};
    return 0;
}

static int init(Finder *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"literals", "owners", "decoration", "sieves", NULL};
    PyObject *literals, *owners, *decoration, *sieves = Py_None;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OOU|O", names, &literals, &owners, &decoration, &sieves))
        return -1;
    if (sieves != Py_None && !PyDict_Check(sieves)) {
        PyErr_SetString(PyExc_TypeError, "sieves are a dict");
        return -1;
    }
    if (self->literals) {
        PyErr_SetString(PyExc_RuntimeError, "a Finder is made once");
        return -1;
    }
    set_decoration(&self->text, decoration);
    self->literals = PySequence_Tuple(literals);
    if (self->literals == NULL || (owners = PySequence_Tuple(owners)) == NULL)
        return -1;
    Py_ssize_t count = PyTuple_GET_SIZE(self->literals);
    PyObject *numbers = PyDict_New();
    int failed = numbers == NULL;
    if (!failed && (count != PyTuple_GET_SIZE(owners) || count >= UINT32_MAX)) {
        PyErr_SetString(PyExc_ValueError, "each literal has an owner");
        failed = 1;
    }
    if (!failed) {
        self->owned = PyMem_New(Owned, count + 1);
        self->search = PyMem_Calloc(1, sizeof *self->search);
        failed = self->owned == NULL || self->search == NULL;
        if (failed)
            PyErr_NoMemory();
    }
    for (Py_ssize_t number = 0; number < count && !failed; number++)
        failed = add(self, number, PyTuple_GET_ITEM(owners, number), numbers, sieves) < 0;
    Py_XDECREF(numbers);
    Py_DECREF(owners);
    if (failed || order_literals(self->search) < 0)
        return -1;
    self->ready = 1;
    return 0;
}

static void dealloc(Finder *self) {
    PyTypeObject *type = Py_TYPE(self);
    if (self->search)
        free_literals(self->search);
    PyMem_Free(self->search);
    PyMem_Free(self->owned);
    free_text_lines(&self->text);
    Py_XDECREF(self->literals);
    for (size_t i = 0; i < self->owner_count; i++) {
        Py_DECREF(self->owners[i].id);
        Py_XDECREF(self->owners[i].make);
        Py_XDECREF(self->owners[i].sieve);
        PyMem_Free(self->owners[i].seen);
    }
    PyMem_Free(self->owners);
    type->tp_free(self);
    Py_DECREF(type);
}

/* The value of a key, a new reference: one that `make` has made where there was none. */
static PyObject *value_of(PyObject *dict, PyObject *key, PyObject *(*make)(void)) {
    PyObject *value = Py_XNewRef(PyDict_GetItemWithError(dict, key));
    if (value || PyErr_Occurred() || (value = make()) == NULL)
        return value;
    if (PyDict_SetItem(dict, key, value) < 0)
        Py_CLEAR(value);
    return value;
}

static PyObject *new_list(void) {
    return PyList_New(0);
}

/* The list of what was found for an owner on a line, a new reference. */
static PyObject *list_for(PyObject *found, PyObject *owner, size_t line) {
    PyObject *number = PyLong_FromSize_t(line), *lines = number ? value_of(found, owner, PyDict_New) : NULL;
    PyObject *list = lines ? value_of(lines, number, new_list) : NULL;
    Py_XDECREF(number);
    Py_XDECREF(lines);
    return list;
}

/* Add a literal to what was found. */
static int tell(PyObject *found, PyObject *owner, size_t line, PyObject *literal) {
    PyObject *list = list_for(found, owner, line);
    int failed = list == NULL || PyList_Append(list, literal) < 0;
    Py_XDECREF(list);
    return failed ? -1 : 0;
}

/* Add a pattern to what was found, where its number belongs. */
static int tell_pattern(PyObject *found, PyObject *owner, size_t line, uint32_t pattern) {
    PyObject *list = list_for(found, owner, line), *number = PyLong_FromUnsignedLong(pattern);
    Py_ssize_t place = list ? PyList_GET_SIZE(list) : 0;
    while (place > 0 && PyLong_AsUnsignedLong(PyList_GET_ITEM(list, place - 1)) > pattern)
        place--;
    int failed = list == NULL || number == NULL || PyList_Insert(list, place, number) < 0;
    Py_XDECREF(list);
    Py_XDECREF(number);
    return failed ? -1 : 0;
}

/* Make the sieve of an owner. */
static int make_sieve(Owner *owner) {
    PyObject *sieve = PyObject_CallNoArgs(owner->make);
    if (sieve == NULL)
        return -1;
    if (!PyObject_TypeCheck(sieve, sieve_type)) {
        PyErr_Format(PyExc_TypeError, "a Sieve, not %.100s", Py_TYPE(sieve)->tp_name);
        Py_DECREF(sieve);
        return -1;
    }
    uint64_t *seen = owner->sieve ? NULL : PyMem_Calloc(sieve_patterns((Sieve *)sieve) + 1, sizeof *seen);
    if (seen) {
        owner->seen = seen;
        owner->sieve = (Sieve *)sieve;
        return 0;
    }
    Py_DECREF(sieve);
    if (owner->sieve) /* made by another thread meanwhile */
        return 0;
    PyErr_NoMemory();
    return -1;
}

/* Add the patterns of an owner's sieve that may match where a literal occurs, of those not yet tried on the line. */
static int sift(Finder *self, Owner *owner, const Match *match, PyObject *found) {
    size_t count, stamp = self->search->lines_before - self->text.lines.count + match->line + 1;
    const uint32_t *patterns = sieve_group(owner->sieve, self->owned[match->number].ordinal, &count);
    if (patterns == NULL)
        return -1;
    int on_core = sieve_on_core(owner->sieve);
    Line *line = on_core ? &self->core : &self->whole;
    if (line->number != match->line &&
        (on_core ? set_out_core(&self->text, match->line, line) : set_out_whole(&self->text, match->line, line)) < 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        if (owner->seen[patterns[i]] == stamp)
            continue;
        owner->seen[patterns[i]] = stamp;
        int passes = sieve_passes(owner->sieve, patterns[i], line);
        if (passes < 0 || (passes && tell_pattern(found, owner->id, match->line, patterns[i]) < 0))
            return -1;
    }
    return 0;
}

/* Add all matches to what was found. */
static int tell_all(Finder *self, PyObject *found) {
    self->core.number = self->whole.number = NO_LINE;
    for (size_t i = 0; i < self->search->match_count; i++) {
        const Match *match = &self->search->matches[i];
        Owner *owner = &self->owners[self->owned[match->number].owner];
        if (owner->make == NULL) {
            if (tell(found, owner->id, match->line, PyTuple_GET_ITEM(self->literals, match->number)) < 0)
                return -1;
            continue;
        }
        if (sift(self, owner, match, found) < 0)
            return -1;
    }
    return 0;
}

/* The owner of a match whose sieve has yet to be made, or NULL. */
static Owner *unready(Finder *self) {
    for (size_t i = 0; i < self->search->match_count; i++) {
        Owner *owner = &self->owners[self->owned[self->search->matches[i].number].owner];
        if (owner->make && owner->sieve == NULL)
            return owner;
    }
    return NULL;
}

static PyObject *find(Finder *self, PyObject *string) {
    if (!PyUnicode_Check(string) || !self->ready)
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(string)->tp_name);
    Owner *owner;
    do { /* once more after each sieve that is made: that runs Python, and so perhaps other threads that use this */
        if (read_text_lines(&self->text, string) < 0 || match_literals(self->search, &self->text.lines) < 0)
            return NULL;
        owner = unready(self);
        if (owner && make_sieve(owner) < 0)
            return NULL;
    } while (owner);
    PyObject *found = PyDict_New();
    if (found && tell_all(self, found) < 0)
        Py_CLEAR(found);
    return found;
}

static PyMethodDef methods[] = {
    {"find", (PyCFunction)find, METH_O, "The owners of the literals that occur in a text, each with their lines and those."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_init, init}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {0, NULL},
};

static PyType_Spec spec = {"checker._native.Finder", sizeof(Finder), 0, Py_TPFLAGS_DEFAULT, slots};

int add_finder(PyObject *module) {
    return add_type(module, "Finder", &spec) == NULL ? -1 : 0;
}
