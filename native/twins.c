/* twin of rules/_spelling_twins.py: the known word, one letter off, that stands beside the same neighbour elsewhere. */
#include "judging.h"

enum { REACH = 30, SHORTEST_NEIGHBOUR = 4, CHUNK = 64 };

typedef struct {
    const Text *text;
    Py_ssize_t start, end; /* of the word */
    const Lines *targets;
} Asked;

/* A letter, as [^\W\d_] tells. */
static int is_letter(Py_UCS4 c) {
    return c < 128 ? (c | 32) - 'a' < 26 : Py_UNICODE_ISALNUM(c) && !Py_UNICODE_ISDECIMAL(c);
}

static int is_same(const Text *text, Py_ssize_t a, Py_ssize_t a_end, Py_ssize_t b, Py_ssize_t b_end) {
    const char *data = text->data;
    return a_end - a == b_end - b && memcmp(data + a * text->size, data + b * text->size, (a_end - a) * text->size) == 0;
}

/* As one_letter_off of rules/_spelling_candidates.py. */
static int is_one_letter_off(const Text *text, Py_ssize_t a, Py_ssize_t a_end, Py_ssize_t b, Py_ssize_t b_end) {
    Py_ssize_t longer = (a_end - a) - (b_end - b);
    if (longer > 1 || longer < -1)
        return 0;
    Py_UCS4 last = longer > 0 ? at(text, a_end - 1) : at(text, b_end - 1);
    while (a < a_end && b < b_end && at(text, a) == at(text, b)) {
        a++;
        b++;
    }
    if (longer && (a == a_end || b == b_end))
        return last != 's'; /* one is the other and a letter: no plural */
    while (a_end > a && b_end > b && at(text, a_end - 1) == at(text, b_end - 1)) {
        a_end--;
        b_end--;
    }
    if (a_end - a <= 1 && b_end - b <= 1)
        return 1;
    return a_end - a == 2 && b_end - b == 2 && at(text, a) == at(text, b + 1) && at(text, a + 1) == at(text, b);
}

/* Whether the small letters of a word are a known word; -1 after an error. */
static int is_known(const Asked *asked, PyObject *word) {
    PyObject *lowered = PyObject_CallMethod(word, "lower", NULL);
    if (lowered == NULL)
        return -1;
    int known = 0;
    if (PyUnicode_IS_COMPACT_ASCII(lowered))
        known = value_of(asked->targets, PyUnicode_DATA(lowered), PyUnicode_GET_LENGTH(lowered)).start != NULL;
    Py_DECREF(lowered);
    return known;
}

/* Set the word that stands at a place if it is the twin that is asked for; -1 after an error. */
static int try_word(const Asked *asked, Py_ssize_t start, Py_ssize_t end, PyObject **found) {
    const Text *text = asked->text;
    if (end == start || !Py_UNICODE_ISUPPER(at(text, start)) || is_same(text, asked->start, asked->end, start, end) ||
        !is_one_letter_off(text, asked->start, asked->end, start, end))
        return 0;
    PyObject *word = part_of(text, start, end);
    int known = word ? is_known(asked, word) : -1;
    if (known > 0)
        *found = word;
    else
        Py_XDECREF(word);
    return known < 0 ? -1 : 0;
}

/* Look for a phrase of three characters or more; most stretches have not even four of its characters in their places. */
#define FIND(characters)                                                                                                  \
    do {                                                                                                                  \
        const characters *data = text->data, *phrase = data + start;                                                      \
        const characters a = phrase[0], b = phrase[1], c = phrase[2], z = phrase[length - 1];                             \
        for (; place + CHUNK + length <= text->length; place += CHUNK) {                                                  \
            const characters *at = data + place;                                                                          \
            characters found = 0;                                                                                         \
            for (int i = 0; i < CHUNK; i++)                                                                               \
                found |= (at[i] == a) & (at[i + 1] == b) & (at[i + 2] == c) & (at[i + length - 1] == z);                  \
            for (int i = 0; found && i < CHUNK; i++)                                                                      \
                if (at[i] == a && memcmp(at + i, phrase, length * sizeof *at) == 0)                                       \
                    return place + i;                                                                                     \
        }                                                                                                                 \
        for (; place + length <= text->length; place++)                                                                   \
            if (data[place] == a && memcmp(data + place, phrase, length * sizeof *data) == 0)                             \
                return place;                                                                                             \
        return -1;                                                                                                        \
    } while (0)

/* The first place, from one on, at which the characters stand that stand at another; -1: there is none. */
static Py_ssize_t find(const Text *text, Py_ssize_t start, Py_ssize_t length, Py_ssize_t place) {
    if (text->size == PyUnicode_1BYTE_KIND)
        FIND(Py_UCS1);
    if (text->size == PyUnicode_2BYTE_KIND)
        FIND(Py_UCS2);
    FIND(Py_UCS4);
}

/* Try the words right behind a phrase, or right before it, wherever else it stands. */
static int try_beside(const Asked *asked, Py_ssize_t start, Py_ssize_t end, int behind, PyObject **found) {
    const Text *text = asked->text;
    Py_ssize_t place = -1;
    while (*found == NULL && (place = find(text, start, end - start, place + 1)) >= 0) {
        if (place == start)
            continue;
        Py_ssize_t from = place + (end - start), to = from;
        if (behind) {
            while (to < text->length && is_letter(at(text, to)))
                to++;
        } else {
            from = to = place > 0 && at(text, place - 1) == '\n' ? place - 1 : place;
            while (from > 0 && from > place - REACH && is_letter(at(text, from - 1)))
                from--;
        }
        if (try_word(asked, from, to, found) < 0)
            return -1;
    }
    return 0;
}

PyObject *twin_of(const Text *text, Py_ssize_t start, Py_ssize_t end, const Lines *targets) {
    Asked asked = {text, start, end, targets};
    PyObject *found = NULL;
    Py_ssize_t low = start > REACH ? start - REACH : 0, stop = start;
    if (stop > low && at(text, stop - 1) == '\n')
        stop--;
    if (stop > low && at(text, stop - 1) == ' ') {
        Py_ssize_t from = stop - 1;
        while (from > low && is_letter(at(text, from - 1)))
            from--;
        if (stop - 1 - from >= SHORTEST_NEIGHBOUR && try_beside(&asked, from, stop, 1, &found) < 0)
            return NULL;
    }
    if (found == NULL && at(text, end) == ' ') {
        Py_ssize_t to = end + 1, limit = text->length - end > REACH ? end + REACH : text->length;
        while (to < limit && is_letter(at(text, to)))
            to++;
        if (to - end - 1 >= SHORTEST_NEIGHBOUR && try_beside(&asked, end, to, 0, &found) < 0)
            return NULL;
    }
    return found;
}

static PyObject *twin(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string, *targets;
    Py_ssize_t start, end;
    if (!PyArg_ParseTuple(args, "UnnO!", &string, &start, &end, WordTableType, &targets))
        return NULL;
    Text text = text_of(string);
    if (start < 0 || end < start || end > text.length) {
        PyErr_SetString(PyExc_ValueError, "the word does not lie in the text");
        return NULL;
    }
    PyObject *found = twin_of(&text, start, end, lines_of_table(targets));
    if (found == NULL && !PyErr_Occurred())
        Py_RETURN_NONE;
    return found;
}

static PyMethodDef functions[] = {
    {"twin", twin, METH_VARARGS, "The known word beside the same neighbour elsewhere."},
    {NULL, NULL, 0, NULL},
};

int add_twins(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
