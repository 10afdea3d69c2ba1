/* unfamiliar of rules/_spelling.py: the words of a text of which something may have to be said. */
#include "word_sample.h"

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

/* What words are looked for in. */
typedef struct {
    Table *plain;
    const Table *telling, *listed;
    PyObject *rare;
} Known;

enum { BESIDE_FIGURE, TELLING, PLAIN, UNKNOWN }; /* the first ones are kept in lists */

/* Whether a word has so many letters, and nothing else. */
static int is_long(const Word *word) {
    size_t letters = 0;
    while (letters < word->length && is_letter(word->letters[letters]))
        letters++;
    return letters == word->length && letters >= SHORTEST;
}

static int manner_of(const Word *word, const Known *known) {
    if (has_word(known->telling, word))
        return TELLING;
    if (!is_long(word))
        return is_beside_figure(word->letters, word->length) ? BESIDE_FIGURE : PLAIN;
    return is_in_word_file(known->rare, word->letters, word->length) ? PLAIN : UNKNOWN;
}

/* Whether a telling word is an unknown one, too. */
static int is_unlisted(const Word *word, const Known *known) {
    return is_long(word) && !has_word(known->listed, word) &&
           !is_in_word_file(known->rare, word->letters, word->length);
}

/* What is found in a text. */
typedef struct {
    Table seen;        /* the words that are not plain */
    PyObject *unknown; /* a dict of those that no list has, each with its places */
    PyObject *lists[PLAIN];
} Found;

/* Note where a word stands if it is an unknown one; it is made one where `is_new`. */
static int note_place(Reader *reader, const Word *word, PyObject *unknown, int is_new) {
    PyObject *written = PyUnicode_DecodeUTF8(word->letters, word->length, NULL);
    PyObject *starts = is_new ? PyList_New(0) : NULL, *start = NULL;
    int failed = written == NULL;
    if (!failed && is_new)
        failed = starts == NULL || PyDict_SetItem(unknown, written, starts) < 0;
    else if (!failed && (starts = Py_XNewRef(PyDict_GetItemWithError(unknown, written))) == NULL)
        failed = PyErr_Occurred() != NULL;
    if (!failed && starts != NULL)
        failed = (start = PyLong_FromSsize_t(place_in_text(reader, word))) == NULL || PyList_Append(starts, start) < 0;
    Py_XDECREF(start);
    Py_XDECREF(starts);
    Py_XDECREF(written);
    return failed ? -1 : 0;
}

/* Take a word that is met for the first time into the plain ones or into what is found; -1 after an error. */
static int sort_in(Reader *reader, const Word *word, const Known *known, Found *found) {
    int manner = manner_of(word, known);
    if (manner == PLAIN)
        return insert(known->plain, word);
    if (insert(&found->seen, word) < 0)
        return -1;
    if (manner == UNKNOWN || (manner == TELLING && is_unlisted(word, known))) {
        if (note_place(reader, word, found->unknown, 1) < 0)
            return -1;
    }
    if (manner == UNKNOWN)
        return 0;
    PyObject *each = bytes_of(word);
    int failed = each == NULL || PyList_Append(found->lists[manner], each) < 0;
    Py_XDECREF(each);
    return failed ? -1 : 0;
}

enum { GROUP = 16 };

/* Words that are not plain are gathered, so that the places where lists have them are fetched for several at once. */
typedef struct {
    Word words[GROUP];
    int count;
} PutOff;

/* Read some words and have the slots fetched in which they will be looked for. */
static int read_group(Reader *reader, Word *words, const Table *table) {
    int count = 0;
    for (; count < GROUP && next_word(reader, &words[count]); count++)
        PREFETCH(&table->slots[first_slot(table, words[count].low, words[count].high)]);
    return count;
}

/* Look closely at the words that were put off; 0, or -1 after an error. */
static int look_at(Reader *reader, PutOff *put_off, const Known *known, Found *found) {
    int count = put_off->count, failed = 0;
    put_off->count = 0;
    for (int step = 0; step < STEPS_TO_FETCH; step++)
        for (int i = 0; i < count; i++)
            expect_in_word_file(known->rare, put_off->words[i].letters, put_off->words[i].length, step);
    for (int i = 0; i < count && !failed; i++) {
        const Word *word = &put_off->words[i];
        if (has_word(&found->seen, word))
            failed = note_place(reader, word, found->unknown, 0) < 0;
        else if (!has_word(known->plain, word)) /* which the one before it was taken into, if it is the same */
            failed = sort_in(reader, word, known, found) < 0;
    }
    return failed ? -1 : 0;
}

