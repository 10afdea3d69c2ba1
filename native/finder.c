/* folded, letters and Finder of checker/finder.py: which of many literals occur in a text, and on which of its lines. */
#include "native.h"

/* Characters that `re` takes for others whatever their case, in lower case, each with the one that stands for both. */
static const struct {
    Py_UCS4 from, to;
} variants[] = {
    {0xb5, 0x3bc}, {0x131, 0x69}, {0x17f, 0x73}, {0x345, 0x3b9}, {0x3c2, 0x3c3}, {0x3d0, 0x3b2}, {0x3d1, 0x3b8},
    {0x3d5, 0x3c6}, {0x3d6, 0x3c0}, {0x3f0, 0x3ba}, {0x3f1, 0x3c1}, {0x3f5, 0x3b5}, {0x1c80, 0x432}, {0x1c81, 0x434},
    {0x1c82, 0x43e}, {0x1c83, 0x441}, {0x1c84, 0x442}, {0x1c85, 0x442}, {0x1c86, 0x44a}, {0x1c87, 0x463},
    {0x1c88, 0xa64b}, {0x1e9b, 0x1e61}, {0x1fbe, 0x3b9}, {0x1fd3, 0x390}, {0x1fe3, 0x3b0}, {0xfb05, 0xfb06},
};

static Py_UCS4 fold(Py_UCS4 c) {
    if (c < 128)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    int digit = Py_UNICODE_TODECIMAL(c);
    if (digit >= 0)
        return '0' + (Py_UCS4)digit;
    c = Py_UNICODE_TOLOWER(c);
    size_t low = 0, high = sizeof variants / sizeof *variants;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (variants[middle].from == c)
            return variants[middle].to;
        if (variants[middle].from < c)
            low = middle + 1;
        else
            high = middle;
    }
    return c;
}

static PyObject *folded(PyObject *module, PyObject *text) {
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(text)->tp_name);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    Py_UCS4 *characters = PyMem_New(Py_UCS4, length + 1);
    if (characters == NULL)
        return PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < length; i++)
        characters[i] = fold(PyUnicode_READ(kind, data, i));
    PyObject *result = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, characters, length);
    PyMem_Free(characters);
    return result;
}

static PyObject *letters(PyObject *module, PyObject *text) {
    if (!PyUnicode_Check(text))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(text)->tp_name);
    Py_ssize_t count = 0, length = PyUnicode_GET_LENGTH(text);
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    for (Py_ssize_t i = 0; i < length; i++)
        count += Py_UNICODE_ISALNUM(PyUnicode_READ(kind, data, i)) != 0;
    return PyLong_FromSsize_t(count);
}

/* The bytes of a literal or a text, folded, in UTF-8; a half character is a question mark there. */
typedef struct {
    unsigned char *bytes;
    size_t length, room;
} Bytes;

enum { PADDING = 8 }; /* after the bytes, so that eight may be read wherever one is */

