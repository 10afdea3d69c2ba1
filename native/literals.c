/* Many literals, looked for at once: the part of Finder that does so.

   A literal is looked for by a gram of it. One that begins with a newline is looked for at the beginnings of lines, by
   the widest of some widths that it has; any other by its rarest gram. A long one is looked for at every second place, by
   two wide grams that are next to each other; shorter ones at every place, by a narrow gram or by two bytes; and one byte
   by all the pairs that it begins. */
#include "literals.h"

enum { WIDE = 8, NARROW = 4 };
static const size_t widths[BEGINNINGS] = {16, 8, 4, 2};

static inline uint64_t hash(uint64_t gram) {
    return gram * 0x9e3779b97f4a7c15u;
}

static inline uint64_t hash_at(const unsigned char *bytes, size_t width) {
    uint64_t gram = first_bytes(bytes, width);
    if (width == 16)
        gram = (gram ^ gram >> 29) * 0xbf58476d1ce4e5b9u + first_bytes(bytes + 8, 8);
    return hash(gram);
}

/* The last bytes of something, up to eight. */
static inline uint64_t last_bytes(const unsigned char *bytes, size_t length) {
    return first_bytes(length > 8 ? bytes + length - 8 : bytes, length);
}

/* Two bits of the filter for a hash: the first tells most places, the second most of those that the first does not. */
static inline uint32_t first_bit(uint64_t hash) {
    return (uint32_t)(hash >> (64 - FILTER_BITS));
}

static inline uint32_t second_bit(uint64_t hash) {
    return (uint32_t)(hash >> (64 - 2 * FILTER_BITS)) & ((1 << FILTER_BITS) - 1);
}

static inline int has(const unsigned char *filter, uint32_t bit) {
    return filter[bit >> 3] >> (bit & 7) & 1;
}

static inline void set(unsigned char *filter, uint32_t bit) {
    filter[bit >> 3] |= 1 << (bit & 7);
}

/* Enter a literal, the last that was added, by a gram of it in a chain of entries. */
static void chain(Literals *self, uint32_t *head, size_t offset, size_t width) {
    const Literal *literal = &self->known[self->count - 1];
    const unsigned char *bytes = self->bytes.bytes + literal->start;
    size_t length = self->bytes.length - literal->start;
    self->entries[self->entry_count] = (Entry){
        .gram = first_bytes(bytes + offset, width),
        .ending = last_bytes(bytes, length),
        .number = (uint32_t)(self->count - 1),
        .length = (uint32_t)length,
        .offset = (uint32_t)offset,
        .next = *head,
    };
    *head = (uint32_t)++self->entry_count;
}

static void enter(Literals *self, Grams *grams, size_t offset, size_t width) {
    uint64_t key = hash_at(self->bytes.bytes + self->known[self->count - 1].start + offset, width);
    set(grams->filter, first_bit(key));
    set(grams->filter, second_bit(key));
    chain(self, &grams->heads[key >> (64 - HEAD_BITS)], offset, width);
}

/* Enter the literal that was added last by its grams. */
static void enter_last(Literals *self) {
    size_t start = self->known[self->count - 1].start, length = self->bytes.length - start;
    const unsigned char *bytes = self->bytes.bytes + start;
    if (length == 1) {
        for (unsigned second = 0; second < 256; second++)
            set(self->pairs.filter, *bytes | second << 8);
        chain(self, &self->single[*bytes], 0, 1);
    } else if (*bytes == '\n') {
        int kind = 0;
        self->follows_newline[bytes[1]] = 1;
        while (widths[kind] > length)
            kind++;
        enter(self, &self->beginnings[kind], 0, widths[kind]);
    } else if (length > WIDE) {
        size_t offset = rarest(bytes, length, WIDE + 1);
        enter(self, &self->wide, offset, WIDE);
        enter(self, &self->wide, offset + 1, WIDE);
    } else if (length >= NARROW) {
        enter(self, &self->narrow, rarest(bytes, length, NARROW), NARROW);
    } else {
        size_t offset = rarest(bytes, length, 2);
        uint32_t pair = (uint32_t)first_bytes(bytes + offset, 2);
        set(self->pairs.filter, pair);
        chain(self, &self->pairs.heads[pair], offset, 2);
    }
}

