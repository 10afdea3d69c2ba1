/* written_in_prose of rules/_spelling_places.py: where words stand in prose, and how they are written there. */
#include "text.h"

enum { SMALL, SMALL_AND_CAPITAL, OPENING, INSIDE, KINDS };
enum { SHORTEST_IN_CAPITALS = 5, BEFORE = 6 };

static const char ADDRESS[] = ";@#/_\\=&$%+~<>{}[]|`*^";

typedef struct {
    Text text;
    PyObject *kinds, *ends_compound; /* a tuple of all kinds; what is asked about a word after a hyphen */
    Py_ssize_t most;
} Search;

static Py_UCS4 before(const Text *text, Py_ssize_t i) {
    return i > 0 ? at(text, i - 1) : 0;
}

static int is_apostrophe(Py_UCS4 c) {
    return c == '\'' || c == 0x2019;
}

static int is_quote(Py_UCS4 c) {
    return is_one_of(c, "\"'`") || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x2018 || c == 0x2019 || c == 0xAB || c == 0xBB;
}

/* Whether the signs around a word are those of prose; -1 after an error. */
static int in_prose(const Search *search, Py_ssize_t start, Py_ssize_t end) {
    const Text *text = &search->text;
    Py_UCS4 left = before(text, start), right = at(text, end), next = at(text, end + 1);
    if (is_one_of(left, ADDRESS) || left == '.' || is_apostrophe(left) || (right != ';' && is_one_of(right, ADDRESS)))
        return 0;
    if (is_one_of(right, ".:(") && Py_UNICODE_ISALNUM(next))
        return 0;
    if (is_apostrophe(right) && !Py_UNICODE_ISALPHA(next))
        return 0;
    if (left == '(' && Py_UNICODE_ISALNUM(before(text, start - 1)))
        return 0;
    if (is_quote(left) && is_quote(right))
        return 0;
    if (left != '-' || right == '-')
        return left != '-';
    PyObject *answer = PyObject_CallFunction(search->ends_compound, "Onn", text->string, start, end);
    int ends = answer ? PyObject_IsTrue(answer) : -1;
    Py_XDECREF(answer);
    return ends < 0 ? -1 : !ends;
}

/* Whether there is an initial right before a place, which a newline may part from it; nothing is looked at before `from`. */
static int is_initial(const Text *text, Py_ssize_t from, Py_ssize_t end) {
    if (end > from && at(text, end - 1) == '\n')
        end--;
    if (end - from < 2 || at(text, end - 1) != '.' || at(text, end - 2) - 'A' >= 26)
        return 0;
    return end - from == 2 || is_one_of(at(text, end - 3), " .");
}

static int opens_sentence(const Text *text, Py_ssize_t start) {
    Py_ssize_t from = start > BEFORE ? start - BEFORE : 0, end = start;
    Py_UCS4 last = 0;
    while (end > from && (is_one_of(last = at(text, end - 1), " \t\"'(") || last == 0x201C || last == 0x2018))
        end--;
    if (end == from)
        return 1;
    return (is_one_of(last, ".!?\n:") || last == 0x2022) && !is_initial(text, from, end);
}

static int leads_name(const Text *text, Py_ssize_t end) {
    return at(text, end) == ' ' && Py_UNICODE_ISUPPER(at(text, end + 1));
}

/* As str.islower() and str.isupper() tell. */
static void case_of(const Text *text, Py_ssize_t start, Py_ssize_t end, int *is_lower, int *is_upper) {
    int lower = 0, upper = 0, title = 0;
    for (Py_ssize_t i = start; i < end; i++) {
        Py_UCS4 c = at(text, i);
        lower |= Py_UNICODE_ISLOWER(c) != 0;
        upper |= Py_UNICODE_ISUPPER(c) != 0;
        title |= Py_UNICODE_ISTITLE(c) != 0;
    }
    *is_lower = lower && !upper && !title;
    *is_upper = upper && !lower && !title;
}

/* What is known of the places of a word: some of each kind, and whether any with a capital is inside a sentence. */
enum { IN_SMALL, WITH_CAPITAL, WITH_CAPITAL_INSIDE, IN_CAPITALS, MANNERS };

/* The manner in which a word is written at a place; MANNERS where it is not in prose, -1 after an error. */
static int manner_at(const Search *search, Py_ssize_t start, Py_ssize_t length) {
    const Text *text = &search->text;
    int is_lower, is_upper, prose = in_prose(search, start, start + length);
    if (prose <= 0)
        return prose < 0 ? -1 : MANNERS;
    case_of(text, start + 1, start + length, &is_lower, &is_upper);
    if (is_lower && Py_UNICODE_ISLOWER(at(text, start)))
        return IN_SMALL;
    if (is_lower)
        return opens_sentence(text, start) && !leads_name(text, start + length) ? WITH_CAPITAL : WITH_CAPITAL_INSIDE;
    return is_upper && Py_UNICODE_ISUPPER(at(text, start)) && length >= SHORTEST_IN_CAPITALS ? IN_CAPITALS : MANNERS;
}

