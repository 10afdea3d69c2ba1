/* word_places of rules/_spelling.py: where some words stand in a text. */
#include "spelling.h"

static const Py_UCS4 KELVIN = 0x212A, DOTTED_I = 0x130; /* the only ones whose small letters have to do with ASCII */

typedef struct {
    const char *letters;
    Py_ssize_t length;
    PyObject *places; /* borrowed from the dict that is returned */
} Wanted;

typedef struct {
    Wanted *words;
    uint32_t *slots; /* the number of a word, counted from 1 */
    size_t size;     /* a power of two */
    Py_ssize_t longest;
    char begins[32 * 32]; /* by the places in the alphabet of two letters: whether a word begins with them */
} Index;

static int is_inside(Py_UCS4 c) {
    return c < 128 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') : Py_UNICODE_ISALNUM(c);
}

/* The letter of ASCII that is the small one of a character; 128 or more where there is none. */
static Py_UCS4 small(Py_UCS4 c, int kelvin) {
    return c >= 'A' && c <= 'Z' ? c + 32 : kelvin && c == KELVIN ? 'k' : c;
}

/* The place of a letter in the alphabet, from 1; 0 for all that is no letter of ASCII. */
static unsigned char ALPHABET[256];

static void fill_alphabet(void) {
    for (int place = 1; place <= 26; place++)
        ALPHABET['a' - 1 + place] = ALPHABET['A' - 1 + place] = (unsigned char)place;
}

static inline unsigned alphabet(Py_UCS4 c, int kelvin) {
    return c < 256 ? ALPHABET[c] : kelvin && c == KELVIN ? ALPHABET['k'] : 0;
}

static size_t slot_of(const Index *index, const char *letters, Py_ssize_t length) {
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (Py_ssize_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)letters[i]) * 16777619u;
    size_t at = (hash ^ hash >> 15) & (index->size - 1);
    for (; index->slots[at]; at = (at + 1) & (index->size - 1)) {
        const Wanted *word = &index->words[index->slots[at] - 1];
        if (word->length == length && memcmp(word->letters, letters, length) == 0)
            break;
    }
    return at;
}

static int fill(Index *index, PyObject *words, PyObject *found) {
    Py_ssize_t count = PyList_GET_SIZE(words);
    for (Py_ssize_t i = 0; i < count; i++) {
        Wanted *word = &index->words[i];
        PyObject *each = PyList_GET_ITEM(words, i);
        if (!PyUnicode_Check(each)) {
            PyErr_SetString(PyExc_TypeError, "a word is a str");
            return -1;
        }
        PyObject *fresh = PyList_New(0), *places = fresh ? PyDict_SetDefault(found, each, fresh) : NULL;
        Py_XDECREF(fresh);
        if (places == NULL)
            return -1;
        if (!PyUnicode_IS_ASCII(each) || PyUnicode_GET_LENGTH(each) == 0)
            continue;
        *word = (Wanted){PyUnicode_DATA(each), PyUnicode_GET_LENGTH(each), places};
        for (unsigned second = 0; second < 32; second++) {
            if (word->length == 1 || second == alphabet(word->letters[1], 0))
                index->begins[alphabet(word->letters[0], 0) << 5 | second] = 1;
        }
        index->longest = word->length > index->longest ? word->length : index->longest;
        size_t at = slot_of(index, word->letters, word->length);
        index->slots[at] = index->slots[at] ? index->slots[at] : (uint32_t)i + 1;
    }
    return 0;
}

/* Note a place when a word begins and ends there. */
static int look_at(const Index *index, PyObject *text, Py_ssize_t start, char *letters, int kelvin) {
    const void *data = PyUnicode_DATA(text);
    int kind = PyUnicode_KIND(text);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), filled = 0;
    if (start > 0 && is_inside(PyUnicode_READ(kind, data, start - 1)))
        return 0;
    for (Py_ssize_t at = start; at < length; at++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, at);
        if (!is_inside(c))
            break;
        c = small(c, kelvin);
        if (c >= 128 || filled == index->longest)
            return 0;
        letters[filled++] = (char)c;
    }
    uint32_t number = filled ? index->slots[slot_of(index, letters, filled)] : 0;
    if (number == 0)
        return 0;
    PyObject *place = PyLong_FromSsize_t(start);
    int failed = place == NULL || PyList_Append(index->words[number - 1].places, place) < 0;
    Py_XDECREF(place);
    return failed ? -1 : 0;
}

/* Look at each place where a word may begin; called with each kind of string by itself, to be fast. */
static inline int scan(const Index *index, PyObject *text, const int kind, char *letters, int kelvin) {
    const void *data = PyUnicode_DATA(text);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    unsigned before, first = 0, second = length ? alphabet(PyUnicode_READ(kind, data, 0), kelvin) : 0;
    for (Py_ssize_t at = 0; at < length; at++) {
        before = first;
        first = second;
        second = at + 1 < length ? alphabet(PyUnicode_READ(kind, data, at + 1), kelvin) : 0;
        if ((index->begins[first << 5 | second] & (before == 0)) && look_at(index, text, at, letters, kelvin) < 0)
            return -1;
    }
    return 0;
}

static int search(const Index *index, PyObject *text, char *letters) {
    int kind = PyUnicode_KIND(text);
    if (kind == PyUnicode_1BYTE_KIND)
        return scan(index, text, PyUnicode_1BYTE_KIND, letters, 0);
    /* Where the text in small letters is longer than the text, only letters of ASCII are lowered. */
    int kelvin = PyUnicode_FindChar(text, DOTTED_I, 0, PyUnicode_GET_LENGTH(text), 1) == -1;
    if (kind == PyUnicode_2BYTE_KIND)
        return scan(index, text, PyUnicode_2BYTE_KIND, letters, kelvin);
    return scan(index, text, PyUnicode_4BYTE_KIND, letters, kelvin);
}

PyObject *places_of_words(PyObject *text, PyObject *words) {
    Index index = {.size = 2};
    Py_ssize_t count = PyList_GET_SIZE(words);
    if (count == 0)
        return PyDict_New();
    while (index.size < 2 * (size_t)count)
        index.size *= 2;
    index.words = PyMem_Calloc(count + 1, sizeof *index.words);
    index.slots = PyMem_Calloc(index.size, sizeof *index.slots);
    PyObject *found = index.words && index.slots ? PyDict_New() : PyErr_NoMemory();
    if (found != NULL && fill(&index, words, found) < 0)
        Py_CLEAR(found);
    char *letters = found ? PyMem_Malloc(index.longest + 1) : NULL;
    if (found != NULL && (letters == NULL ? (PyErr_NoMemory(), 1) : search(&index, text, letters) < 0))
        Py_CLEAR(found);
    PyMem_Free(letters);
    PyMem_Free(index.words);
    PyMem_Free(index.slots);
    return found;
}

static PyObject *word_places(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text, *words;
    if (!PyArg_ParseTuple(args, "UO!", &text, &PyList_Type, &words))
        return NULL;
    return places_of_words(text, words);
}

static PyMethodDef functions[] = {
    {"word_places", word_places, METH_VARARGS, "Where each of some words stands in a text, however it is written."},
    {NULL, NULL, 0, NULL},
};

int add_word_places(PyObject *module) {
    fill_alphabet();
    return PyModule_AddFunctions(module, functions);
}
