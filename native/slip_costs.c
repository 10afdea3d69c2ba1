/* SlipCosts of rules/_slip_costs.py: what it costs to write one word for another. */
#include "spelling.h"

enum { LONGEST_EDIT = 3, CONTEXT = 2, SIGN_BITS = 16 };
enum { MEANT, WRITTEN, SIDES };

static const double UNLIKE = 3.2, ENDLESS = 99.0;

/* An edit: codes of the letters meant and written, and what it costs. */
typedef struct {
    uint32_t meant, written; /* meant 0: the slot is free */
    double cost;
} Edit;

typedef struct {
    PyObject_HEAD
    Edit *edits;
    size_t size, used; /* size is a power of two, or 0 */
    unsigned char signs[SIDES][1 << (SIGN_BITS - 3)]; /* bits that tell of most letters that no edit has them */
} SlipCosts;

PyTypeObject *SlipCostsType;

/* A number for up to three bytes, else 0: no list has longer edits. */
static uint32_t code_of(const char *letters, Py_ssize_t length) {
    uint32_t code = 1; /* so that a zero byte counts too */
    for (Py_ssize_t i = 0; i < length; i++)
        code = code << 8 | (unsigned char)letters[i];
    return length <= LONGEST_EDIT ? code : 0;
}

static size_t sign_of(uint32_t code) {
    return code * 2654435761u >> (32 - SIGN_BITS);
}

/* Whether letters may be those that are meant, or written, in an edit: most are not. */
static int may_be(const SlipCosts *costs, int side, uint32_t code) {
    size_t sign = sign_of(code);
    return code && costs->signs[side][sign >> 3] >> (sign & 7) & 1;
}

static Edit *slot_of(const SlipCosts *costs, uint32_t meant, uint32_t written) {
    uint32_t hash = (meant * 2654435761u) ^ (written * 2246822519u);
    size_t at = (hash ^ hash >> 15) & (costs->size - 1);
    while (costs->edits[at].meant && (costs->edits[at].meant != meant || costs->edits[at].written != written))
        at = (at + 1) & (costs->size - 1);
    return &costs->edits[at];
}

static Py_ssize_t least(Py_ssize_t a, Py_ssize_t b) {
    return a < b ? a : b;
}

static void lower_to(double *cost, double to) {
    if (to < *cost)
        *cost = to;
}

/* The words differ by a letter at most, between the letters `start` and `end` of `a` and `other_end` of `b`. */
static double one_edit(const SlipCosts *costs, Bytes a, Bytes b, Py_ssize_t start, Py_ssize_t end, Py_ssize_t other_end) {
    double cost = UNLIKE;
    for (Py_ssize_t before = 0; before <= least(CONTEXT, start); before++) {
        for (Py_ssize_t after = 0; after <= least(CONTEXT, a.length - end); after++) {
            Py_ssize_t from = start - before;
            uint32_t meant = code_of(a.start + from, end + after - from);
            uint32_t written = code_of(b.start + from, other_end + after - from);
            if (!may_be(costs, MEANT, meant) || !may_be(costs, WRITTEN, written))
                continue;
            const Edit *edit = slot_of(costs, meant, written);
            if (edit->meant)
                lower_to(&cost, edit->cost);
        }
    }
    return cost;
}

/* The cost of the cheapest series of edits that makes one string of another; `reached` has room for each pair of
   letters of `a` done and letters of `b` done; `written` for the codes of what is written at each letter of `b`, by
   the number of letters: few strings of several letters are in any edit. */
static double cheapest(const SlipCosts *costs, Bytes a, Bytes b, double limit, double *reached, uint32_t *written) {
    Py_ssize_t n = a.length, m = b.length, width = m + 1;
    for (Py_ssize_t j = 0; j <= m; j++) {
        for (Py_ssize_t l = 0; l <= LONGEST_EDIT; l++) {
            uint32_t code = l <= m - j ? code_of(b.start + j, l) : 0;
            written[j * (LONGEST_EDIT + 1) + l] = may_be(costs, WRITTEN, code) ? code : 0;
        }
    }
    for (Py_ssize_t at = 0; at < (n + 1) * width; at++)
        reached[at] = limit;
    reached[0] = 0.0;
    for (Py_ssize_t i = 0; i <= n; i++) {
        uint32_t meant[LONGEST_EDIT + 1] = {0}; /* by their number, letters of `a` that come next and may be mistaken */
        for (Py_ssize_t k = 0; k <= least(LONGEST_EDIT, n - i); k++) {
            uint32_t code = code_of(a.start + i, k);
            meant[k] = may_be(costs, MEANT, code) ? code : 0;
        }
        for (Py_ssize_t j = 0; j <= m; j++) {
            double *place = &reached[i * width + j], here = *place, spent = here + UNLIKE;
            if (here >= limit)
                continue;
            if (j < m)
                lower_to(place + 1, spent);
            if (i < n)
                lower_to(place + width, spent);
            if (i < n && j < m)
                lower_to(place + width + 1, a.start[i] == b.start[j] ? here : spent);
            for (Py_ssize_t l = 0; l <= LONGEST_EDIT; l++) {
                uint32_t code = written[j * (LONGEST_EDIT + 1) + l];
                for (Py_ssize_t k = 0; k <= LONGEST_EDIT && code; k++) {
                    const Edit *edit = meant[k] ? slot_of(costs, meant[k], code) : NULL;
                    if (edit != NULL && edit->meant)
                        lower_to(place + k * width + l, here + edit->cost);
                }
            }
        }
    }
    return reached[n * width + m] < limit ? reached[n * width + m] : ENDLESS;
}