/* Add the places of some manners to a list. */
static int take(PyObject *kept, PyObject *starts, const char *manners, int one, int other) {
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(starts); i++)
        if ((manners[i] == one || manners[i] == other) && PyList_Append(kept, PyList_GET_ITEM(starts, i)) < 0)
            return -1;
    return 0;
}

/* Fill a list with the places of a word; the number of its kind, or -1 after an error. */
static int choose(PyObject *kept, PyObject *starts, const char *manners, const Py_ssize_t *count) {
    int large = count[WITH_CAPITAL] + count[WITH_CAPITAL_INSIDE] > 0, inside = count[WITH_CAPITAL_INSIDE] > 0, failed, kind;
    if (count[IN_SMALL]) {
        failed = take(kept, starts, manners, IN_SMALL, IN_SMALL) < 0 ||
                 (!inside && take(kept, starts, manners, WITH_CAPITAL, WITH_CAPITAL) < 0);
        kind = large ? SMALL_AND_CAPITAL : SMALL;
    } else {
        int manner = inside ? WITH_CAPITAL_INSIDE : large ? WITH_CAPITAL : IN_CAPITALS;
        failed = take(kept, starts, manners, manner, manner) < 0;
        kind = manner == WITH_CAPITAL ? OPENING : INSIDE;
    }
    return failed ? -1 : kind;
}

/* Add a word to what was found when it has places in prose, and not too many; -1 after an error. */
static int look_at(const Search *search, PyObject *word, PyObject *starts, PyObject *found) {
    Py_ssize_t number = PyList_GET_SIZE(starts), count[MANNERS + 1] = {0}, length = PyUnicode_GET_LENGTH(word);
    char few[16], *manners = number <= (Py_ssize_t)sizeof few ? few : PyMem_Malloc(number);
    if (manners == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    int manner = 0, kind = -1;
    for (Py_ssize_t i = 0; i < number && manner >= 0; i++) {
        Py_ssize_t start = PyLong_AsSsize_t(PyList_GET_ITEM(starts, i));
        if (!PyErr_Occurred() && (start < 0 || length == 0 || start > search->text.length - length))
            PyErr_SetString(PyExc_ValueError, "the word does not lie in the text");
        manner = PyErr_Occurred() ? -1 : manner_at(search, start, length);
        if (manner >= 0)
            count[(int)(manners[i] = (char)manner)]++;
    }
    PyObject *kept = manner < 0 ? NULL : PyList_New(0), *entry = NULL;
    int failed = kept == NULL || (kind = choose(kept, starts, manners, count)) < 0;
    if (!failed && PyList_GET_SIZE(kept) > 0 && PyList_GET_SIZE(kept) <= search->most) {
        entry = PyTuple_Pack(3, word, PyTuple_GET_ITEM(search->kinds, kind), kept);
        failed = entry == NULL || PyList_Append(found, entry) < 0;
    }
    Py_XDECREF(entry);
    Py_XDECREF(kept);
    if (manners != few)
        PyMem_Free(manners);
    return failed ? -1 : 0;
}

static PyObject *written_in_prose(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text, *places, *word, *starts;
    Search search;
    Py_ssize_t at_item = 0;
    if (!PyArg_ParseTuple(args, "UO!O!nO", &text, &PyDict_Type, &places, &PyTuple_Type, &search.kinds, &search.most,
                          &search.ends_compound))
        return NULL;
    if (PyTuple_GET_SIZE(search.kinds) != KINDS) {
        PyErr_SetString(PyExc_ValueError, "there are four kinds");
        return NULL;
    }
    search.text = text_of(text);
    PyObject *found = PyList_New(0);
    while (found != NULL && PyDict_Next(places, &at_item, &word, &starts)) {
        int is_sound = PyUnicode_Check(word) && PyList_Check(starts);
        if (!is_sound)
            PyErr_SetString(PyExc_TypeError, "places are a list for each str");
        if (!is_sound || (PyList_GET_SIZE(starts) && look_at(&search, word, starts, found) < 0))
            Py_CLEAR(found);
    }
    return found;
}

static PyMethodDef functions[] = {
    {"written_in_prose", written_in_prose, METH_VARARGS, "Where words stand in prose, and how they are written there."},
    {NULL, NULL, 0, NULL},
};

int add_prose_places(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
