/* The search of rules/_spelling_search.py: which words a misspelt one may have been meant to be. */
#include "alikes.h"

enum { SHORTEST_TWICE_WRONG = 5, MOST_UNLIKE = 4, SOUND_ROOM = 2 };

static const double COMMON = 5.6, ENDLESS = 99.0;
static const char SOUNDS[] = "abdfgklmnprstx";

int same_letters(Bytes a, Bytes b) {
    return a.length == b.length && memcmp(a.start, b.start, a.length) == 0;
}

Letters letters_in(Bytes word) {
    uint64_t has[2] = {0, 0};
    for (Py_ssize_t i = 0; i < word.length; i++)
        has[word.start[i] >> 6 & 1] |= (uint64_t)1 << (word.start[i] & 63);
    return (Letters){has[0], has[1]};
}

int unlike_letters(Letters one, Letters other) {
    int count = 0;
    for (uint64_t only = one.low ^ other.low; only; only &= only - 1)
        count++;
    for (uint64_t only = one.high ^ other.high; only; only &= only - 1)
        count++;
    return count;
}

int one_edit_apart(Bytes a, Bytes b) {
    if (a.length - b.length > 1 || b.length - a.length > 1)
        return 0;
    Py_ssize_t start = 0, most = a.length < b.length ? a.length : b.length;
    while (start < most && a.start[start] == b.start[start])
        start++;
    while (a.length > start && b.length > start && a.start[a.length - 1] == b.start[b.length - 1]) {
        a.length--;
        b.length--;
    }
    const char *x = a.start + start, *y = b.start + start;
    Py_ssize_t m = a.length - start, n = b.length - start;
    return (m <= 1 && n <= 1) || (m == 2 && n == 2 && x[0] == y[1] && x[1] == y[0]);
}

/* The word of some, which stand between spaces, that begins at a place; at `limit` there is none. */
static Bytes word_at(const char *word, const char *limit) {
    const char *end = memchr(word, ' ', limit - word);
    return (Bytes){word, (end ? end : limit) - word};
}

static int holds(Bytes words, Bytes word) {
    const char *at = words.start, *limit = words.start + words.length;
    while (at != NULL && at < limit) {
        Bytes each = word_at(at, limit);
        if (same_letters(each, word))
            return 1;
        at += each.length + 1;
    }
    return 0;
}

static double rarity_of(const Lines *targets, Bytes word) {
    Bytes value = value_of(targets, word.start, word.length);
    return value.start ? (double)number_in(value) / 100.0 : ENDLESS;
}

