/* suspects of rules/_spelling_suspects.py: the unknown words that may be misspelt at all. */
#include "judging.h"

enum { SHORTEST_IN_CAPITALS = 5, LONGEST = 30, MOST_NOT_LISTED = 3, MOST_IN_DICTIONARY = 6, SHORTEST_STEM = 5 };
enum { LONG_TEXT = 20000 }; /* characters */

static const double NEVER_SEEN = 8.5, ATTESTED = 7.0;
static const char *const PREFIXES[] = {"anti", "micro", "nano", "non", "over", "pre", "re", "super", "un", "under"};

int read_lists(PyObject *tuple, Lists *lists) {
    PyObject *targets;
    if (!PyTuple_Check(tuple)) {
        PyErr_SetString(PyExc_TypeError, "the lists come in a tuple");
        return -1;
    }
    if (!PyArg_ParseTuple(tuple, "O!O!O!O!O!O!O!", &PyTuple_Type, &lists->kinds, WordFileType, &lists->misspellings,
                          WordFileType, &lists->doubtful, WordSetType, &lists->common, WordFileType, &lists->rare,
                          WordFileType, &lists->shortened, WordTableType, &targets))
        return -1;
    if (PyTuple_GET_SIZE(lists->kinds) != KINDS) {
        PyErr_SetString(PyExc_ValueError, "there are four kinds");
        return -1;
    }
    lists->targets = lines_of_table(targets);
    return 0;
}

Doubt doubt_of(const Lists *lists, Bytes word) {
    Bytes entry = in_word_file(lists->doubtful, word.start, word.length);
    if (entry.start == NULL)
        return (Doubt){NEVER_SEEN, 0, entry};
    const char *end = memchr(entry.start, ' ', entry.length);
    Bytes head = {entry.start, end ? end - entry.start : entry.length};
    char last = head.length ? head.start[head.length - 1] : 0;
    Doubt doubt = {(double)number_in(head) / 100.0, last && strchr("chnw", last) ? last : 0, {NULL, 0}};
    if (end)
        doubt.stored = (Bytes){end + 1, entry.start + entry.length - end - 1};
    return doubt;
}

static int is_common(const Lists *lists, Bytes word) {
    return is_in_word_set(lists->common, word.start, word.length);
}

/* Whether the first letter that stands three times does not stand there twice in a known word. */
static int is_drawn_out(const Lists *lists, Bytes word) {
    char shorter[LONGEST];
    Py_ssize_t i = 0;
    while (i + 2 < word.length && (word.start[i] != word.start[i + 1] || word.start[i] != word.start[i + 2]))
        i++;
    if (i + 2 >= word.length)
        return 0;
    memcpy(shorter, word.start, i);
    memcpy(shorter + i, word.start + i + 1, word.length - i - 1);
    int known = is_common(lists, (Bytes){shorter, word.length - 1});
    return known < 0 ? -1 : !(known || is_in_word_file(lists->rare, shorter, word.length - 1));
}

/* Whether a word is the plural of a common one, or a common one after a common prefix. */
static int is_plainly_derived(const Lists *lists, Bytes word) {
    int found = 0;
    if (word.length && word.start[word.length - 1] == 's')
        found = is_common(lists, (Bytes){word.start, word.length - 1});
    for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES && !found; i++) {
        Py_ssize_t length = (Py_ssize_t)strlen(PREFIXES[i]);
        if (word.length < length || memcmp(word.start, PREFIXES[i], length) != 0)
            continue;
        return word.length - length < SHORTEST_STEM ? 0 : is_common(lists, (Bytes){word.start + length, word.length - length});
    }
    return found;
}

static int may_be_misspelt(const Lists *lists, Bytes word, Doubt doubt, int listed) {
    int in_dictionary = doubt.kind == 'h' || doubt.kind == 'c';
    if (listed)
        return !in_dictionary || word.length > MOST_IN_DICTIONARY;
    if (in_dictionary || word.length <= MOST_NOT_LISTED)
        return 0;
    int right = is_drawn_out(lists, word);
    if (right == 0)
        right = is_plainly_derived(lists, word);
    return right < 0 ? -1 : !right;
}

