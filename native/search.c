/* The search of rules/_spelling_search.py: which words a misspelt one may have been meant to be. */
#include "spelling.h"

#include <stdlib.h>

enum { SHORTEST_TWICE_WRONG = 5, MOST_UNLIKE = 4, SOUND_ROOM = 2 };

static const double COMMON = 5.6, RARITY_WEIGHT = 0.8, DEAREST = 5.6, CLOSE = 3.0, ENDLESS = 99.0;
static const double LEAST[] = {0.0, 0.0, 1.8, 3.1, 4.2, 5.2};
static const char SOUNDS[] = "abdfgklmnprstx", VOWELS[] = "aeiouyh", SILENT[] = "aeiouyhw";
static const char *const OPENINGS[][2] = {{"kn", "n"}, {"wr", "r"}, {"ps", "s"}};
static const char *const SPELLINGS[][2] = {
    {"ph", "f"}, {"tch", "x"}, {"ch", "x"}, {"sh", "x"},  {"ght", "t"}, {"gh", ""},  {"dg", "g"}, {"ck", "k"}, {"qu", "k"},
    {"q", "k"},  {"ce", "se"}, {"ci", "si"}, {"cy", "sy"}, {"c", "k"},   {"z", "s"}, {"j", "g"},  {"v", "f"},
};

/* The letters of a word, which has only those of ASCII; 0, or -1 after an error. */
static int letters_of(PyObject *word, Bytes *letters) {
    if (!PyUnicode_Check(word)) {
        PyErr_SetString(PyExc_TypeError, "a word is a str");
        return -1;
    }
    letters->start = PyUnicode_AsUTF8AndSize(word, &letters->length);
    if (letters->start == NULL)
        return -1;
    if (!PyUnicode_IS_ASCII(word)) {
        Py_XDECREF(PyUnicode_AsASCIIString(word)); /* says what is wrong */
        return -1;
    }
    return 0;
}

static int equal(Bytes a, Bytes b) {
    return a.length == b.length && memcmp(a.start, b.start, a.length) == 0;
}

/* ---- how a word sounds ---- */

/* Put a shorter or equally long string in the place of another; the new length of the word. */
static Py_ssize_t respell(char *word, Py_ssize_t length, const char *old, const char *new) {
    Py_ssize_t from = (Py_ssize_t)strlen(old), to = (Py_ssize_t)strlen(new), kept = 0;
    for (Py_ssize_t i = 0; i < length;) {
        if (length - i >= from && memcmp(word + i, old, from) == 0) {
            memcpy(word + kept, new, to);
            kept += to;
            i += from;
        } else {
            word[kept++] = word[i++];
        }
    }
    return kept;
}

/* Write how a word sounds into room for its letters and one more; the number of letters written. */
static Py_ssize_t sound(Bytes word, char *into) {
    Py_ssize_t length = word.length, kept = 1;
    memcpy(into, word.start, length);
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++) {
        if (length >= 2 && memcmp(into, OPENINGS[i][0], 2) == 0) {
            into[0] = OPENINGS[i][1][0];
            memmove(into + 1, into + 2, --length - 1);
        }
    }
    for (size_t i = 0; i < sizeof SPELLINGS / sizeof *SPELLINGS; i++)
        length = respell(into, length, SPELLINGS[i][0], SPELLINGS[i][1]);
    if (length == 0 || memchr(VOWELS, into[0], sizeof VOWELS - 1))
        into[0] = 'a';
    for (Py_ssize_t i = 1; i < length; i++) {
        if (!memchr(SILENT, into[i], sizeof SILENT - 1) && into[i] != into[kept - 1])
            into[kept++] = into[i];
    }
    return kept;
}

static PyObject *sound_of(PyObject *Py_UNUSED(module), PyObject *word) {
    Bytes letters;
    if (letters_of(word, &letters) < 0)
        return NULL;
    char *into = PyMem_Malloc(letters.length + 1);
    if (into == NULL)
        return PyErr_NoMemory();
    PyObject *found = PyUnicode_FromStringAndSize(into, sound(letters, into));
    PyMem_Free(into);
    return found;
}