static int reserve(Bytes *to, size_t more) {
    if (to->room - to->length >= more + PADDING && to->bytes)
        return 0;
    size_t room = to->length + more + PADDING + to->room / 2;
    unsigned char *bytes = PyMem_Realloc(to->bytes, room);
    if (bytes == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    to->bytes = bytes;
    to->room = room;
    return 0;
}

static inline unsigned char *encode(unsigned char *out, Py_UCS4 c) {
    if (c < 0x80) {
        *out++ = (unsigned char)c;
    } else if (c < 0x800) {
        *out++ = (unsigned char)(0xc0 | c >> 6);
        *out++ = (unsigned char)(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        if (c >= 0xd800 && c < 0xe000) {
            *out++ = '?';
        } else {
            *out++ = (unsigned char)(0xe0 | c >> 12);
            *out++ = (unsigned char)(0x80 | (c >> 6 & 0x3f));
            *out++ = (unsigned char)(0x80 | (c & 0x3f));
        }
    } else {
        *out++ = (unsigned char)(0xf0 | c >> 18);
        *out++ = (unsigned char)(0x80 | (c >> 12 & 0x3f));
        *out++ = (unsigned char)(0x80 | (c >> 6 & 0x3f));
        *out++ = (unsigned char)(0x80 | (c & 0x3f));
    }
    return out;
}

/* Add characters, for which there is room. */
static inline void add(Bytes *to, int kind, const void *data, Py_ssize_t begin, Py_ssize_t end) {
    unsigned char *out = to->bytes + to->length;
    for (Py_ssize_t i = begin; i < end; i++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, i);
        if (c < 128)
            *out++ = (unsigned char)(c + ((c - 'A' < 26) << 5));
        else
            out = encode(out, fold(c));
    }
    to->length = out - to->bytes;
}

/* A literal is looked for by a gram of it: eight bytes, or four, two or one where it has no more; where it begins with
   a newline by its first, at the beginnings of lines alone, else by its rarest, at every place. */
enum { WIDTHS = 4, HASH_BITS = 17 };
static const size_t widths[WIDTHS] = {8, 4, 2, 1};

typedef struct {
    uint64_t seen;   /* the line where it was last seen, counted through all texts */
    uint32_t start;  /* in the bytes of all literals */
    uint32_t length;
    uint32_t offset; /* of its gram */
    uint32_t next;   /* literal whose gram has the same hash, counted from 1, or 0 */
} Literal;

typedef struct {
    int used;
    unsigned char filter[1 << (HASH_BITS - 3)]; /* a bit for each hash: it says no for most places, and fits the cache */
    uint32_t heads[1 << HASH_BITS];             /* the first literal by the hash of its gram, counted from 1, or 0 */
} Grams;

typedef struct {
    PyObject_HEAD
    Bytes needles, text;
    Literal *literals;
    Grams beginnings[WIDTHS], anywhere[WIDTHS];
    unsigned char decorates[128]; /* whether an ASCII character is decoration */
    PyObject *decoration;
    size_t *starts, start_room; /* where the lines of the text begin */
    size_t lines, lines_before;
} Finder;

static inline uint32_t hash(const unsigned char *bytes, size_t width) {
    uint64_t gram = 0;
    memcpy(&gram, bytes, width);
    return (uint32_t)(gram * 0x9e3779b97f4a7c15u >> (64 - HASH_BITS));
}

/* How rare a byte is in prose, in quarters of a bit. */
static unsigned rarity(unsigned char byte) {
    static const char common[] = " etaoinsrhldcumfpgwyb";
    const char *found = byte ? strchr(common, byte) : NULL;
    return found ? 11 + (unsigned)(found - common) * 2 / 3 : byte == '\n' ? 27 : byte < 'a' || byte > 'z' ? 32 : 29;
}

/* Where the rarest of a literal's grams stands. */
static size_t rarest(const unsigned char *bytes, size_t length, size_t width) {
    size_t best = 0;
    unsigned sum = 0, most = 0;
    for (size_t end = 0; end < length; end++) {
        sum += rarity(bytes[end]) - (end < width ? 0 : rarity(bytes[end - width]));
        if (end + 1 >= width && sum > most) {
            most = sum;
            best = end + 1 - width;
        }
    }
    return best;
}

static void enter(Finder *self, uint32_t number) {
    Literal *literal = &self->literals[number];
    const unsigned char *bytes = self->needles.bytes + literal->start;
    int kind = 0;
    while (widths[kind] > literal->length)
        kind++;
    Grams *grams = *bytes == '\n' ? &self->beginnings[kind] : &self->anywhere[kind];
    literal->offset = *bytes == '\n' ? 0 : (uint32_t)rarest(bytes, literal->length, widths[kind]);
    uint32_t key = hash(bytes + literal->offset, widths[kind]);
    grams->used = 1;
    grams->filter[key >> 3] |= 1 << (key & 7);
    literal->next = grams->heads[key];
    grams->heads[key] = number + 1;
}

static int init(Finder *self, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"literals", "decoration", NULL};
    PyObject *given, *decoration;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OU", names, &given, &decoration))
        return -1;
    if (self->literals) {
        PyErr_SetString(PyExc_RuntimeError, "a Finder is made once");
        return -1;
    }
    PyObject *literals = PySequence_Fast(given, "literals in a sequence");
    if (literals == NULL)
        return -1;
    self->decoration = Py_NewRef(decoration);
    for (Py_UCS4 c = 0; c < 128; c++)
        self->decorates[c] = PyUnicode_FindChar(decoration, c, 0, PyUnicode_GET_LENGTH(decoration), 1) >= 0;
    Py_ssize_t count = PySequence_Fast_GET_SIZE(literals);
    self->literals = count < UINT32_MAX ? PyMem_New(Literal, count + 1) : NULL;
    if (self->literals == NULL) {
        PyErr_NoMemory();
        goto failed;
    }
    for (Py_ssize_t number = 0; number < count; number++) {
        PyObject *text = PySequence_Fast_GET_ITEM(literals, number);
        if (!PyUnicode_Check(text) || PyUnicode_GET_LENGTH(text) == 0) {
            PyErr_SetString(PyExc_ValueError, "a literal is a str that is not empty");
            goto failed;
        }
        Py_ssize_t length = PyUnicode_GET_LENGTH(text);
        if (reserve(&self->needles, 4 * (size_t)length) < 0)
            goto failed;
        size_t start = self->needles.length;
        add(&self->needles, PyUnicode_KIND(text), PyUnicode_DATA(text), 0, length);
        if (self->needles.length > UINT32_MAX) {
            PyErr_SetString(PyExc_OverflowError, "too many literals");
            goto failed;
        }
        self->literals[number] = (Literal){
            .start = (uint32_t)start,
            .length = (uint32_t)(self->needles.length - start),
        };
        enter(self, (uint32_t)number);
    }
    Py_DECREF(literals);
    self->lines_before = 1;
    return 0;
failed:
    Py_DECREF(literals);
    return -1;
}

