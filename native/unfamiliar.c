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

enum { UNKNOWN, BESIDE_FIGURE, TELLING, PLAIN };

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

/* Take a word that is met for the first time into the plain ones or into the list of its manner; -1 after an error. */
static int sort_in(const Word *word, int manner, Table *plain, Table *seen, PyObject *const *lists) {
    if (manner == PLAIN)
        return insert_word(plain, word);
    if (insert_word(seen, word) < 0)
        return -1;
    PyObject *each = manner == UNKNOWN ? PyUnicode_DecodeASCII(word->letters, word->length, NULL) : bytes_of(word);
    int failed = each == NULL || PyList_Append(lists[manner], each) < 0;
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

static PyObject *unfamiliar(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text, *rare, *lists[PLAIN], *found = NULL;
    WordSet *plain, *telling;
    Reader reader;
    Word words[GROUP];
    Table seen;
    if (!PyArg_ParseTuple(args, "OO!O!O!", &text, WordSetType, &plain, WordSetType, &telling, WordFileType, &rare) ||
        open_text(&reader, text) < 0)
        return NULL;
    for (int i = 0; i < GROUP; i++)
        open_word(&words[i]);
    int count = prepare(&seen, 4) < 0 ? -1 : GROUP;
    for (int i = 0; i < PLAIN; i++)
        count = (lists[i] = PyList_New(0)) == NULL ? -1 : count;
    while (count == GROUP) {
        count = read_group(&reader, words, &plain->words);
        for (int i = 0; i < count; i++) {
            const Word *word = &words[i];
            if (slot_of_word(&plain->words, word)->length || slot_of_word(&seen, word)->length)
                continue;
            if (sort_in(word, manner_of(word, &telling->words, rare), &plain->words, &seen, lists) < 0)
                count = -1;
        }
    }
    release(&seen);
    for (int i = 0; i < GROUP; i++)
        close_word(&words[i]);
    close_text(&reader);
    if (count >= 0)
        found = PyTuple_Pack(PLAIN, lists[UNKNOWN], lists[BESIDE_FIGURE], lists[TELLING]);
    for (int i = 0; i < PLAIN; i++)
        Py_XDECREF(lists[i]);
    return found;
}

static PyMethodDef functions[] = {
    {"unfamiliar", unfamiliar, METH_VARARGS, "The words of a text of which something may have to be said."},
    {NULL, NULL, 0, NULL},
};

int add_unfamiliar(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
