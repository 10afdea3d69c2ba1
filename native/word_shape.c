/* shape_of of rules/_spelling_shape.py: which known words make up a word. */
#include "judging.h"

enum { TWO_SHORT_WORDS = 6, STEM = 4, MOST_OF_AN_ENDING = 3, FEW = 64 };

static const char *const ENDINGS[] = {"s", "er", "est", "ed", "y", "ing", "ings", "ers"};

typedef struct {
    const char *letters;
    Py_ssize_t length;
    PyObject *common, *rare; /* a WordSet and a WordFile */
} Word;

static int is_common(const Word *word, const char *letters, Py_ssize_t length) {
    return is_in_word_set(word->common, letters, length);
}

static int is_word(const Word *word, const char *letters, Py_ssize_t length) {
    return is_common(word, letters, length) || is_in_word_file(word->rare, letters, length);
}

/* The same of its first letters and an e; -1 after an error. */
static int is_word_with_e(const Word *word, Py_ssize_t length) {
    char few[FEW], *letters = length < FEW ? few : PyMem_Malloc(length + 1);
    if (letters == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memcpy(letters, word->letters, (size_t)length);
    letters[length] = 'e';
    int found = is_word(word, letters, length + 1);
    if (letters != few)
        PyMem_Free(letters);
    return found;
}

static int ends_with(const Word *word, const char *end, Py_ssize_t length) {
    return word->length > length && memcmp(word->letters + word->length - length, end, (size_t)length) == 0;
}

static int is_made_of_words(const Word *word) {
    int found = 0;
    if (word->length > TWO_SHORT_WORDS)
        for (Py_ssize_t cut = 3; cut < word->length - 2 && !found; cut++) {
            found = is_common(word, word->letters, cut) && is_common(word, word->letters + cut, word->length - cut);
        }
    return found;
}

static int follows_prefix(const Word *word, PyObject *prefixes) {
    int found = 0;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(prefixes) && !found; i++) {
        PyObject *prefix = PyTuple_GET_ITEM(prefixes, i);
        Py_ssize_t length = PyBytes_GET_SIZE(prefix);
        if (word->length - length >= STEM && memcmp(word->letters, PyBytes_AS_STRING(prefix), (size_t)length) == 0)
            found = is_word(word, word->letters + length, word->length - length);
    }
    return found;
}

/* Whether what goes before a suffix is a known word, or one with an e at its end. */
static int leads_suffix(const Word *word, PyObject *suffixes) {
    int found = 0;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(suffixes) && !found; i++) {
        const char *suffix = PyBytes_AS_STRING(PyTuple_GET_ITEM(suffixes, i));
        Py_ssize_t length = PyBytes_GET_SIZE(PyTuple_GET_ITEM(suffixes, i)), rest = word->length - length;
        if (rest < STEM || length == 0 || !ends_with(word, suffix, length))
            continue;
        found = is_word(word, word->letters, rest);
        if (!found && suffix[0] && strchr("aeiouy", suffix[0]) != NULL)
            found = is_word_with_e(word, rest);
    }
    return found;
}

static int is_inflected(const Word *word) {
    int found = 0;
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS && !found; i++) {
        Py_ssize_t length = (Py_ssize_t)strlen(ENDINGS[i]), rest = word->length - length;
        if (ends_with(word, ENDINGS[i], length) && word->letters[rest - 1] != 'e')
            found = is_word(word, word->letters, rest);
    }
    return found;
}

static int has_stem(const Word *word) {
    int found = 0;
    for (Py_ssize_t more = 1; more <= MOST_OF_AN_ENDING && word->length - more >= STEM && !found; more++)
        found = is_word(word, word->letters, word->length - more);
    return found;
}

int are_bytes(PyObject *tuple) {
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); i++)
        if (!PyBytes_Check(PyTuple_GET_ITEM(tuple, i)))
            return 0;
    return 1;
}

int shape_in(Bytes letters, PyObject *common, PyObject *rare, PyObject *prefixes, PyObject *suffixes, Shape *shape) {
    Word word = {letters.start, letters.length, common, rare};
    int derived = follows_prefix(&word, prefixes) || leads_suffix(&word, suffixes);
    *shape = (Shape){is_made_of_words(&word), derived, is_inflected(&word), has_stem(&word)};
    return PyErr_Occurred() ? -1 : 0;
}

static PyObject *shape_of(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *letters, *common, *rare, *prefixes, *suffixes;
    Shape shape;
    if (!PyArg_ParseTuple(args, "SO!O!O!O!", &letters, WordSetType, &common, WordFileType, &rare, &PyTuple_Type, &prefixes,
                          &PyTuple_Type, &suffixes))
        return NULL;
    if (!are_bytes(prefixes) || !are_bytes(suffixes))
        return PyErr_Format(PyExc_TypeError, "prefixes and suffixes are bytes");
    Bytes word = {PyBytes_AS_STRING(letters), PyBytes_GET_SIZE(letters)};
    if (shape_in(word, common, rare, prefixes, suffixes, &shape) < 0)
        return NULL;
    return Py_BuildValue("OOOO", shape.of_two ? Py_True : Py_False, shape.derived ? Py_True : Py_False,
                         shape.inflected ? Py_True : Py_False, shape.has_stem ? Py_True : Py_False);
}

static PyMethodDef functions[] = {
    {"shape_of", shape_of, METH_VARARGS, "Which known words make up a word."},
    {NULL, NULL, 0, NULL},
};

int add_word_shape(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
