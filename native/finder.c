/* Finder of checker/finder.py: which of many literals occur in a text, on which of its lines, and whose they are. */
#include "sieve.h"

/* A literal is looked for by a gram of it, the widest of these numbers of bytes that it has: where it begins with a
   newline by its first gram, at the beginnings of lines alone, else by its rarest, at every place; there the widest are
   left out. One byte is looked for by all the pairs that it begins. */
enum { WIDTHS = 4, EVERYWHERE = 1, FILTER_BITS = 18, HEAD_BITS = 15 };
static const size_t widths[WIDTHS] = {16, 8, 4, 2};

typedef struct {
    uint64_t seen;   /* the line where it was last seen, counted through all texts */
    uint64_t ending; /* its last bytes, up to eight */
    uint32_t start;  /* in the bytes of all literals */
    uint32_t length;
    uint32_t offset; /* of its gram */
    uint32_t next;   /* literal whose gram has the same hash, counted from 1, or 0 */
    uint32_t owner, ordinal; /* among those of its owner */
} Literal;

typedef struct {
    PyObject *id, *make; /* what makes its sieve, or NULL */
    Sieve *sieve;        /* once it was made */
    uint64_t *seen;      /* by pattern of the sieve: the line that it was last tried on, counted through all texts */
    uint32_t literals;
} Owner;

/* Where a line stands: its folded bytes, and in the text without white space around it, then without decoration. */
typedef struct {
    size_t start;
    Py_ssize_t begin, end, first, last;
} Place;

typedef struct {
    unsigned char filter[1 << (FILTER_BITS - 3)]; /* a bit for each hash: says no for most places, and fits the cache */
    uint32_t heads[1 << HEAD_BITS];               /* the first literal by the hash of its gram, counted from 1, or 0 */
} Grams;

typedef struct {
    size_t line;
    uint32_t number; /* of the literal */
} Match;

typedef struct {
    PyObject_HEAD
    PyObject *literals, *decoration;
    Owner *owners;
    size_t owner_count, owner_room;
    Encoded needles, text, whole; /* `whole` is the line that is tried, with its decoration */
    Literal *known;
    Grams beginnings[WIDTHS], anywhere[WIDTHS];
    uint32_t single[256];         /* the first literal of one byte by that, counted from 1, or 0 */
    unsigned char decorates[128]; /* whether an ASCII character is decoration */
    Place *places;                /* of the lines of the text */
    size_t place_room, lines, lines_before;
    Line core_line, whole_line; /* the line that is tried by sieves */
    Match *matches;
    size_t match_count, match_room;
} Finder;

static inline uint64_t eight(const unsigned char *bytes) {
    uint64_t gram;
    memcpy(&gram, bytes, 8);
    return gram;
}

static inline uint32_t hash(const unsigned char *bytes, size_t width) {
    uint64_t gram = 0;
    memcpy(&gram, bytes, width < 8 ? width : 8);
    if (width == 16)
        gram = (gram ^ gram >> 29) * 0xbf58476d1ce4e5b9u + eight(bytes + 8);
    return (uint32_t)(gram * 0x9e3779b97f4a7c15u >> (64 - FILTER_BITS));
}

/* The last bytes of something, up to eight, that ends before `end` and has `length`. */
static inline uint64_t ending_of(const unsigned char *end, size_t length) {
    if (length >= 8)
        return eight(end - 8);
    uint64_t ending = 0;
    memcpy(&ending, end - length, length);
    return ending;
}

static inline void set(Grams *grams, uint32_t key) {
    grams->filter[key >> 3] |= 1 << (key & 7);
}

static inline int has(const Grams *grams, uint32_t key) {
    return grams->filter[key >> 3] >> (key & 7) & 1;
}

/* How rare a byte is in prose, in quarters of a bit. */
static unsigned rarity(unsigned char byte) {
    static const char common[] = " etaoinsrhldcumpgfywb.v,";
    const char *found = byte ? strchr(common, byte) : NULL;
    return found ? 11 + (unsigned)(found - common) * 2 / 3 : byte == '\n' ? 27 : byte < 'a' || byte > 'z' ? 32 : 29;
}

/* Where the rarest of a literal's grams stands, the last of equal ones. */
size_t rarest(const unsigned char *bytes, size_t length, size_t width) {
    size_t best = 0;
    unsigned sum = 0, most = 0;
    for (size_t end = 0; end < length; end++) {
        sum += rarity(bytes[end]) - (end < width ? 0 : rarity(bytes[end - width]));
        if (end + 1 >= width && sum >= most) {
            most = sum;
            best = end + 1 - width;
        }
    }
    return best;
}

