/* What tells people: names_person of rules/_people.py, are_writers and names_and_roles of rules/_bylines.py. */
#include "blocks.h"
#include "dates.h"

enum { MOST_WORDS_OF_NAME = 5, MOST_WORDS_OF_ROLE = 5, MOST_WORDS_OF_WRITERS = 22 };

typedef struct {
    Py_ssize_t begin, end;
} Word;

/* Find the next word that no white space and no other separator stands in, from where the last one ends. */
static int next_word(const Text *text, int (*separates)(Py_UCS4), Word *word) {
    Py_ssize_t i = word->end;
    while (i < text->length && separates(at(text, i)))
        i++;
    word->begin = i;
    while (i < text->length && !separates(at(text, i)))
        i++;
    word->end = i;
    return word->begin < i;
}

static int is_any_space(Py_UCS4 c) {
    return c < 128 ? c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31) : Py_UNICODE_ISSPACE(c);
}

static int is_between_writers(Py_UCS4 c) {
    return is_any_space(c) || is_one_of(c, ",;/|&():") || c == 0x2022 || c == 0xB7 || c == 0x2013 || c == 0x2014;
}

/* Leave out some characters of ASCII at both ends of a word. */
static Word without_marks(const Text *text, Word word, const char *marks) {
    while (word.begin < word.end && is_one_of(at(text, word.begin), marks))
        word.begin++;
    while (word.begin < word.end && is_one_of(at(text, word.end - 1), marks))
        word.end--;
    return word;
}

/* Whether a word in lower case is in a set; -1 after an error. */
static int is_in(PyObject *set, const Text *text, Word word) {
    PyObject *lower = lowered(text, word.begin, word.end, 1);
    int found = lower == NULL ? -1 : PySet_Contains(set, lower);
    Py_XDECREF(lower);
    return found;
}

static int is_of_word(Py_UCS4 c) {
    return c < 128 ? Py_ISALNUM(c) || c == '_' : Py_UNICODE_ISALNUM(c);
}

static int is_name_word(const Text *text, Word word) {
    Py_UCS4 first = at(text, word.begin);
    if (!is_of_word(first) || is_figure(first) || first == '_' || (first >= 'a' && first <= 'z'))
        return 0;
    if ((first >= 0xDF && first <= 0xF6) || (first >= 0xF8 && first <= 0xFF))
        return 0;
    for (Py_ssize_t i = word.begin + 1; i < word.end; i++) {
        Py_UCS4 c = at(text, i);
        if (!is_of_word(c) && !is_one_of(c, ".'-") && c != 0x2019)
            return 0;
    }
    return 1;
}

/* The next ones tell 1 or 0, or -1 after an error. */
static int is_name(const Text *text, PyObject *particles) {
    Word word = {0, 0};
    int named = 0;
    for (int words = 1; next_word(text, is_any_space, &word); words++) {
        PyObject *written = words > MOST_WORDS_OF_NAME ? NULL : part_of(text, word.begin, word.end);
        int is_particle = written == NULL ? -1 : PySet_Contains(particles, written);
        Py_XDECREF(written);
        if (is_particle < 0)
            return words > MOST_WORDS_OF_NAME ? 0 : -1;
        if (!is_particle && !is_name_word(text, word))
            return 0;
        named += !is_particle;
    }
    return named >= 2;
}

static int is_role(const Text *text, PyObject *roles, PyObject *small) {
    Word word = {0, 0};
    int has_role = 0;
    if (!Py_UNICODE_ISUPPER(at(text, 0)))
        return 0;
    for (int words = 1; next_word(text, is_any_space, &word); words++) {
        Word bare = without_marks(text, word, ".,/|");
        int known = words > MOST_WORDS_OF_ROLE ? 0 : is_in(roles, text, bare);
        has_role |= known > 0;
        if (known == 0 && words <= MOST_WORDS_OF_ROLE)
            known = is_in(small, text, bare);
        if (known <= 0)
            return known;
    }
    return has_role;
}

static int are_all_digits(const Text *text, Word word) {
    while (word.begin < word.end && Py_UNICODE_ISDIGIT(at(text, word.begin)))
        word.begin++;
    return word.begin == word.end;
}