int add_literal(Literals *self, PyObject *text) {
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    Literal *known = grown(self->known, &self->room, self->count, sizeof *known);
    if (known == NULL)
        return -1;
    self->known = known;
    Entry *entries = grown(self->entries, &self->entry_room, self->entry_count + 1, sizeof *entries);
    if (entries == NULL)
        return -1;
    self->entries = entries;
    size_t start = self->bytes.length;
    if (reserve(&self->bytes, 4 * (size_t)length) < 0)
        return -1;
    add_folded(&self->bytes, PyUnicode_KIND(text), PyUnicode_DATA(text), 0, length);
    if (self->bytes.length > UINT32_MAX || self->entry_count > UINT32_MAX - 2) {
        PyErr_SetString(PyExc_OverflowError, "too many literals");
        return -1;
    }
    memset(self->bytes.bytes + self->bytes.length, 0, PADDING);
    self->known[self->count++] = (Literal){.start = (uint32_t)start};
    enter_last(self);
    return 0;
}

/* Put the entries of each chain beside one another in another array. */
static void move_chains(Literals *self, Entry *to, size_t *count, uint32_t *heads, size_t chains) {
    for (size_t i = 0; i < chains; i++) {
        uint32_t entry = heads[i];
        heads[i] = entry ? (uint32_t)*count + 1 : 0;
        while (entry) {
            Entry *moved = &to[(*count)++];
            *moved = self->entries[entry - 1];
            entry = moved->next;
            moved->next = entry ? (uint32_t)*count + 1 : 0;
        }
    }
}