static void enter(Finder *self, uint32_t number) {
    Literal *literal = &self->known[number];
    const unsigned char *bytes = self->needles.bytes + literal->start;
    uint32_t *head;
    literal->ending = ending_of(bytes + literal->length, literal->length);
    if (literal->length == 1) {
        for (unsigned second = 0; second < 256; second++)
            set(&self->anywhere[WIDTHS - 1], hash((unsigned char[]){*bytes, second}, 2));
        head = &self->single[*bytes];
    } else {
        int begins = *bytes == '\n', kind = begins ? 0 : EVERYWHERE;
        while (widths[kind] > literal->length)
            kind++;
        Grams *grams = begins ? &self->beginnings[kind] : &self->anywhere[kind];
        literal->offset = begins ? 0 : (uint32_t)rarest(bytes, literal->length, widths[kind]);
        uint32_t key = hash(bytes + literal->offset, widths[kind]);
        set(grams, key);
        head = &grams->heads[key >> (FILTER_BITS - HEAD_BITS)];
    }
    literal->next = *head;
    *head = number + 1;
}

/* Room for one more in an array of `size`; NULL and an exception where there is none. */
static void *grown(void *array, size_t *room, size_t count, size_t size) {
    if (count < *room)
        return array;
    void *larger = PyMem_Realloc(array, (2 * *room + 256) * size);
    if (larger == NULL)
        PyErr_NoMemory();
    else
        *room = 2 * *room + 256;
    return larger;
}

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

static int add_literal(Finder *self, uint32_t number, PyObject *id, PyObject *numbers, PyObject *sieves) {
    PyObject *text = PyTuple_GET_ITEM(self->literals, number);
    if (!PyUnicode_Check(text) || PyUnicode_GET_LENGTH(text) == 0) {
        PyErr_SetString(PyExc_ValueError, "a literal is a str that is not empty");
        return -1;
    }
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), owner = owner_of(self, id, numbers, sieves);
    if (owner < 0 || reserve(&self->needles, 4 * (size_t)length) < 0)
        return -1;
    size_t start = self->needles.length;
    add_folded(&self->needles, PyUnicode_KIND(text), PyUnicode_DATA(text), 0, length);
    if (self->needles.length > UINT32_MAX) {
        PyErr_SetString(PyExc_OverflowError, "too many literals");
        return -1;
    }
    self->known[number] = (Literal){
        .start = (uint32_t)start,
        .length = (uint32_t)(self->needles.length - start),
        .owner = (uint32_t)owner,
        .ordinal = self->owners[owner].literals++,
    };
    enter(self, number);
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
    if (self->decoration) {
        PyErr_SetString(PyExc_RuntimeError, "a Finder is made once");
        return -1;
    }
    self->decoration = Py_NewRef(decoration);
    self->literals = PySequence_Tuple(literals);
    if (self->literals == NULL || (owners = PySequence_Tuple(owners)) == NULL)
        return -1;
    Py_ssize_t count = PyTuple_GET_SIZE(self->literals);
    for (Py_UCS4 c = 0; c < 128; c++)
        self->decorates[c] = PyUnicode_FindChar(decoration, c, 0, PyUnicode_GET_LENGTH(decoration), 1) >= 0;
    PyObject *numbers = PyDict_New();
    int failed = numbers == NULL;
    if (!failed && (count != PyTuple_GET_SIZE(owners) || count >= UINT32_MAX)) {
        PyErr_SetString(PyExc_ValueError, "each literal has an owner");
        failed = 1;
    }
    if (!failed && (self->known = PyMem_New(Literal, count + 1)) == NULL) {
        PyErr_NoMemory();
        failed = 1;
    }
    for (Py_ssize_t number = 0; number < count && !failed; number++)
        failed = add_literal(self, (uint32_t)number, PyTuple_GET_ITEM(owners, number), numbers, sieves) < 0;
    Py_XDECREF(numbers);
    Py_DECREF(owners);
    if (failed)
        return -1;
    self->lines_before = 1;
    return 0;
}

static void dealloc(Finder *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyMem_Free(self->needles.bytes);
    PyMem_Free(self->text.bytes);
    PyMem_Free(self->known);
    PyMem_Free(self->whole.bytes);
    PyMem_Free(self->places);
    PyMem_Free(self->matches);
    Py_XDECREF(self->literals);
    for (size_t i = 0; i < self->owner_count; i++) {
        Py_DECREF(self->owners[i].id);
        Py_XDECREF(self->owners[i].make);
        Py_XDECREF(self->owners[i].sieve);
        PyMem_Free(self->owners[i].seen);
    }
    PyMem_Free(self->owners);
    Py_XDECREF(self->decoration);
    type->tp_free(self);
    Py_DECREF(type);
}

