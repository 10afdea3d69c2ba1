/* Many literals, looked for at once: the part of Finder that searches a text.

   Nearly all places are told by filters to have no gram of a literal. What is known of the others is fetched into the
   processor's cache while further ones are gathered, and looked at then. */
#include "grams.h"

enum { PLACES = 512, ROOM = 256, MOST = 7, AHEAD = 8 }; /* MOST suspects at two places; AHEAD of those that are looked at */

/* A place where the literals of a chain may have a gram. `line` is the last that begins there or before. */
typedef struct {
    const uint32_t *head;
    uint64_t gram;
    size_t place, line;
} Suspect;

/* Gathered before any is looked at, so that what is known of them is in the processor's cache by then. */
typedef struct {
    size_t count;
    Suspect all[ROOM];
} Suspects;

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

/* Note what stands at all places where something is suspected. */
static int note_suspects(Literals *self, Suspects *suspects, const Lines *lines) {
    size_t count = suspects->count;
    suspects->count = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t ahead = i + AHEAD < count ? *suspects->all[i + AHEAD].head : 0;
        if (ahead)
            PREFETCH(&self->entries[ahead - 1]);
        const Suspect *suspect = &suspects->all[i];
        if (note(self, *suspect->head, suspect->gram, lines, suspect->place, suspect->line) < 0)
            return -1;
    }
    return 0;
}

static inline void suspect(Suspects *suspects, const uint32_t *head, uint64_t gram, size_t place, size_t line) {
    PREFETCH(head);
    suspects->all[suspects->count++] = (Suspect){head, gram, place, line};
}

static inline void look_up(Suspects *suspects, const Grams *grams, uint64_t key, uint64_t gram, size_t place, size_t line) {
    if (has(grams->filter, first_bit(key)) && has(grams->filter, second_bit(key)))
        suspect(suspects, &grams->heads[key >> (64 - HEAD_BITS)], gram, place, line);
}

/* Look for the literals that begin with a newline. */
static int scan_beginnings(Literals *self, const Lines *lines) {
    Suspects suspects;
    suspects.count = 0;
    for (size_t line = 0; line < lines->count; line++) {
        size_t place = lines->starts[line] - 1;
        const unsigned char *bytes = lines->text->bytes + place;
        if (!self->follows_newline[bytes[1]]) /* as most blank lines have nothing to look for */
            continue;
        uint64_t gram = first_bytes(bytes, 8), half = first_bytes(bytes, 4), pair = first_bytes(bytes, 2);
        look_up(&suspects, &self->beginnings[0], hash_at(bytes, 16), gram, place, line);
        look_up(&suspects, &self->beginnings[1], hash(gram), gram, place, line);
        look_up(&suspects, &self->beginnings[2], hash(half), half, place, line);
        look_up(&suspects, &self->beginnings[3], hash(pair), pair, place, line);
        if (suspects.count > ROOM - MOST && note_suspects(self, &suspects, lines) < 0)
            return -1;
    }
    return note_suspects(self, &suspects, lines);
}

/* Look at a place for short literals that begin with none. */
static void look_up_short(Literals *self, Suspects *suspects, uint64_t gram, size_t place, size_t line) {
    uint64_t narrow = gram & 0xffffffff, pair = gram & 0xffff, single = gram & 0xff;
    look_up(suspects, &self->narrow, hash(narrow), narrow, place, line);
    if (self->pairs.filter[pair]) {
        suspect(suspects, &self->pairs.heads[pair], pair, place, line);
        suspect(suspects, &self->single[single], single, place, line);
    }
}

/* Of every second place from one to another those where, or at the next, a literal may have a gram; their number. */
static size_t find_likely(const Literals *self, const unsigned char *bytes, size_t begin, size_t end, size_t *likely) {
    const uint32_t *wide = self->wide.filter;
    const unsigned char *narrow = self->narrow_filter, *pairs = self->pairs.filter;
    size_t count = 0;
    for (size_t place = begin; place < end; place += 2) {
        uint64_t gram = first_bytes(bytes + place, 8), next = gram >> 8;
        likely[count] = place; /* without a branch, which would be mistaken at most of those */
        count += has(wide, first_bit(hash(gram))) | narrow[hash(gram & 0xffffffff) >> (64 - SHORT_BITS)] |
                 narrow[hash(next & 0xffffffff) >> (64 - SHORT_BITS)] | pairs[gram & 0xffff] | pairs[next & 0xffff];
    }
    return count;
}

/* Look for all others. */
static int scan_places(Literals *self, const Lines *lines) {
    const unsigned char *bytes = lines->text->bytes;
    size_t length = lines->text->length, line = 0, likely[PLACES / 2];
    Suspects suspects;
    suspects.count = 0;
    for (size_t begin = 0; begin < length; begin += PLACES) {
        size_t count = find_likely(self, bytes, begin, length - begin < PLACES ? length : begin + PLACES, likely);
        for (size_t i = 0; i < count; i++) {
            size_t place = likely[i];
            uint64_t gram = first_bytes(bytes + place, 8);
            while (line + 1 < lines->count && lines->starts[line + 1] <= place)
                line++;
            look_up(&suspects, &self->wide, hash(gram), gram, place, line);
            look_up_short(self, &suspects, gram, place, line);
            if (place + 1 < length)
                look_up_short(self, &suspects, gram >> 8, place + 1,
                              line + (line + 1 < lines->count && lines->starts[line + 1] == place + 1));
            if (suspects.count > ROOM - MOST && note_suspects(self, &suspects, lines) < 0)
                return -1;
        }
    }
    return note_suspects(self, &suspects, lines);
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
