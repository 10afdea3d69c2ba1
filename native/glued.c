/* may_be_glued of rules/glued_words.py: which words a known one and an ending, or a letter and a common one, may make. */
#include "word_reader.h"

enum { SHORTEST = 3, LONGEST_ENDING = 9 };

typedef struct {
    const Table *endings, *openers, *common;
    PyObject *rare; /* a WordFile */
} Known;

static int is_among(const Table *words, const char *letters, Py_ssize_t length) {
    Word word = word_of(letters, (size_t)length);
    return has_word(words, &word);
}

/* Whether a word of small letters may be glued. */
static int is_glued(const Known *known, const char *letters, Py_ssize_t length) {
    int found = 0;
    if ((letters[0] == 'a' || letters[0] == 'i') && length > SHORTEST)
        found = is_among(known->common, letters + 1, length - 1);
    Py_ssize_t cut = length - LONGEST_ENDING > SHORTEST ? length - LONGEST_ENDING : SHORTEST;
    for (; cut < length && found == 0; cut++) {
        char padded[SHORT] = {0};
        memcpy(padded, letters + cut, (size_t)(length - cut));
        Word ending = {.low = load(padded), .high = load(padded + WHOLE), .length = (size_t)(length - cut)};
        if (!has_word(known->endings, &ending))
            continue;
        int is_opener = has_word(known->openers, &ending);
        found = (is_opener || cut > SHORTEST) && is_among(known->common, letters, cut);
        if (is_opener && found == 0)
            found = is_in_word_file(known->rare, letters, cut);
    }
    return found;
}

static int are_small_letters(PyObject *word) {
    if (!PyUnicode_Check(word) || !PyUnicode_IS_ASCII(word))
        return 0;
    const char *letters = PyUnicode_DATA(word);
    for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(word); i++)
        if (letters[i] < 'a' || letters[i] > 'z')
            return 0;
    return 1;
}

static PyObject *may_be_glued(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *words;
    WordSet *endings, *openers, *common;
    Known known;
    if (!PyArg_ParseTuple(args, "O!O!O!O!O!", &PyList_Type, &words, WordSetType, &endings, WordSetType, &openers,
                          WordSetType, &common, WordFileType, &known.rare))
        return NULL;
    known.endings = &endings->words;
    known.openers = &openers->words;
    known.common = &common->words;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found != NULL && i < PyList_GET_SIZE(words); i++) {
        PyObject *word = PyList_GET_ITEM(words, i);
        if (!are_small_letters(word))
            continue;
        if (is_glued(&known, PyUnicode_DATA(word), PyUnicode_GET_LENGTH(word)) && PyList_Append(found, word) < 0)
            Py_CLEAR(found);
    }
    return found;
}

static PyMethodDef functions[] = {
    {"may_be_glued", may_be_glued, METH_VARARGS, "The words that two others may make without a space."},
    {NULL, NULL, 0, NULL},
};

int add_glued(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
