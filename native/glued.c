/* may_be_glued of rules/glued_words.py: which words a known one and an ending, or a letter and a common one, may make. */
#include "word_reader.h"

enum { SHORTEST = 3, LONGEST_ENDING = 9 };

typedef struct {
    const Table *links, *openers, *common;
    PyObject *rare; /* a WordFile */
} Known;

static int is_among(const Table *words, const char *letters, Py_ssize_t length) {
    Word word = word_of(letters, (size_t)length);
    return has_word(words, &word);
}

/* Whether a word may be glued. */
static int is_glued(const Known *known, const char *letters, Py_ssize_t length) {
    int found = 0;
    if ((letters[0] == 'a' || letters[0] == 'i') && length > SHORTEST)
        found = is_among(known->common, letters + 1, length - 1);
    Py_ssize_t cut = length - LONGEST_ENDING > SHORTEST ? length - LONGEST_ENDING : SHORTEST;
    for (; cut < length && found == 0; cut++) {
        int is_opener = is_among(known->openers, letters + cut, length - cut);
        if (is_opener || (cut > SHORTEST && is_among(known->links, letters + cut, length - cut)))
            found = is_among(known->common, letters, cut);
        if (is_opener && found == 0)
            found = is_in_word_file(known->rare, letters, cut);
    }
    return found;
}

static PyObject *may_be_glued(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *words;
    WordSet *links, *openers, *common;
    Known known;
    if (!PyArg_ParseTuple(args, "O!O!O!O!O!", &PyList_Type, &words, WordSetType, &links, WordSetType, &openers,
                          WordSetType, &common, WordFileType, &known.rare))
        return NULL;
    known.links = &links->words;
    known.openers = &openers->words;
    known.common = &common->words;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found != NULL && i < PyList_GET_SIZE(words); i++) {
        PyObject *word = PyList_GET_ITEM(words, i);
        if (!PyUnicode_Check(word) || !PyUnicode_IS_ASCII(word))
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