static inline int is_decoration(Finder *self, Py_UCS4 c) {
    return c < 128 ? self->decorates[c]
                   : PyUnicode_FindChar(self->decoration, c, 0, PyUnicode_GET_LENGTH(self->decoration), 1) >= 0;
}

/* The lines of a text, without white space and then decoration around them, and folded, each between newlines. */
static int read_lines(Finder *self, PyObject *string) {
    Encoded *text = &self->text;
    int kind = PyUnicode_KIND(string);
    const void *data = PyUnicode_DATA(string);
    Py_ssize_t length = PyUnicode_GET_LENGTH(string);
    size_t widest = kind == PyUnicode_1BYTE_KIND ? PyUnicode_IS_ASCII(string) ? 1 : 2 : kind == PyUnicode_2BYTE_KIND ? 3 : 4;
    text->length = self->lines = self->match_count = 0;
    if (reserve(text, widest * (size_t)length + 2) < 0)
        return -1;
    text->bytes[text->length++] = '\n';
    for (Py_ssize_t begin = 0, end; begin <= length; begin = end + 1) {
        end = PyUnicode_FindChar(string, '\n', begin, length, 1);
        if (end < 0)
            end = length;
        Py_ssize_t first = begin, last = end;
        while (first < last && Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, first)))
            first++;
        while (first < last && Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, last - 1)))
            last--;
        Py_ssize_t bare_first = first, bare_last = last;
        while (first < last && is_decoration(self, PyUnicode_READ(kind, data, first)))
            first++;
        while (first < last && is_decoration(self, PyUnicode_READ(kind, data, last - 1)))
            last--;
        Place *places = grown(self->places, &self->place_room, self->lines, sizeof *places);
        if (places == NULL)
            return -1;
        self->places = places;
        self->places[self->lines++] = (Place){text->length, bare_first, bare_last, first, last};
        add_folded(text, kind, data, first, last);
        text->bytes[text->length++] = '\n';
    }
    memset(text->bytes + text->length, 0, PADDING);
    return 0;
}

/* Note those of a chain of literals that stand where their gram is at a place. `line` is the last that begins there or
   before. */
static int note(Finder *self, uint32_t number, size_t place, size_t line) {
    const Encoded *text = &self->text;
    for (; number; number = self->known[number - 1].next) {
        Literal *literal = &self->known[number - 1];
        size_t start = place - literal->offset, length = literal->length;
        if (place < literal->offset || text->length - start < length ||
            ending_of(text->bytes + start + length, length) != literal->ending ||
            memcmp(text->bytes + start, self->needles.bytes + literal->start, length) != 0)
            continue;
        size_t own = line;
        while (self->places[own].start > start && text->bytes[start] != '\n')
            own--; /* the literal holds a newline */
        if (literal->seen == self->lines_before + own)
            continue;
        literal->seen = self->lines_before + own;
        Match *matches = grown(self->matches, &self->match_room, self->match_count, sizeof *matches);
        if (matches == NULL)
            return -1;
        self->matches = matches;
        self->matches[self->match_count++] = (Match){own, number - 1};
    }
    return 0;
}

static inline int look_up(Finder *self, const Grams *grams, uint32_t key, size_t place, size_t line) {
    return has(grams, key) ? note(self, grams->heads[key >> (FILTER_BITS - HEAD_BITS)], place, line) : 0;
}

/* Look for the literals that begin with a newline. */
static int scan_beginnings(Finder *self) {
    for (size_t line = 0; line < self->lines; line++) {
        size_t place = self->places[line].start - 1;
        const unsigned char *bytes = self->text.bytes + place;
        const Grams *grams = self->beginnings;
        if (look_up(self, &grams[0], hash(bytes, 16), place, line) < 0 ||
            look_up(self, &grams[1], hash(bytes, 8), place, line) < 0 ||
            look_up(self, &grams[2], hash(bytes, 4), place, line) < 0 ||
            look_up(self, &grams[3], hash(bytes, 2), place, line) < 0)
            return -1;
    }
    return 0;
}

/* Look for all others. */
static int scan_places(Finder *self) {
    const unsigned char *bytes = self->text.bytes;
    const Grams *grams = self->anywhere;
    size_t line = 0;
    for (size_t place = 0; place < self->text.length; place++) {
        uint32_t wide = hash(bytes + place, 8), middle = hash(bytes + place, 4), pair = hash(bytes + place, 2);
        if (!(has(&grams[1], wide) | has(&grams[2], middle) | has(&grams[3], pair)))
            continue;
        while (line + 1 < self->lines && self->places[line + 1].start <= place)
            line++;
        if (look_up(self, &grams[1], wide, place, line) < 0 || look_up(self, &grams[2], middle, place, line) < 0 ||
            look_up(self, &grams[3], pair, place, line) < 0 || note(self, self->single[bytes[place]], place, line) < 0)
            return -1;
    }
    return 0;
}