int order_literals(Literals *self) {
    Entry *ordered = PyMem_New(Entry, self->entry_count + 1);
    size_t count = 0;
    if (ordered == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (int kind = 0; kind < BEGINNINGS; kind++)
        move_chains(self, ordered, &count, self->beginnings[kind].heads, 1 << HEAD_BITS);
    move_chains(self, ordered, &count, self->wide.heads, 1 << HEAD_BITS);
    move_chains(self, ordered, &count, self->narrow.heads, 1 << HEAD_BITS);
    move_chains(self, ordered, &count, self->pairs.heads, 1 << 16);
    move_chains(self, ordered, &count, self->single, 256);
    PyMem_Free(self->entries);
    self->entries = ordered;
    self->entry_room = self->entry_count + 1;
    return 0;
}

void free_literals(Literals *self) {
    PyMem_Free(self->bytes.bytes);
    PyMem_Free(self->known);
    PyMem_Free(self->entries);
    PyMem_Free(self->matches);
}

/* Note those of a chain of literals that stand where their gram is at a place. `line` is the last that begins there or
   before. */
static int note(Literals *self, uint32_t entry, uint64_t gram, const Lines *lines, size_t place, size_t line) {
    const Encoded *text = lines->text;
    for (; entry; entry = self->entries[entry - 1].next) {
        const Entry *by = &self->entries[entry - 1];
        if (by->gram != gram || place < by->offset)
            continue;
        size_t start = place - by->offset, length = by->length;
        const unsigned char *bytes = text->bytes + start;
        if (text->length - start < length || last_bytes(bytes, length) != by->ending)
            continue;
        Literal *literal = &self->known[by->number];
        if (memcmp(bytes, self->bytes.bytes + literal->start, length) != 0)
            continue;
        size_t own = line;
        while (lines->starts[own] > start && *bytes != '\n')
            own--; /* the literal holds a newline */
        size_t stamp = self->lines_before + own + 1;
        if (literal->seen == stamp)
            continue;
        literal->seen = stamp;
        Match *matches = grown(self->matches, &self->match_room, self->match_count, sizeof *matches);
        if (matches == NULL)
            return -1;
        self->matches = matches;
        self->matches[self->match_count++] = (Match){own, by->number};
    }
    return 0;
}

static inline int look_up(Literals *self, const Grams *grams, uint64_t key, uint64_t gram, const Lines *lines, size_t place,
                          size_t line) {
    if (!has(grams->filter, first_bit(key)) || !has(grams->filter, second_bit(key)))
        return 0;
    return note(self, grams->heads[key >> (64 - HEAD_BITS)], gram, lines, place, line);
}

/* Look for the literals that begin with a newline. */
static int scan_beginnings(Literals *self, const Lines *lines) {
    for (size_t line = 0; line < lines->count; line++) {
        size_t place = lines->starts[line] - 1;
        const unsigned char *bytes = lines->text->bytes + place;
        if (!self->follows_newline[bytes[1]]) /* as most blank lines have nothing to look for */
            continue;
        uint64_t gram = first_bytes(bytes, 8), half = first_bytes(bytes, 4), pair = first_bytes(bytes, 2);
        if (look_up(self, &self->beginnings[0], hash_at(bytes, 16), gram, lines, place, line) < 0 ||
            look_up(self, &self->beginnings[1], hash(gram), gram, lines, place, line) < 0 ||
            look_up(self, &self->beginnings[2], hash(half), half, lines, place, line) < 0 ||
            look_up(self, &self->beginnings[3], hash(pair), pair, lines, place, line) < 0)
            return -1;
    }
    return 0;
}

/* Look at a place for short literals that begin with none. `line` is the last that begins there or before. */
static int look_up_short(Literals *self, uint64_t gram, const Lines *lines, size_t place, size_t line) {
    uint64_t narrow = gram & 0xffffffff, pair = gram & 0xffff, single = gram & 0xff;
    if (look_up(self, &self->narrow, hash(narrow), narrow, lines, place, line) < 0)
        return -1;
    if (!has(self->pairs.filter, (uint32_t)pair))
        return 0;
    return note(self, self->pairs.heads[pair], pair, lines, place, line) < 0 ||
                   note(self, self->single[single], single, lines, place, line) < 0
               ? -1
               : 0;
}

/* Look for all others. */
static int scan_places(Literals *self, const Lines *lines) {
    const unsigned char *bytes = lines->text->bytes, *wide = self->wide.filter, *narrow = self->narrow.filter,
                        *pairs = self->pairs.filter;
    size_t line = 0;
    for (size_t place = 0; place < lines->text->length; place += 2) {
        uint64_t gram = first_bytes(bytes + place, 8), next = gram >> 8, key = hash(gram);
        int here = has(narrow, first_bit(hash(gram & 0xffffffff))) | has(pairs, gram & 0xffff);
        int there = has(narrow, first_bit(hash(next & 0xffffffff))) | has(pairs, next & 0xffff);
        if (!(has(wide, first_bit(key)) | here | there))
            continue;
        while (line + 1 < lines->count && lines->starts[line + 1] <= place)
            line++;
        if (look_up(self, &self->wide, key, gram, lines, place, line) < 0 ||
            (here && look_up_short(self, gram, lines, place, line) < 0))
            return -1;
        size_t other = line + (line + 1 < lines->count && lines->starts[line + 1] == place + 1);
        if (there && place + 1 < lines->text->length && look_up_short(self, next, lines, place + 1, other) < 0)
            return -1;
    }
    return 0;
}

static int compare(const void *one, const void *other) {
    const Match *a = one, *b = other;
    return a->line != b->line ? (a->line > b->line) - (a->line < b->line) : (a->number > b->number) - (a->number < b->number);
}

int match_literals(Literals *self, const Lines *lines) {
    self->match_count = 0;
    int failed = scan_beginnings(self, lines) < 0 || scan_places(self, lines) < 0;
    self->lines_before += lines->count;
    if (!failed && self->match_count)
        qsort(self->matches, self->match_count, sizeof *self->matches, compare);
    return failed ? -1 : 0;
}