static int has_alikes(const Lists *lists, Bytes word) {
    Search search = {.shortened = lists->shortened, .targets = lists->targets, .word = word, .reach = NEAREST};
    int failed = gather(&search) < 0;
    PyMem_Free(search.found);
    return failed ? -1 : search.count > 0;
}

/* Whether a capitalised word is a slip, or of a name that stands elsewhere; `twin` is set to that. Which is asked first of
   a name: the names around it where the text is short; what it is like where it is long, for most are like nothing. */
static int may_be_no_name(const Lists *lists, const Text *text, Bytes word, Doubt doubt, Py_ssize_t start, PyObject **twin) {
    int is_target = value_of(lists->targets, word.start, word.length).start != NULL, alike = 0;
    int is_name = word.length < SHORTEST_IN_CAPITALS || doubt.rarity < ATTESTED;
    if (!is_name)
        is_name = is_after_name(lists, text, start);
    if (is_name < 0)
        return -1;
    int is_told = !is_name || text->length > LONG_TEXT;
    if (is_told)
        alike = has_alikes(lists, word);
    if (alike < 0 || (is_told && !alike && !is_target))
        return alike;
    *twin = twin_of(text, start, start + word.length, lists->targets);
    if (*twin == NULL)
        return PyErr_Occurred() ? -1 : !is_name && alike;
    if (alike || is_target)
        return 1;
    alike = has_alikes(lists, word);
    if (alike <= 0)
        Py_CLEAR(*twin);
    return alike;
}

/* Add a word to the suspects if it is one; -1 after an error. */
static int look_at(const Lists *lists, const Text *text, PyObject *word, PyObject *kind, PyObject *starts, PyObject *suspects) {
    Bytes letters;
    PyObject *twin = NULL;
    if (letters_of(word, &letters) < 0)
        return -1;
    int is_capitalised = kind == PyTuple_GET_ITEM(lists->kinds, INSIDE);
    int listed = in_word_file(lists->misspellings, letters.start, letters.length).length > 0;
    if (letters.length > LONGEST || (is_capitalised && !listed && PyList_GET_SIZE(starts) != 1))
        return 0;
    Doubt doubt = doubt_of(lists, letters);
    int suspected = may_be_misspelt(lists, letters, doubt, listed);
    if (suspected > 0 && is_capitalised && !listed) {
        Py_ssize_t start = PyLong_AsSsize_t(PyList_GET_ITEM(starts, 0));
        if (!PyErr_Occurred() && (start < 0 || start > text->length - letters.length))
            PyErr_SetString(PyExc_ValueError, "the word does not lie in the text");
        suspected = PyErr_Occurred() ? -1 : may_be_no_name(lists, text, letters, doubt, start, &twin);
    }
    if (suspected <= 0)
        return suspected;
    PyObject *suspect =
        PyTuple_Pack(5, word, kind, starts, listed ? Py_True : Py_False, twin ? twin : Py_None);
    int failed = suspect == NULL || PyList_Append(suspects, suspect) < 0;
    Py_XDECREF(twin);
    Py_XDECREF(suspect);
    return failed ? -1 : 0;
}

static PyObject *suspects(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string, *found, *tuple;
    Lists lists;
    if (!PyArg_ParseTuple(args, "UO!O", &string, &PyList_Type, &found, &tuple) || read_lists(tuple, &lists) < 0)
        return NULL;
    Text text = text_of(string);
    PyObject *kept = PyList_New(0);
    for (Py_ssize_t i = 0; kept != NULL && i < PyList_GET_SIZE(found); i++) {
        PyObject *each = PyList_GET_ITEM(found, i);
        int is_sound = PyTuple_Check(each) && PyTuple_GET_SIZE(each) == 3 && PyList_Check(PyTuple_GET_ITEM(each, 2));
        if (!is_sound)
            PyErr_SetString(PyExc_TypeError, "a word comes with its kind and a list of its places");
        if (!is_sound || look_at(&lists, &text, PyTuple_GET_ITEM(each, 0), PyTuple_GET_ITEM(each, 1),
                                 PyTuple_GET_ITEM(each, 2), kept) < 0)
            Py_CLEAR(kept);
    }
    return kept;
}

static PyMethodDef functions[] = {
    {"suspects", suspects, METH_VARARGS, "The unknown words that may be misspelt at all."},
    {NULL, NULL, 0, NULL},
};

int add_suspects(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
