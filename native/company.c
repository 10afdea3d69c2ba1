/* company of rules/_spelling_company.py: what the words around a word are like. */
#include "judging.h"

enum { REACH = 45, NEAREST_WORDS = 4, BESIDE = 3, LONGER = 4, SHORT = 2 };

static const char SHORT_WORDS[] =
    " a i o p m s t d x v am an as at be by do go he if in is it me my no of ok on or so to tv up us we ";

typedef struct {
    Py_ssize_t start, end;
} Stretch;

static int is_letter(Py_UCS4 c) {
    if (c < 128)
        return (c | 32) - 'a' < 26;
    return Py_UNICODE_ISALNUM(c) && !Py_UNICODE_ISDECIMAL(c);
}

/* Find the words in a stretch of a text, an apostrophe inside being a part of them; how many there are. */
static Py_ssize_t words_in(int kind, const void *data, Stretch stretch, Stretch *words) {
    Py_ssize_t count = 0, at = stretch.start;
    while (at < stretch.end) {
        if (!is_letter(PyUnicode_READ(kind, data, at))) {
            at++;
            continue;
        }
        words[count].start = at;
        for (int part = 0; part < 2; part++) {
            while (at < stretch.end && is_letter(PyUnicode_READ(kind, data, at)))
                at++;
            Py_UCS4 mark = at + 1 < stretch.end ? PyUnicode_READ(kind, data, at) : 0;
            if (part || (mark != '\'' && mark != 0x2019) || !is_letter(PyUnicode_READ(kind, data, at + 1)))
                break;
            at++;
        }
        words[count++].end = at;
    }
    return count;
}

/* Whether a word is in small letters, as str.islower() tells, and has nothing but letters. */
static int is_small(int kind, const void *data, Stretch word) {
    int has_small = 0;
    for (Py_ssize_t at = word.start; at < word.end; at++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, at);
        if (Py_UNICODE_ISUPPER(c) || Py_UNICODE_ISTITLE(c) || !Py_UNICODE_ISALPHA(c))
            return 0;
        has_small |= Py_UNICODE_ISLOWER(c);
    }
    return has_small;
}

static int is_strange(int kind, const void *data, Stretch word, const Lines *targets) {
    char letters[REACH + 3] = " "; /* the word between spaces */
    Py_ssize_t length = word.end - word.start;
    if (!is_small(kind, data, word))
        return 0;
    for (Py_ssize_t i = 0; i < length; i++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, word.start + i);
        if (c >= 128)
            return 1; /* no word of English */
        letters[i + 1] = (char)c;
    }
    letters[length + 1] = ' ';
    if (value_of(targets, letters + 1, length).start != NULL)
        return 0;
    return length > SHORT || strstr(SHORT_WORDS, letters) == NULL;
}

void company_of(const Text *text, Py_ssize_t start, Py_ssize_t end, const Lines *targets, double *strange, double *capitals) {
    Stretch before[REACH], after[REACH];
    int kind = text->size;
    const void *data = text->data;
    Stretch left = {start > REACH ? start - REACH : 0, start};
    Stretch right = {end, end < text->length - REACH ? end + REACH : text->length};
    Py_ssize_t many_before = words_in(kind, data, left, before), many_after = words_in(kind, data, right, after);
    Py_ssize_t near = 0, odd = 0, longer = 0, large = 0;
    for (int i = 1; i <= NEAREST_WORDS; i++) {
        const Stretch *beside[] = {i <= many_before ? &before[many_before - i] : NULL, i <= many_after ? &after[i - 1] : NULL};
        for (int side = 0; side < 2; side++) {
            if (beside[side] == NULL)
                continue;
            near++;
            odd += is_strange(kind, data, *beside[side], targets);
            if (i <= BESIDE && beside[side]->end - beside[side]->start >= LONGER) {
                longer++;
                large += Py_UNICODE_ISUPPER(PyUnicode_READ(kind, data, beside[side]->start)) != 0;
            }
        }
    }
    *strange = near ? (double)odd / (double)near : 0.5;
    *capitals = longer ? (double)large / (double)longer : 0.5;
}

static PyObject *company(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string, *table;
    Py_ssize_t start, end;
    double strange, capitals;
    if (!PyArg_ParseTuple(args, "UnnO!", &string, &start, &end, WordTableType, &table))
        return NULL;
    Text text = text_of(string);
    if (start < 0 || end < start || end > text.length) {
        PyErr_SetString(PyExc_ValueError, "the word does not lie in the text");
        return NULL;
    }
    company_of(&text, start, end, lines_of_table(table), &strange, &capitals);
    return Py_BuildValue("dd", strange, capitals);
}

static PyMethodDef functions[] = {
    {"company", company, METH_VARARGS, "What the words around a word are like."},
    {NULL, NULL, 0, NULL},
};

int add_company(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
