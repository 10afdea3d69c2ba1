/* Sieve of checker/sieve.py: which patterns may match a line that holds a literal. */
#include "sieve_line.h"

#define SEPARATOR '\r' /* between the literals of a set */

typedef struct {
    Py_ssize_t most_letters;
    uint64_t barred[2]; /* a bit for each character of ASCII that a line may not hold */
    PyObject *unread;   /* its sets as they were given, until the pattern is first tried: most never are */
    uint32_t first_set, end_set;
} Pattern;

struct Sieve {
    PyObject_HEAD
    Encoded bytes;
    Piece *pieces;
    uint32_t *sets;   /* where the pieces of each set begin, and where those of the last end */
    Pattern *patterns;
    uint32_t *groups; /* where the members of each group begin, and where those of the last end */
    uint32_t *members, *group_of;
    size_t piece_count, piece_room, set_count, pattern_count, group_count, member_count, literal_count;
    int on_core;
};

PyTypeObject *sieve_type;

/* Add numbers to an array that has `*count`, for a sequence of them that are below a limit. */
static int add_numbers(uint32_t **array, size_t *count, PyObject *sequence, size_t limit) {
    PyObject *fast = PySequence_Fast(sequence, "a sequence of numbers");
    if (fast == NULL)
        return -1;
    size_t more = PySequence_Fast_GET_SIZE(fast);
    uint32_t *larger = PyMem_Realloc(*array, (*count + more + 1) * sizeof **array);
    int failed = larger == NULL;
    if (failed)
        PyErr_NoMemory();
    else
        *array = larger;
    for (size_t i = 0; i < more && !failed; i++) {
        size_t number = PyLong_AsSize_t(PySequence_Fast_GET_ITEM(fast, i));
        if (number == (size_t)-1 && PyErr_Occurred())
            failed = 1;
        else if (number >= limit) {
            PyErr_SetString(PyExc_IndexError, "a number of nothing that there is");
            failed = 1;
        } else
            larger[(*count)++] = (uint32_t)number;
    }
    Py_DECREF(fast);
    return failed ? -1 : 0;
}

/* Add the literal that stands between two places of a text. */
static int add_piece(Sieve *self, PyObject *text, Py_ssize_t begin, Py_ssize_t end) {
    size_t start = self->bytes.length;
    Piece *pieces = grown(self->pieces, &self->piece_room, self->piece_count, sizeof *pieces);
    if (pieces == NULL || reserve(&self->bytes, 4 * (size_t)(end - begin)) < 0)
        return -1;
    self->pieces = pieces;
    add_folded(&self->bytes, PyUnicode_KIND(text), PyUnicode_DATA(text), begin, end);
    memset(self->bytes.bytes + self->bytes.length, 0, PADDING);
    Piece *piece = &self->pieces[self->piece_count++];
    *piece = (Piece){.start = (uint32_t)start, .length = (uint32_t)(self->bytes.length - start)};
    if (piece->length > 1) {
        const unsigned char *bytes = self->bytes.bytes + start;
        size_t width = piece->length > 2 ? 3 : 2;
        piece->gram = gram_hash(bytes + rarest(bytes, piece->length, width), width);
    }
    return 0;
}

static int add_set(Sieve *self, PyObject *literals) {
    uint32_t *sets = PyMem_Realloc(self->sets, (self->set_count + 2) * sizeof *sets);
    if (sets == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    self->sets = sets;
    sets[self->set_count] = (uint32_t)self->piece_count;
    Py_ssize_t length = PyUnicode_GET_LENGTH(literals);
    for (Py_ssize_t begin = 0, end; begin <= length; begin = end + 1) {
        end = PyUnicode_FindChar(literals, SEPARATOR, begin, length, 1);
        if (end < 0)
            end = length;
        if (add_piece(self, literals, begin, end) < 0)
            return -1;
    }
    sets[++self->set_count] = (uint32_t)self->piece_count;
    return 0;
}

/* Read the sets of a pattern that is tried for the first time. */
static int read_sets(Sieve *self, Pattern *pattern) {
    size_t first = self->set_count;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(pattern->unread); i++)
        if (add_set(self, PyTuple_GET_ITEM(pattern->unread, i)) < 0)
            return -1;
    pattern->first_set = (uint32_t)first;
    pattern->end_set = (uint32_t)self->set_count;
    Py_CLEAR(pattern->unread);
    return 0;
}