static void dealloc(Finder *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyMem_Free(self->needles.bytes);
    PyMem_Free(self->text.bytes);
    PyMem_Free(self->literals);
    PyMem_Free(self->starts);
    Py_XDECREF(self->decoration);
    type->tp_free(self);
    Py_DECREF(type);
}

static inline int is_decoration(Finder *self, Py_UCS4 c) {
    return c < 128 ? self->decorates[c]
                   : PyUnicode_FindChar(self->decoration, c, 0, PyUnicode_GET_LENGTH(self->decoration), 1) >= 0;
}

/* The lines of a text, without the decoration around them and folded, each between newlines. */
static inline int read_lines(Finder *self, int kind, const void *data, Py_ssize_t length) {
    Bytes *text = &self->text;
    text->bytes[text->length++] = '\n';
    for (Py_ssize_t begin = 0, end; begin <= length; begin = end + 1) {
        for (end = begin; end < length && PyUnicode_READ(kind, data, end) != '\n';)
            end++;
        Py_ssize_t first = begin, last = end;
        while (first < last && is_decoration(self, PyUnicode_READ(kind, data, first)))
            first++;
        while (first < last && is_decoration(self, PyUnicode_READ(kind, data, last - 1)))
            last--;
        if (self->lines == self->start_room) {
            size_t room = 2 * self->start_room + 256;
            size_t *starts = PyMem_Realloc(self->starts, room * sizeof *starts);
            if (starts == NULL) {
                PyErr_NoMemory();
                return -1;
            }
            self->starts = starts;
            self->start_room = room;
        }
        self->starts[self->lines++] = text->length;
        add(text, kind, data, first, last);
        text->bytes[text->length++] = '\n';
    }
    memset(text->bytes + text->length, 0, PADDING);
    return 0;
}

/* Report a literal on a line, once. */
static int report(Finder *self, Literal *literal, size_t line, PyObject *found) {
    if (literal->seen == self->lines_before + line)
        return 0;
    literal->seen = self->lines_before + line;
    PyObject *pair = Py_BuildValue("nn", (Py_ssize_t)line, (Py_ssize_t)(literal - self->literals));
    int failed = pair == NULL || PyList_Append(found, pair) < 0;
    Py_XDECREF(pair);
    return failed ? -1 : 0;
}