static int begins_namelessly(const Text *text, PyObject *nameless, PyObject *possessives) {
    Word word = {0, 0}, first = {0, 0};
    int is_possessive = 1;
    while (is_possessive > 0 && next_word(text, is_between_writers, &word)) {
        first = first.end ? first : word;
        is_possessive = is_in(possessives, text, word);
    }
    if (is_possessive < 0)
        return -1;
    return is_in(nameless, text, without_marks(text, is_possessive ? first : word, "."));
}

static int name_writers(const Text *text, PyObject *small, PyObject *nameless, PyObject *possessives) {
    Word word = {0, 0};
    int words = 0, named = 0;
    for (; next_word(text, is_between_writers, &word); words++) {
        if (words == MOST_WORDS_OF_WRITERS)
            return 0;
        if (!Py_UNICODE_ISLOWER(at(text, word.begin)) && !are_all_digits(text, word)) {
            named = 1;
            continue;
        }
        int is_small = is_in(small, text, without_marks(text, word, "."));
        if (is_small <= 0)
            return is_small;
    }
    for (Py_ssize_t i = 0; i < text->length; i++) {
        Py_UCS4 c = at(text, i);
        if (is_one_of(c, "\"!?") || c == 0x201C || c == 0x201D || c == 0x2026)
            return 0;
    }
    return named || !words ? named : begins_namelessly(text, nameless, possessives);
}

static PyObject *as_bool(int told) {
    return told < 0 ? NULL : PyBool_FromLong(told);
}

static PyObject *names_person(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count) {
    if (count != 2 || !PyUnicode_Check(args[0]) || !PyAnySet_Check(args[1]))
        return PyErr_Format(PyExc_TypeError, "a str and a set");
    Text text = text_of(args[0]);
    return as_bool(is_name(&text, args[1]));
}

static PyObject *are_writers(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count) {
    if (count != 4 || !PyUnicode_Check(args[0]) || !PyAnySet_Check(args[1]) || !PyAnySet_Check(args[2]) ||
        !PyAnySet_Check(args[3]))
        return PyErr_Format(PyExc_TypeError, "a str and three sets");
    Text text = text_of(args[0]);
    return as_bool(name_writers(&text, args[1], args[2], args[3]));
}

/* Add a line to the names or the roles where it is one; -1 after an error. */
static int sort_in(PyObject *line, PyObject *string, PyObject *const *sets, PyObject *names, PyObject *roles) {
    Text text = text_of(string);
    if (text.length == 0 || is_one_of(at(&text, text.length - 1), ".!?:,"))
        return 0;
    Text core = undecorated(text);
    int named = is_name(&text, sets[0]), role = named < 0 || !core.length ? 0 : is_role(&core, sets[1], sets[2]);
    if (named < 0 || role < 0 || (named && PyList_Append(names, line) < 0) || (role && PyList_Append(roles, line) < 0))
        return -1;
    return 0;
}

static PyObject *names_and_roles(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count) {
    if (count != 4 || !PyList_Check(args[0]) || !PyAnySet_Check(args[1]) || !PyAnySet_Check(args[2]) ||
        !PyAnySet_Check(args[3]))
        return PyErr_Format(PyExc_TypeError, "a list of lines and three sets");
    PyObject *names = PyList_New(0), *roles = PyList_New(0);
    int failed = names == NULL || roles == NULL;
    for (Py_ssize_t i = 0; !failed && i < PyList_GET_SIZE(args[0]); i++) {
        PyObject *line = Py_NewRef(PyList_GET_ITEM(args[0], i)), *string = PyObject_GetAttrString(line, "text");
        if (string != NULL && !PyUnicode_Check(string))
            PyErr_SetString(PyExc_TypeError, "the text of a line is a str");
        failed = string == NULL || !PyUnicode_Check(string) || sort_in(line, string, args + 1, names, roles) < 0;
        Py_XDECREF(string);
        Py_DECREF(line);
    }
    PyObject *found = failed ? NULL : PyTuple_Pack(2, names, roles);
    Py_XDECREF(names);
    Py_XDECREF(roles);
    return found;
}

static PyMethodDef functions[] = {
    {"names_person", (PyCFunction)(void (*)(void))names_person, METH_FASTCALL, "Whether a text reads like a name."},
    {"are_writers", (PyCFunction)(void (*)(void))are_writers, METH_FASTCALL, "Whether a text names writers."},
    {"names_and_roles", (PyCFunction)(void (*)(void))names_and_roles, METH_FASTCALL, "The lines that are such."},
    {NULL, NULL, 0, NULL},
};

int add_people(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