static int add_pattern(Sieve *self, PyObject *needed) {
    PyObject *given = PySequence_Tuple(needed), *barred, *sets;
    Pattern *pattern = &self->patterns[self->pattern_count];
    *pattern = (Pattern){.most_letters = 0};
    if (given == NULL || !PyArg_ParseTuple(given, "nUO", &pattern->most_letters, &barred, &sets)) {
        Py_XDECREF(given);
        return -1;
    }
    note_ascii(pattern->barred, barred, 0, PyUnicode_GET_LENGTH(barred));
    sets = pattern->unread = PySequence_Tuple(sets);
    self->pattern_count++;
    Py_DECREF(given);
    if (sets == NULL)
        return -1;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(sets); i++)
        if (!PyUnicode_Check(PyTuple_GET_ITEM(sets, i))) {
            PyErr_SetString(PyExc_TypeError, "a set of literals is a str");
            return -1;
        }
    return 0;
}

static int init(Sieve *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"groups", "group_of", "patterns", "on_core", NULL};
    PyObject *groups, *group_of, *patterns;
    if (self->groups || self->patterns) {
        PyErr_SetString(PyExc_RuntimeError, "a Sieve is made once");
        return -1;
    }
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OOOp", names, &groups, &group_of, &patterns, &self->on_core))
        return -1;
    groups = PySequence_Fast(groups, "groups are a sequence");
    patterns = groups ? PySequence_Fast(patterns, "patterns are a sequence") : NULL;
    int failed = patterns == NULL;
    if (!failed) {
        size_t count = PySequence_Fast_GET_SIZE(patterns);
        self->group_count = PySequence_Fast_GET_SIZE(groups);
        self->patterns = PyMem_New(Pattern, count + 1);
        self->groups = PyMem_New(uint32_t, self->group_count + 1);
        failed = self->patterns == NULL || self->groups == NULL;
        if (failed)
            PyErr_NoMemory();
        for (size_t i = 0; !failed && i < count; i++)
            failed = add_pattern(self, PySequence_Fast_GET_ITEM(patterns, i)) < 0;
        for (size_t i = 0; !failed && i < self->group_count; i++) {
            self->groups[i] = (uint32_t)self->member_count;
            failed = add_numbers(&self->members, &self->member_count, PySequence_Fast_GET_ITEM(groups, i), count) < 0;
        }
        if (!failed) {
            self->groups[self->group_count] = (uint32_t)self->member_count;
            failed = add_numbers(&self->group_of, &self->literal_count, group_of, self->group_count) < 0;
        }
    }
    Py_XDECREF(groups);
    Py_XDECREF(patterns);
    return failed ? -1 : 0;
}

static void dealloc(Sieve *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyMem_Free(self->bytes.bytes);
    PyMem_Free(self->pieces);
    PyMem_Free(self->sets);
    for (size_t i = 0; i < self->pattern_count; i++)
        Py_XDECREF(self->patterns[i].unread);
    PyMem_Free(self->patterns);
    PyMem_Free(self->groups);
    PyMem_Free(self->members);
    PyMem_Free(self->group_of);
    type->tp_free(self);
    Py_DECREF(type);
}

int sieve_on_core(const Sieve *sieve) {
    return sieve->on_core;
}

size_t sieve_patterns(const Sieve *sieve) {
    return sieve->pattern_count;
}

const uint32_t *sieve_group(const Sieve *sieve, size_t literal, size_t *count) {
    if (literal >= sieve->literal_count) {
        PyErr_SetString(PyExc_IndexError, "a sieve knows the group of each literal");
        return NULL;
    }
    size_t group = sieve->group_of[literal];
    *count = sieve->groups[group + 1] - sieve->groups[group];
    return sieve->members + sieve->groups[group];
}

int sieve_passes(Sieve *sieve, uint32_t number, Line *line) {
    Pattern *pattern = &sieve->patterns[number];
    if (line->last - line->first > pattern->most_letters) {
        if (line->letters < 0)
            count_line_letters(line);
        if (line->letters > pattern->most_letters)
            return 0;
    }
    if (pattern->unread && read_sets(sieve, pattern) < 0)
        return -1;
    for (uint32_t set = pattern->first_set; set < pattern->end_set; set++) {
        uint32_t piece = sieve->sets[set], end = sieve->sets[set + 1];
        while (piece < end && !line_holds(line, sieve->bytes.bytes + sieve->pieces[piece].start, &sieve->pieces[piece]))
            piece++;
        if (piece == end)
            return 0;
    }
    if (!(line->held[0] | line->held[1]))
        note_ascii(line->held, line->string, line->first, line->last);
    return !(line->held[0] & pattern->barred[0]) && !(line->held[1] & pattern->barred[1]);
}

static PyType_Slot slots[] = {{Py_tp_init, init}, {Py_tp_dealloc, dealloc}, {0, NULL}};

static PyType_Spec spec = {"checker._native.Sieve", sizeof(Sieve), 0, Py_TPFLAGS_DEFAULT, slots};

int add_sieve(PyObject *module) {
    sieve_type = add_type(module, "Sieve", &spec);
    return sieve_type == NULL ? -1 : 0;
}