static int compare(const void *one, const void *other) {
    const Match *a = one, *b = other;
    return a->line != b->line ? (a->line > b->line) - (a->line < b->line) : (a->number > b->number) - (a->number < b->number);
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

/* Set out the line that sieves are to try. */
static int set_out(Finder *self, PyObject *string, size_t number) {
    const Place *place = &self->places[number];
    const Encoded *text = &self->text;
    size_t next = number + 1 < self->lines ? self->places[number + 1].start : text->length;
    Encoded *whole = &self->whole;
    whole->length = 0;
    if (reserve(whole, 4 * (size_t)(place->end - place->begin) + 2) < 0)
        return -1;
    whole->bytes[whole->length++] = '\n';
    add_folded(whole, PyUnicode_KIND(string), PyUnicode_DATA(string), place->begin, place->end);
    whole->bytes[whole->length++] = '\n';
    memset(whole->bytes + whole->length, 0, PADDING);
    Line *lines[] = {&self->core_line, &self->whole_line};
    for (int i = 0; i < 2; i++) {
        lines[i]->string = string;
        lines[i]->letters = -1;
        lines[i]->has_grams = 0;
    }
    self->core_line.first = place->first;
    self->core_line.last = place->last;
    self->core_line.bytes = text->bytes + place->start - 1;
    self->core_line.length = next - place->start + 1;
    self->whole_line.first = place->begin;
    self->whole_line.last = place->end;
    self->whole_line.bytes = whole->bytes;
    self->whole_line.length = whole->length;
    return 0;
}

/* Add the patterns of an owner's sieve that may match where a literal occurs, of those not yet tried on the line. */
static int sift(Finder *self, Owner *owner, const Match *match, PyObject *found) {
    size_t count, stamp = self->lines_before - self->lines + match->line;
    const uint32_t *patterns = sieve_group(owner->sieve, self->known[match->number].ordinal, &count);
    if (patterns == NULL)
        return -1;
    Line *line = sieve_on_core(owner->sieve) ? &self->core_line : &self->whole_line;
    for (size_t i = 0; i < count; i++) {
        if (owner->seen[patterns[i]] == stamp)
            continue;
        owner->seen[patterns[i]] = stamp;
        if (sieve_passes(owner->sieve, patterns[i], line) && tell_pattern(found, owner->id, match->line, patterns[i]) < 0)
            return -1;
    }
    return 0;
}

/* Add all matches to what was found. */
static int tell_all(Finder *self, PyObject *string, PyObject *found) {
    size_t line = self->lines;
    for (size_t i = 0; i < self->match_count; i++) {
        const Match *match = &self->matches[i];
        Owner *owner = &self->owners[self->known[match->number].owner];
        if (owner->make == NULL) {
            if (tell(found, owner->id, match->line, PyTuple_GET_ITEM(self->literals, match->number)) < 0)
                return -1;
            continue;
        }
        if (line != match->line && set_out(self, string, line = match->line) < 0)
            return -1;
        if (sift(self, owner, match, found) < 0)
            return -1;
    }
    return 0;
}

/* Note all matches in a text, in order. */
static int match_all(Finder *self, PyObject *string) {
    if (read_lines(self, string) < 0)
        return -1;
    int failed = scan_beginnings(self) < 0 || scan_places(self) < 0;
    self->lines_before += self->lines;
    if (!failed && self->match_count)
        qsort(self->matches, self->match_count, sizeof *self->matches, compare);
    return failed ? -1 : 0;
}

/* The owner of a match whose sieve has yet to be made, or NULL. */
static Owner *unready(Finder *self) {
    for (size_t i = 0; i < self->match_count; i++) {
        Owner *owner = &self->owners[self->known[self->matches[i].number].owner];
        if (owner->make && owner->sieve == NULL)
            return owner;
    }
    return NULL;
}

static PyObject *find(Finder *self, PyObject *string) {
    if (!PyUnicode_Check(string) || self->lines_before == 0)
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(string)->tp_name);
    Owner *owner;
    do { /* once more after each sieve that is made: that runs Python, and so perhaps other threads that use this */
        if (match_all(self, string) < 0)
            return NULL;
        owner = unready(self);
        if (owner && make_sieve(owner) < 0)
            return NULL;
    } while (owner);
    PyObject *found = PyDict_New();
    if (found && tell_all(self, string, found) < 0)
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