/* Look for some words, and put off those that are not plain; 0, or -1 after an error. */
static int look_for(Reader *reader, const Word *words, int count, const Known *known, Found *found, PutOff *put_off) {
    for (int i = 0; i < count; i++) {
        if (has_word(known->plain, &words[i]))
            continue;
        put_off->words[put_off->count++] = words[i];
        if (put_off->count == GROUP && look_at(reader, put_off, known, found) < 0)
            return -1;
    }
    return 0;
}

/* Read all words of a text, some of them before those that are looked for; their number, or -1 after an error. */
static Py_ssize_t read_all(Reader *reader, const Known *known, Sample *sample, Found *found) {
    Word words[2][GROUP];
    PutOff put_off = {.count = 0};
    Py_ssize_t total = 0;
    int count = read_group(reader, words[0], known->plain);
    for (int turn = 0; count > 0; turn = !turn) {
        int next = read_group(reader, words[!turn], known->plain);
        for (int i = 0; i < count && wants_more(sample); i++)
            sample_word(sample, &words[turn][i]);
        if (look_for(reader, words[turn], count, known, found, &put_off) < 0)
            return -1;
        total += count;
        count = next;
    }
    return look_at(reader, &put_off, known, found) < 0 ? -1 : total;
}

/* The places of the unknown words in the order of these; NULL after an error. */
static PyObject *in_order(PyObject *text, PyObject *unknown, int has_signs, PyObject *words) {
    if (has_signs && PyList_GET_SIZE(words)) /* a word may stand beside a sign that belongs to words of texts */
        return places_of_words(text, words);
    PyObject *ordered = PyDict_New();
    for (Py_ssize_t i = 0; ordered != NULL && i < PyList_GET_SIZE(words); i++) {
        PyObject *word = PyList_GET_ITEM(words, i), *places = PyDict_GetItemWithError(unknown, word);
        if (places == NULL || PyDict_SetItem(ordered, word, places) < 0)
            Py_CLEAR(ordered);
    }
    return ordered;
}

static PyObject *told(PyObject *text, Py_ssize_t total, const Sample *sample, const Found *found, int has_signs) {
    PyObject *words = PyDict_Keys(found->unknown), *places = NULL, *answer = NULL;
    if (words != NULL && PyList_Sort(words) == 0)
        places = in_order(text, found->unknown, has_signs, words);
    if (places != NULL)
        answer = Py_BuildValue("n(nnn)OOOO", total, sample->read, sample->known, sample->different, words, places,
                               found->lists[BESIDE_FIGURE], found->lists[TELLING]);
    Py_XDECREF(places);
    Py_XDECREF(words);
    return answer;
}

static int begin(Found *found) {
    found->unknown = PyDict_New();
    for (int i = 0; i < PLAIN; i++)
        found->lists[i] = PyList_New(0);
    return prepare(&found->seen, 4, 0) < 0 || !found->unknown || !found->lists[0] || !found->lists[1] ? -1 : 0;
}

static PyObject *unfamiliar(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *text, *rare, *answer = NULL;
    WordSet *plain, *telling, *listed, *english;
    Reader reader;
    Sample sample;
    if (!PyArg_ParseTuple(args, "OO!O!O!O!O!(nnn)", &text, WordSetType, &plain, WordSetType, &telling, WordSetType,
                          &listed, WordFileType, &rare, WordSetType, &english, &sample.most, &sample.enough,
                          &sample.distinct))
        return NULL;
    if (plain == english) /* which would grow while it is read */
        return PyErr_Format(PyExc_ValueError, "the plain words are a set of their own");
    if (open_text(&reader, text) < 0)
        return NULL;
    Known known = {&plain->words, &telling->words, &listed->words, rare};
    Found found;
    Py_ssize_t total = begin(&found);
    total = begin_sample(&sample, english) < 0 ? -1 : total;
    if (total == 0)
        total = read_all(&reader, &known, &sample, &found);
    if (total >= 0)
        answer = told(text, total, &sample, &found, reader.has_signs);
    end_sample(&sample);
    close_text(&reader);
    release(&found.seen);
    Py_XDECREF(found.unknown);
    for (int i = 0; i < PLAIN; i++)
        Py_XDECREF(found.lists[i]);
    return answer;
}

static PyMethodDef functions[] = {
    {"unfamiliar", unfamiliar, METH_VARARGS, "The words of a text: how many, and those of which something may have to be said."},
    {NULL, NULL, 0, NULL},
};

int add_unfamiliar(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
