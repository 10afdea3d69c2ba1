/* unfamiliar of rules/_spelling.py: the words of a text of which something may have to be said. */
#include "word_reader.h"

enum { SHORTEST = 3, LETTERS_BESIDE = 4 };

static int is_letter(char byte) {
    return byte >= 'a' && byte <= 'z';
}

static int is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static int is_beside_figure(const char *word, size_t length) {
    size_t run = 0;
    int after_figure = 0;
    for (size_t i = 0; i < length; i++) {
        if (is_letter(word[i])) {
            if (++run >= LETTERS_BESIDE && after_figure)
                return 1;
            continue;
        }
        after_figure = is_digit(word[i]);
        if (after_figure && run >= LETTERS_BESIDE)
            return 1;
        run = 0;
    }
    return 0;
}

enum { BESIDE_FIGURE, TELLING, PLAIN, UNKNOWN }; /* the first ones are kept in lists */

static int manner_of(const Word *word, const Table *telling, PyObject *rare) {
    if (slot_of_word(telling, word)->length)
        return TELLING;
    size_t letters = 0;
    while (letters < word->length && is_letter(word->letters[letters]))
        letters++;
    if (letters < word->length || letters < SHORTEST)
        return is_beside_figure(word->letters, word->length) ? BESIDE_FIGURE : PLAIN;
    return is_in_word_file(rare, word->letters, word->length) ? PLAIN : UNKNOWN;
}

/* What is found in a text. */
typedef struct {
    Table seen;        /* the words that are not plain */
    PyObject *unknown; /* a dict of those that no list has, each with its places */
    PyObject *lists[PLAIN];
} Found;

/* Note where a word stands if it is an unknown one; it is made one where `is_new`. */
static int note_place(const Word *word, PyObject *unknown, int is_new) {
    PyObject *written = PyUnicode_DecodeUTF8(word->letters, word->length, NULL);
    PyObject *starts = is_new ? PyList_New(0) : NULL, *start = NULL;
    int failed = written == NULL;
    if (!failed && is_new)
        failed = starts == NULL || PyDict_SetItem(unknown, written, starts) < 0;
    else if (!failed && (starts = Py_XNewRef(PyDict_GetItemWithError(unknown, written))) == NULL)
        failed = PyErr_Occurred() != NULL;
    if (!failed && starts != NULL)
        failed = (start = PyLong_FromSsize_t(word->start)) == NULL || PyList_Append(starts, start) < 0;
    Py_XDECREF(start);
    Py_XDECREF(starts);
    Py_XDECREF(written);
    return failed ? -1 : 0;
}

/* Take a word that is met for the first time into the plain ones or into what is found; -1 after an error. */
static int sort_in(const Word *word, int manner, Table *plain, Found *found) {
    if (manner == PLAIN)
        return insert_word(plain, word);
    if (insert_word(&found->seen, word) < 0)
        return -1;
    if (manner == UNKNOWN)
        return note_place(word, found->unknown, 1);
    PyObject *each = bytes_of(word);
    int failed = each == NULL || PyList_Append(found->lists[manner], each) < 0;
    Py_XDECREF(each);
    return failed ? -1 : 0;
}

enum { GROUP = 16 };

/* Read some words and have the slots fetched in which they will be looked for; -1 after an error. */
static int read_group(Reader *reader, Word *words, const Table *table) {
    int count = 0, more = 1;
    while (count < GROUP && (more = read_word(reader, &words[count])) > 0)
        PREFETCH(&table->slots[first_slot(table, words[count++].key)]);
    return more < 0 ? -1 : count;
}

/* Read all words of a text; their number, or -1 after an error. */
static Py_ssize_t read_all(Reader *reader, Table *plain, const Table *telling, PyObject *rare, Found *found) {
    Word words[GROUP];
    for (int i = 0; i < GROUP; i++)
        open_word(&words[i]);
    Py_ssize_t total = 0;
    int count = GROUP, failed = 0;
    while (count == GROUP && !failed) {
        count = read_group(reader, words, plain);
        failed = count < 0;
        total += count;
        for (int i = 0; i < count && !failed; i++) {
            const Word *word = &words[i];
            if (slot_of_word(plain, word)->length)
                continue;
            failed = (slot_of_word(&found->seen, word)->length
                          ? note_place(word, found->unknown, 0)
                          : sort_in(word, manner_of(word, telling, rare), plain, found)) < 0;
        }
    }
    for (int i = 0; i < GROUP; i++)
        close_word(&words[i]);
    return failed ? -1 : total;
}

/* Look for the unknown words anew: signs beyond ASCII that are no letters stand beside words as well. */
static PyObject *looked_for(PyObject *text, PyObject *unknown) {
    PyObject *words = PyDict_Keys(unknown), *places = words ? places_of_words(text, words) : NULL;
    Py_XDECREF(words);
    return places;
}

static PyObject *unfamiliar(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text, *rare, *answer = NULL;
    WordSet *plain, *telling;
    Reader reader;
    Found found;
    if (!PyArg_ParseTuple(args, "OO!O!O!", &text, WordSetType, &plain, WordSetType, &telling, WordFileType, &rare) ||
        open_text(&reader, text) < 0)
        return NULL;
    Py_ssize_t total = prepare(&found.seen, 4);
    found.unknown = PyDict_New();
    for (int i = 0; i < PLAIN; i++)
        total = (found.lists[i] = PyList_New(0)) == NULL ? -1 : total;
    if (total == 0 && found.unknown != NULL)
        total = read_all(&reader, &plain->words, &telling->words, rare, &found);
    else
        total = -1;
    if (total >= 0 && reader.is_beyond && PyDict_GET_SIZE(found.unknown))
        Py_SETREF(found.unknown, looked_for(text, found.unknown));
    if (total >= 0 && found.unknown != NULL)
        answer = Py_BuildValue("nOOO", total, found.unknown, found.lists[BESIDE_FIGURE], found.lists[TELLING]);
    release(&found.seen);
    close_text(&reader);
    Py_XDECREF(found.unknown);
    for (int i = 0; i < PLAIN; i++)
        Py_XDECREF(found.lists[i]);
    return answer;
}

static PyMethodDef functions[] = {
    {"unfamiliar", unfamiliar, METH_VARARGS, "The words of a text: how many, and those of which something may have to be said."},
    {NULL, NULL, 0, NULL},
};

int add_unfamiliar(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