/* Add a word, if it is wanted: most that are found far away are too unlike, which is quickly seen. */
static int add(Search *search, Bytes word) {
    Alike alike = {.letters = word, .unlike = unlike_letters(search->letters, letters_in(word))};
    if ((search->reach == FAR && alike.unlike > MOST_UNLIKE) || same_letters(word, search->word))
        return 0;
    alike.rarity = rarity_of(search->targets, word);
    if (search->reach == FAR &&
        (alike.rarity >= COMMON || one_edit_apart(search->word, word) || holds(search->same_sound, word)))
        return 0;
    if (search->count == search->room) {
        Py_ssize_t room = 2 * search->room + 16;
        Alike *found = PyMem_Realloc(search->found, room * sizeof *found);
        if (found == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        search->found = found;
        search->room = room;
    }
    search->found[search->count++] = alike;
    return 0;
}

/* Add those of some words, which stand between spaces, that are wanted; or of them those one edit apart. */
static int add_all(Search *search, Bytes words, int near_only) {
    const char *at = words.start, *limit = words.start + words.length;
    while (at != NULL && at < limit) {
        Bytes each = word_at(at, limit);
        if ((!near_only || one_edit_apart(search->word, each)) && add(search, each) < 0)
            return -1;
        at += each.length + 1;
    }
    return 0;
}

/* A word without one of its letters. */
static Bytes without(Bytes word, Py_ssize_t letter, char *into) {
    memcpy(into, word.start, letter);
    memcpy(into + letter, word.start + letter + 1, word.length - letter - 1);
    return (Bytes){into, word.length - 1};
}

static int add_longer(Search *search, Bytes piece, int near_only) {
    return add_all(search, in_word_file(search->shortened, piece.start, piece.length), near_only);
}

/* Add a piece of the word if it is a word; it is the table's own that is kept. */
static int add_if_target(Search *search, Bytes piece) {
    Bytes value = value_of(search->targets, piece.start, piece.length);
    if (value.start == NULL)
        return 0;
    const char *end = value.start - (value.start > (const char *)search->targets->bytes.buf && value.start[-1] == ' ');
    return add(search, (Bytes){end - piece.length, piece.length});
}

/* Have what is known of a word without one of its letters, the first of them or one behind it, fetched. */
static void expect_pieces(const Search *search, Bytes word, Py_ssize_t first, char *room) {
    for (int step = 0; step < STEPS_TO_FETCH; step++) {
        for (Py_ssize_t i = first; i < word.length; i++) {
            Bytes piece = without(word, i, room);
            expect_in_word_file(search->shortened, piece.start, piece.length, step);
            expect_value(search->targets, piece.start, piece.length, step);
        }
    }
}

static int add_look_alikes(Search *search, char *room) {
    expect_pieces(search, search->word, 0, room);
    if (add_longer(search, search->word, 0) < 0)
        return -1;
    for (Py_ssize_t i = 0; i < search->word.length; i++) {
        Bytes piece = without(search->word, i, room);
        if (add_longer(search, piece, 1) < 0 || add_if_target(search, piece) < 0)
            return -1;
    }
    return 0;
}

static int add_sounding(Search *search, const char *sound, Py_ssize_t length) {
    return add_all(search, value_of(search->sounds, sound, length), 0);
}

/* Add what sounds as a sound with a consonant left out, put in or exchanged, or with two swapped. */
static int add_sounds_nearby(Search *search, const char *sound, Py_ssize_t length, char *room) {
    for (Py_ssize_t i = 0; i <= length; i++) {
        Py_ssize_t rest = i < length ? length - i - 1 : 0;
        memcpy(room, sound, length);
        if (i + 1 < length) {
            room[i] = sound[i + 1];
            room[i + 1] = sound[i];
        }
        if (add_sounding(search, room, length) < 0)
            return -1;
        memcpy(room, sound, i);
        memcpy(room + i, sound + length - rest, rest);
        if (add_sounding(search, room, i + rest) < 0)
            return -1;
        for (const char *consonant = SOUNDS; *consonant; consonant++) {
            room[i] = *consonant;
            memcpy(room + i + 1, sound + length - rest, rest);
            if (add_sounding(search, room, i + 1 + rest) < 0)
                return -1;
            memcpy(room + i + 1, sound + i, length - i);
            if (add_sounding(search, room, length + 1) < 0)
                return -1;
        }
    }
    return 0;
}

static int add_twice_wrong(Search *search, char *room, char *other_room) {
    for (Py_ssize_t i = 0; i < search->word.length; i++) {
        Bytes once = without(search->word, i, room);
        if (add_longer(search, once, 0) < 0)
            return -1;
        expect_pieces(search, once, i, other_room);
        for (Py_ssize_t j = i; j < once.length; j++) {
            Bytes twice = without(once, j, other_room);
            if (add_longer(search, twice, 0) < 0 || add_if_target(search, twice) < 0)
                return -1;
        }
    }
    return 0;
}

int gather(Search *search) {
    search->letters = letters_in(search->word);
    char *room = PyMem_Malloc(2 * (search->word.length + SOUND_ROOM));
    if (room == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    char *other_room = room + search->word.length + SOUND_ROOM;
    int failed = 0;
    if (search->reach != FAR)
        failed = add_look_alikes(search, room) < 0;
    if (search->reach != NEAREST && !failed) {
        Py_ssize_t length = sound(search->word, room);
        search->same_sound = value_of(search->sounds, room, length);
        if (search->reach == NEAR)
            failed = add_all(search, search->same_sound, 0) < 0;
        else
            failed = add_sounds_nearby(search, room, length, other_room) < 0 ||
                     (search->word.length >= SHORTEST_TWICE_WRONG && add_twice_wrong(search, room, other_room) < 0);
    }
    PyMem_Free(room);
    return failed ? -1 : 0;
}