/* A word between marks for its ends. */
static Bytes marked(Bytes word, char *into) {
    into[0] = '^';
    memcpy(into + 1, word.start, word.length);
    into[word.length + 1] = '$';
    return (Bytes){into, word.length + 2};
}

int slip_cost(PyObject *table, Bytes meant, Bytes written, double limit, double *cost) {
    const SlipCosts *costs = (SlipCosts *)table;
    if (costs->size == 0) {
        PyErr_SetString(PyExc_ValueError, "the costs were never read");
        return -1;
    }
    double *reached = PyMem_Malloc((meant.length + 3) * (written.length + 3) * sizeof *reached);
    uint32_t *codes = PyMem_Malloc((written.length + 3) * (LONGEST_EDIT + 1) * sizeof *codes);
    char *letters = PyMem_Malloc(meant.length + written.length + 4);
    if (reached == NULL || codes == NULL || letters == NULL) {
        PyMem_Free(reached);
        PyMem_Free(codes);
        PyMem_Free(letters);
        PyErr_NoMemory();
        return -1;
    }
    Bytes a = marked(meant, letters), b = marked(written, letters + a.length);
    Py_ssize_t start = 1, same = 0, most = least(a.length, b.length);
    while (start < most && a.start[start] == b.start[start])
        start++;
    while (same < most - start && a.start[a.length - 1 - same] == b.start[b.length - 1 - same])
        same++;
    if (a.length - start - same <= 1 && b.length - start - same <= 1) {
        *cost = one_edit(costs, a, b, start, a.length - same, b.length - same);
    } else {
        start = start > CONTEXT ? start - CONTEXT : 0;
        same = same > CONTEXT ? same - CONTEXT : 0;
        Bytes inner_a = {a.start + start, a.length - same - start}, inner_b = {b.start + start, b.length - same - start};
        *cost = cheapest(costs, inner_a, inner_b, limit, reached, codes);
    }
    PyMem_Free(reached);
    PyMem_Free(codes);
    PyMem_Free(letters);
    return 0;
}

/* ---- the type ---- */

/* Make room for one more edit at least. */
static int grow(SlipCosts *self) {
    if (self->size && 2 * (self->used + 1) < self->size)
        return 0;
    SlipCosts larger = {.size = self->size ? 2 * self->size : 1024};
    larger.edits = PyMem_Calloc(larger.size, sizeof(Edit));
    if (larger.edits == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t i = 0; i < self->size; i++) {
        if (self->edits[i].meant)
            *slot_of(&larger, self->edits[i].meant, self->edits[i].written) = self->edits[i];
    }
    PyMem_Free(self->edits);
    self->edits = larger.edits;
    self->size = larger.size;
    return 0;
}

static void put(SlipCosts *self, uint32_t meant, uint32_t written, double cost) {
    Edit *slot = slot_of(self, meant, written);
    self->used += slot->meant == 0;
    self->signs[MEANT][sign_of(meant) >> 3] |= 1 << (sign_of(meant) & 7);
    self->signs[WRITTEN][sign_of(written) >> 3] |= 1 << (sign_of(written) & 7);
    *slot = (Edit){meant, written, cost};
}

/* Take in a line: letters meant, a comma, letters written, a space, hundredths. */
static int read_line(SlipCosts *self, const char *line, const char *end) {
    const char *comma = memchr(line, ',', end - line), *space = comma ? memchr(comma, ' ', end - comma) : NULL;
    uint32_t meant = space ? code_of(line, comma - line) : 0, written = space ? code_of(comma + 1, space - comma - 1) : 0;
    if (!meant || !written) {
        PyErr_SetString(PyExc_ValueError, "a line is `meant,written cost`, with three letters at most");
        return -1;
    }
    double cost = (double)number_in((Bytes){space + 1, end - space - 1}) / 100.0;
    if (grow(self) < 0)
        return -1;
    put(self, meant, written, cost);
    return 0;
}

static int init(SlipCosts *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"data", NULL};
    Py_buffer data;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "y*", names, &data))
        return -1;
    PyMem_Free(self->edits);
    self->edits = NULL;
    self->size = self->used = 0;
    memset(self->signs, 0, sizeof self->signs);
    int failed = grow(self) < 0;
    const char *line = data.buf, *limit = line + data.len;
    while (line < limit && !failed) {
        const char *end = memchr(line, '\n', limit - line);
        end = end ? end : limit;
        failed = end > line && read_line(self, line, end) < 0;
        line = end + 1;
    }
    PyBuffer_Release(&data);
    return failed ? -1 : 0;
}

static void dealloc(SlipCosts *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyMem_Free(self->edits);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *cost(SlipCosts *self, PyObject *args) {
    Bytes meant, written;
    double limit = ENDLESS, found;
    if (!PyArg_ParseTuple(args, "y#y#|d", &meant.start, &meant.length, &written.start, &written.length, &limit))
        return NULL;
    if (slip_cost((PyObject *)self, meant, written, limit, &found) < 0)
        return NULL;
    return PyFloat_FromDouble(found);
}

static PyMethodDef methods[] = {
    {"cost", (PyCFunction)cost, METH_VARARGS, "What it costs to write one word for another, both in lower case."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {{Py_tp_init, init}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {0, NULL}};

static PyType_Spec spec = {"checker._native.SlipCosts", sizeof(SlipCosts), 0, Py_TPFLAGS_DEFAULT, slots};

int add_slip_costs(PyObject *module) {
    SlipCostsType = add_type(module, "SlipCosts", &spec);
    return SlipCostsType == NULL ? -1 : 0;
}
