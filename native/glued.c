/* may_be_glued of rules/glued_words.py: which words a known one and an ending, or a letter and a common one, may make. */
#include "word_reader.h"

enum { SHORTEST = 3, LONGEST_ENDING = 9 };

typedef struct {
    const Table *links, *openers;
    PyObject *common, *rare; /* a set, and a WordFile */
} Known;

/* Whether some letters are a common word; -1 after an error. */
static int is_common(const Known *known, const char *letters, Py_ssize_t length) {
    PyObject *word = PyBytes_FromStringAndSize(letters, length);
    int found = word == NULL ? -1 : PySet_Contains(known->common, word);
    Py_XDECREF(word);
    return found;
}

/* Whether a word may be glued; -1 after an error. */
static int is_glued(const Known *known, const char *letters, Py_ssize_t length) {
    int found = 0;
    if ((letters[0] == 'a' || letters[0] == 'i') && length > SHORTEST)
        found = is_common(known, letters + 1, length - 1);
    Py_ssize_t cut = length - LONGEST_ENDING > SHORTEST ? length - LONGEST_ENDING : SHORTEST;
    for (; cut < length && found == 0; cut++) {
        Word ending = word_of(letters + cut, (size_t)(length - cut));
        int is_opener = has_word(known->openers, &ending);
        if (is_opener || (cut > SHORTEST && has_word(known->links, &ending)))
            found = is_common(known, letters, cut);
        if (is_opener && found == 0)
            found = is_in_word_file(known->rare, letters, cut);
    }
    return found;
}

static PyObject *may_be_glued(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *words;
    WordSet *links, *openers;
    Known known;
    if (!PyArg_ParseTuple(args, "O!O!O!O!O!", &PyList_Type, &words, WordSetType, &links, WordSetType, &openers,
                          &PyFrozenSet_Type, &known.common, WordFileType, &known.rare))
        return NULL;
    known.links = &links->words;
    known.openers = &openers->words;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found != NULL && i < PyList_GET_SIZE(words); i++) {
        PyObject *word = PyList_GET_ITEM(words, i);
        if (!PyUnicode_Check(word) || !PyUnicode_IS_ASCII(word))
            continue;
        int glued = is_glued(&known, PyUnicode_DATA(word), PyUnicode_GET_LENGTH(word));
        if (glued < 0 || (glued && PyList_Append(found, word) < 0))
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
