/* Many literals, looked for at once: the part of Finder that does so.

   A literal is looked for by a gram of it. One that begins with a newline is looked for at the beginnings of lines, by
   the widest of some widths that it has; any other by its rarest gram. A long one is looked for at every second place, by
   two wide grams that are next to each other; shorter ones at every place, by a narrow gram or by two bytes; and one byte
   by all the pairs that it begins. */
#include "grams.h"

enum { WIDE = 8, NARROW = 4 };
static const size_t widths[BEGINNINGS] = {16, 8, 4, 2};

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
            self->pairs.filter[*bytes | second << 8] = 1;
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
        size_t offset = rarest(bytes, length, NARROW);
        self->narrow_filter[hash(first_bytes(bytes + offset, NARROW)) >> (64 - SHORT_BITS)] = 1;
        enter(self, &self->narrow, offset, NARROW);
    } else {
        size_t offset = rarest(bytes, length, 2);
        uint32_t pair = (uint32_t)first_bytes(bytes + offset, 2);
        self->pairs.filter[pair] = 1;
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