/* ---- words that look or sound alike ---- */

/* Which characters of ASCII a word has, a bit for each. */
typedef struct {
    uint64_t low, high;
} Letters;

static Letters letters_in(Bytes word) {
    uint64_t has[2] = {0, 0};
    for (Py_ssize_t i = 0; i < word.length; i++)
        has[word.start[i] >> 6 & 1] |= (uint64_t)1 << (word.start[i] & 63);
    return (Letters){has[0], has[1]};
}

/* How many letters only one of two words has. */
static int unlike_letters(Letters one, Letters other) {
    int count = 0;
    for (uint64_t only = one.low ^ other.low; only; only &= only - 1)
        count++;
    for (uint64_t only = one.high ^ other.high; only; only &= only - 1)
        count++;
    return count;
}

typedef struct {
    PyObject *shortened;
    const Lines *targets, *sounds;
    Bytes word;
    Letters letters; /* of the word */
    PyObject *found; /* a set */
} Search;

static double rarity_of(const Lines *targets, Bytes word) {
    Bytes value = value_of(targets, word.start, word.length);
    return value.start ? (double)number_in(value) / 100.0 : ENDLESS;
}

static int one_edit_apart(Bytes a, Bytes b) {
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

/* Whether a word is one that is looked for: near ones, or common ones further away. */
typedef int (*Wanted)(const Search *search, Bytes word);

static int is_any(const Search *search, Bytes word) {
    return !equal(word, search->word);
}

static int is_near(const Search *search, Bytes word) {
    return one_edit_apart(search->word, word) && !equal(word, search->word);
}

static int is_common(const Search *search, Bytes word) {
    return unlike_letters(search->letters, letters_in(word)) <= MOST_UNLIKE && rarity_of(search->targets, word) < COMMON;
}

static int add(const Search *search, Bytes word, Wanted wanted) {
    if (!wanted(search, word))
        return 0;
    PyObject *each = PyUnicode_DecodeASCII(word.start, word.length, "strict");
    int failed = each == NULL || PySet_Add(search->found, each) < 0;
    Py_XDECREF(each);
    return failed ? -1 : 0;
}

/* Add those of some words, which stand between spaces, that are wanted. */
static int add_all(const Search *search, Bytes words, Wanted wanted) {
    const char *word = words.start, *limit = words.start + words.length;
    while (word != NULL && word < limit) {
        const char *end = memchr(word, ' ', limit - word);
        end = end ? end : limit;
        if (add(search, (Bytes){word, end - word}, wanted) < 0)
            return -1;
        word = end + 1;
    }
    return 0;
}

/* A word without one of its letters. */
static Bytes without(Bytes word, Py_ssize_t letter, char *into) {
    memcpy(into, word.start, letter);
    memcpy(into + letter, word.start + letter + 1, word.length - letter - 1);
    return (Bytes){into, word.length - 1};
}

static int add_longer(const Search *search, Bytes piece, Wanted wanted) {
    return add_all(search, in_word_file(search->shortened, piece.start, piece.length), wanted);
}

static int add_if_target(const Search *search, Bytes piece, Wanted wanted) {
    return value_of(search->targets, piece.start, piece.length).start ? add(search, piece, wanted) : 0;
}

static int add_look_alikes(const Search *search, char *room) {
    if (add_longer(search, search->word, is_any) < 0)
        return -1;
    for (Py_ssize_t i = 0; i < search->word.length; i++) {
        Bytes piece = without(search->word, i, room);
        if (add_longer(search, piece, is_near) < 0 || add_if_target(search, piece, is_any) < 0)
            return -1;
    }
    return 0;
}

static int add_sound(const Search *search, const char *sound, Py_ssize_t length) {
    return add_all(search, value_of(search->sounds, sound, length), is_common);
}

/* Add what sounds as a sound with a consonant left out, put in or exchanged, or with two swapped. */
static int add_sounds_nearby(const Search *search, char *sound, Py_ssize_t length, char *room) {
    for (Py_ssize_t i = 0; i <= length; i++) {
        Py_ssize_t rest = i < length ? length - i - 1 : 0;
        memcpy(room, sound, length);
        if (i + 1 < length) {
            room[i] = sound[i + 1];
            room[i + 1] = sound[i];
        }
        if (add_sound(search, room, length) < 0)
            return -1;
        memcpy(room, sound, i);
        memcpy(room + i, sound + length - rest, rest);
        if (add_sound(search, room, i + rest) < 0)
            return -1;
        for (const char *consonant = SOUNDS; *consonant; consonant++) {
            room[i] = *consonant;
            memcpy(room + i + 1, sound + length - rest, rest);
            if (add_sound(search, room, i + 1 + rest) < 0)
                return -1;
            memcpy(room + i + 1, sound + i, length - i);
            if (add_sound(search, room, length + 1) < 0)
                return -1;
        }
    }
    return 0;
}

static int add_twice_wrong(const Search *search, char *room, char *other_room) {
    for (Py_ssize_t i = 0; i < search->word.length; i++) {
        Bytes once = without(search->word, i, room);
        if (add_longer(search, once, is_common) < 0)
            return -1;
        for (Py_ssize_t j = i; j < once.length; j++) {
            Bytes twice = without(once, j, other_room);
            if (add_longer(search, twice, is_common) < 0 || add_if_target(search, twice, is_common) < 0)
                return -1;
        }
    }
    return 0;
}

static PyObject *look_alikes(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *word, *targets;
    Search search = {0};
    if (!PyArg_ParseTuple(args, "OO!O!", &word, WordFileType, &search.shortened, WordTableType, &targets) ||
        letters_of(word, &search.word) < 0)
        return NULL;
    search.targets = lines_of_table(targets);
    char *room = PyMem_Malloc(search.word.length + 1);
    if (room == NULL)
        return PyErr_NoMemory();
    search.found = PySet_New(NULL);
    if (search.found != NULL && add_look_alikes(&search, room) < 0)
        Py_CLEAR(search.found);
    PyMem_Free(room);
    return search.found;
}

static PyObject *common_words_two_edits_off(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *word, *targets, *sounds;
    Search search = {0};
    if (!PyArg_ParseTuple(args, "OO!O!O!", &word, WordFileType, &search.shortened, WordTableType, &targets,
                          WordTableType, &sounds) ||
        letters_of(word, &search.word) < 0)
        return NULL;
    search.targets = lines_of_table(targets);
    search.sounds = lines_of_table(sounds);
    search.letters = letters_in(search.word);
    char *room = PyMem_Malloc(2 * (search.word.length + SOUND_ROOM));
    if (room == NULL)
        return PyErr_NoMemory();
    char *other_room = room + search.word.length + SOUND_ROOM;
    search.found = PySet_New(NULL);
    if (search.found != NULL &&
        (add_sounds_nearby(&search, room, sound(search.word, room), other_room) < 0 ||
         (search.word.length >= SHORTEST_TWICE_WRONG && add_twice_wrong(&search, room, other_room) < 0)))
        Py_CLEAR(search.found);
    PyMem_Free(room);
    return search.found;
}

/* ---- what the slips would cost ---- */

typedef struct {
    PyObject *word; /* borrowed */
    Bytes letters;
    double rarity, distance;
    int unlike;
} Alike;

static int by_letters(const Alike *one, const Alike *other) {
    Py_ssize_t a = one->letters.length, b = other->letters.length;
    int order = memcmp(one->letters.start, other->letters.start, a < b ? a : b);
    return order ? order : (a > b) - (a < b);
}

static int by_distance(const void *one, const void *other) {
    double a = ((const Alike *)one)->distance, b = ((const Alike *)other)->distance;
    return a != b ? (a > b) - (a < b) : by_letters(one, other);
}

static int by_unlikeness(const void *one, const void *other) {
    const Alike *a = one, *b = other;
    if (a->unlike != b->unlike)
        return (a->unlike > b->unlike) - (a->unlike < b->unlike);
    return a->rarity != b->rarity ? (a->rarity > b->rarity) - (a->rarity < b->rarity) : by_letters(a, b);
}

static int same_letter(Bytes a, Bytes b, int last) {
    if (a.length == 0 || b.length == 0)
        return a.length == b.length;
    return last ? a.start[a.length - 1] == b.start[b.length - 1] : a.start[0] == b.start[0];
}

/* Fill the list with what was found, the word itself left out; the number of words, or -1 after an error. */
static Py_ssize_t read_alikes(Bytes word, PyObject *found, const Lines *targets, Alike *alikes) {
    Py_ssize_t count = 0;
    Letters own = letters_in(word);
    for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(found); i++) {
        Alike each = {.word = PySequence_Fast_GET_ITEM(found, i)};
        if (letters_of(each.word, &each.letters) < 0)
            return -1;
        if (equal(each.letters, word))
            continue;
        each.rarity = rarity_of(targets, each.letters);
        each.unlike = unlike_letters(own, letters_in(each.letters));
        Py_ssize_t longer = each.letters.length - word.length;
        each.distance = 0.7 * (double)(longer < 0 ? -longer : longer) + !same_letter(word, each.letters, 0) +
                        0.5 * !same_letter(word, each.letters, 1) + 0.8 * each.rarity;
        alikes[count++] = each;
    }
    return count;
}