/* Report the literals that have the gram at a place and stand there. `line` is the last that begins there or before. */
static inline int look_up(Finder *self, const Grams *grams, size_t width, size_t place, size_t line, PyObject *found) {
    const Bytes *text = &self->text;
    uint32_t key = hash(text->bytes + place, width);
    if (!(grams->filter[key >> 3] >> (key & 7) & 1))
        return 0;
    for (uint32_t number = grams->heads[key]; number; number = self->literals[number - 1].next) {
        Literal *literal = &self->literals[number - 1];
        size_t start = place - literal->offset;
        if (place < literal->offset || text->length - start < literal->length ||
            memcmp(text->bytes + start, self->needles.bytes + literal->start, literal->length) != 0)
            continue;
        size_t own = line;
        while (text->bytes[start] != '\n' && self->starts[own] > start)
            own--; /* the literal holds a newline */
        if (report(self, literal, own, found) < 0)
            return -1;
    }
    return 0;
}

/* Look up the grams of one width: at the beginning of each line, then at every place of it. */
static inline int scan(Finder *self, int kind, size_t width, PyObject *found) {
    const Grams *beginnings = &self->beginnings[kind], *anywhere = &self->anywhere[kind];
    for (size_t line = 0; line < self->lines; line++) {
        size_t place = self->starts[line], end = line + 1 < self->lines ? self->starts[line + 1] : self->text.length;
        if (look_up(self, beginnings, width, place - 1, line, found) < 0)
            return -1;
        for (; anywhere->used && place < end; place++)
            if (look_up(self, anywhere, width, place, line, found) < 0)
                return -1;
    }
    return 0;
}

static PyObject *find(Finder *self, PyObject *string) {
    if (!PyUnicode_Check(string) || self->decoration == NULL)
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(string)->tp_name);
    Py_ssize_t length = PyUnicode_GET_LENGTH(string);
    int kind = PyUnicode_KIND(string), failed;
    const void *data = PyUnicode_DATA(string);
    self->text.length = self->lines = 0;
    size_t widest = kind == PyUnicode_1BYTE_KIND ? PyUnicode_IS_ASCII(string) ? 1 : 2 : kind == PyUnicode_2BYTE_KIND ? 3 : 4;
    if (reserve(&self->text, widest * (size_t)length + 2) < 0)
        return NULL;
    if (kind == PyUnicode_1BYTE_KIND) /* one call a kind, each compiled for it; likewise below */
        failed = read_lines(self, PyUnicode_1BYTE_KIND, data, length);
    else if (kind == PyUnicode_2BYTE_KIND)
        failed = read_lines(self, PyUnicode_2BYTE_KIND, data, length);
    else
        failed = read_lines(self, PyUnicode_4BYTE_KIND, data, length);
    PyObject *found = failed ? NULL : PyList_New(0);
    if (found == NULL)
        return NULL;
    failed = scan(self, 0, 8, found) < 0 || scan(self, 1, 4, found) < 0 || scan(self, 2, 2, found) < 0 ||
             scan(self, 3, 1, found) < 0;
    self->lines_before += self->lines;
    if (failed || PyList_Sort(found) < 0)
        Py_CLEAR(found);
    return found;
}

static PyMethodDef methods[] = {
    {"find", (PyCFunction)find, METH_O, "Which literals occur on which lines of a text: pairs of numbers from 0, in order."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_init, init}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {0, NULL},
};

static PyType_Spec spec = {"checker._native.Finder", sizeof(Finder), 0, Py_TPFLAGS_DEFAULT, slots};

static PyMethodDef functions[] = {
    {"folded", folded, METH_O, "A text with one character for all that `re` takes for the same whatever the case."},
    {"letters", letters, METH_O, "How many letters and digits a text has."},
    {NULL, NULL, 0, NULL},
};

int add_finder(PyObject *module) {
    PyObject *type = PyType_FromSpec(&spec);
    int failed = type == NULL || PyModule_AddObjectRef(module, "Finder", type) < 0;
    Py_XDECREF(type);
    return failed ? -1 : PyModule_AddFunctions(module, functions);
}