/* Add those to the list that do not cost much more than the cheapest. */
static int add_cheap(Bytes word, const Alike *alikes, Py_ssize_t count, PyObject *costs, PyObject *kept) {
    double best = ENDLESS;
    for (const Alike *each = alikes; each < alikes + count; each++) {
        double slip, weight = RARITY_WEIGHT * each->rarity, room = best + CLOSE - weight;
        room = room < DEAREST ? room : DEAREST;
        if (each->unlike >= (int)(sizeof LEAST / sizeof *LEAST) || LEAST[each->unlike] >= room)
            continue;
        if (slip_cost(costs, each->letters, word, room, &slip) < 0)
            return -1;
        if (slip >= DEAREST)
            continue;
        PyObject *entry = Py_BuildValue("(Odd)", each->word, each->rarity, slip);
        int failed = entry == NULL || PyList_Append(kept, entry) < 0;
        Py_XDECREF(entry);
        if (failed)
            return -1;
        best = slip + weight < best ? slip + weight : best;
    }
    return 0;
}

static PyObject *weigh(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *given, *words, *targets, *costs, *kept = NULL;
    Py_ssize_t most;
    Bytes word;
    if (!PyArg_ParseTuple(args, "OOnO!O!", &given, &words, &most, WordTableType, &targets, SlipCostsType, &costs) ||
        letters_of(given, &word) < 0)
        return NULL;
    PyObject *found = PySequence_Fast(words, "words are some strings");
    if (found == NULL)
        return NULL;
    Alike *alikes = PyMem_Malloc((PySequence_Fast_GET_SIZE(found) + 1) * sizeof *alikes);
    Py_ssize_t count = alikes ? read_alikes(word, found, lines_of_table(targets), alikes) : -1;
    if (alikes == NULL)
        PyErr_NoMemory();
    if (count > most) {
        qsort(alikes, count, sizeof *alikes, by_distance);
        count = most > 0 ? most : 0;
    }
    if (count >= 0) {
        qsort(alikes, count, sizeof *alikes, by_unlikeness);
        kept = PyList_New(0);
        if (kept != NULL && add_cheap(word, alikes, count, costs, kept) < 0)
            Py_CLEAR(kept);
    }
    PyMem_Free(alikes);
    Py_DECREF(found);
    return kept;
}

static PyMethodDef functions[] = {
    {"sound_of", sound_of, METH_O, "The consonants of a word as they sound."},
    {"look_alikes", look_alikes, METH_VARARGS, "The words that differ by a letter."},
    {"common_words_two_edits_off", common_words_two_edits_off, METH_VARARGS, "Common words further away."},
    {"weigh", weigh, METH_VARARGS, "The likeliest of the words found, each with its rarity and the cost of the slip."},
    {NULL, NULL, 0, NULL},
};

int add_search(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
