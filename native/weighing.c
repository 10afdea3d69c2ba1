/* weighed of rules/_spelling_judgement.py: how likely words that may be misspelt are so, and what was probably meant. */
#include "meant.h"

extern PyTypeObject *TreesType;

static const double MOST_STRANGE = 0.37, MOST_STRANGE_LISTED = 0.5, HOPELESS = -0.2, DOUBTFUL = 1.3, FAR_OFF = 7.5;
static const double SURE_ENOUGH = 1.15, SURE_ENOUGH_LISTED = -1.5, SURE_ENOUGH_LISTED_NAME = 0.5, ENDLESS = 99.0;

static int read_scales(PyObject *tuple, Scales *scales) {
    PyObject *sounds, *letters, *pairs;
    if (!PyTuple_Check(tuple)) {
        PyErr_SetString(PyExc_TypeError, "the scales come in a tuple");
        return -1;
    }
    if (!PyArg_ParseTuple(tuple, "O!O!O!O!O!O!O!O!", WordTableType, &sounds, WordTableType, &letters, WordTableType, &pairs,
                          SlipCostsType, &scales->costs, TreesType, &scales->signs, TreesType, &scales->all, &PyTuple_Type,
                          &scales->prefixes, &PyTuple_Type, &scales->suffixes))
        return -1;
    if (!are_bytes(scales->prefixes) || !are_bytes(scales->suffixes)) {
        PyErr_SetString(PyExc_TypeError, "prefixes and suffixes are bytes");
        return -1;
    }
    scales->sounds = lines_of_table(sounds);
    scales->letters = lines_of_table(letters);
    scales->pairs = lines_of_table(pairs);
    return 0;
}

/* The number of unknown words that are nothing but known misspellings; -1 after an error. */
static Py_ssize_t count_misspelt(const Lists *lists, PyObject *unknown) {
    Py_ssize_t count = 0;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(unknown); i++) {
        Bytes word;
        if (letters_of(PyList_GET_ITEM(unknown, i), &word) < 0)
            return -1;
        count += in_word_file(lists->misspellings, word.start, word.length).length > 0 && doubt_of(lists, word).kind == 0;
    }
    return count;
}

/* Whether a place is in plain English that uses the word, not one that speaks of it; -1 after an error. */
static int is_readable(const Page *page, const Place *place) {
    if (place->strange >= (place->listed ? MOST_STRANGE_LISTED : MOST_STRANGE))
        return 0;
    int aside = is_large_first_letter(page->lists, &page->text, place->start, place->end);
    if (aside == 0 && !place->listed)
        aside = is_spoken_of(page->lists, &page->text, place->start, place->end);
    return aside < 0 ? -1 : !aside;
}

/* The score from which a word is pointed at: a low one for a known misspelling that is nothing else. */
static double sure_enough(const Page *page, const Place *place) {
    if (!place->listed || place->doubt.kind)
        return SURE_ENOUGH;
    int behind_hyphen = place->start > 0 && at(&page->text, place->start - 1) == '-';
    return place->kind == SMALL && !behind_hyphen ? SURE_ENOUGH_LISTED : SURE_ENOUGH_LISTED_NAME;
}

/* Rank what may have been meant at a place; two edits are thought of too where it is `far`. */
static int rank_at(Unknown *unknown, const Page *page, const Place *place, const Around *around, int far, Ranking *ranking) {
    int is_name = place->kind == INSIDE && !place->listed;
    const Pool *pool = pool_of(unknown, is_name ? ONE_EDIT : CLOSE_BY);
    if (pool == NULL || rank(unknown, pool, around, (double)page->words, ranking) < 0)
        return -1;
    if (is_name || !far || (ranking->count && ranking->items[0].cost < FAR_OFF))
        return 0;
    pool = pool_of(unknown, ANYWHERE);
    return pool ? rank(unknown, pool, around, (double)page->words, ranking) : -1;
}

/* Fill in what the likeliest word says. */
static int fill_likelihood(const Page *page, const Place *place, const Around *around, const Ranking *ranking, double *values) {
    const Ranked *best = &ranking->items[0];
    Likeliest likeliest = {.word = place->word, .written = best->written, .cost = best->cost, .slip = best->slip};
    char *room = PyMem_Malloc(best->written.length + 1);
    if (room == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    likeliest.meant = in_small_letters(best->written, room);
    likeliest.has_letters_only = has_ascii_letters_only(likeliest.meant);
    likeliest.ahead = ranking->count > 1 ? ranking->items[1].cost - best->cost : ENDLESS;
    likeliest.doubt = place->doubt.rarity;
    likeliest.count = best->found;
    likelihood_in(around, &likeliest, values);
    PyMem_Free(room);
    return 0;
}

/* Whether a word at a place is probably misspelt, with the score and what was meant; -1 after an error. */
static int is_misspelt_at(Unknown *unknown, const Page *page, Place *place, double *score, Ranking *ranking) {
    double values[SIGNS + LIKELIHOOD], suspicion;
    Beside beside;
    company_of(&page->text, place->start, place->end, page->lists->targets, &place->strange, &place->capitals);
    int worth = is_readable(page, place);
    if (worth > 0 && place->kind == INSIDE && !place->listed) {
        const Pool *nearest = pool_of(unknown, ONE_EDIT);
        worth = nearest ? nearest->count > 0 : -1;
    }
    if (worth <= 0)
        return worth;
    find_beside(&page->text, place->start, place->end, &beside);
    if (signs_of(page, place, &beside, values) < 0)
        return -1;
    worth = score_of(page->scales->signs, values, SIGNS, HOPELESS, &suspicion);
    if (worth <= 0)
        return worth;
    Around around = around_of(page->scales->pairs, page->lists->targets, beside.before, beside.after);
    if (rank_at(unknown, page, place, &around, !place->listed && suspicion > DOUBTFUL, ranking) < 0)
        return -1;
    if (ranking->count == 0)
        return 0;
    if (fill_likelihood(page, place, &around, ranking, values + SIGNS) < 0)
        return -1;
    return score_of(page->scales->all, values, SIGNS + LIKELIHOOD, sure_enough(page, place), score);
}

static PyObject *list_of(const Ranking *ranking) {
    PyObject *list = PyList_New(ranking->count);
    for (Py_ssize_t i = 0; list != NULL && i < ranking->count; i++) {
        const Ranked *each = &ranking->items[i];
        PyObject *entry = Py_BuildValue("(dds#)", each->cost, each->slip, each->written.start, each->written.length);
        if (entry == NULL)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, i, entry);
    }
    return list;
}

static int add_entry(PyObject *found, PyObject *suspect, Py_ssize_t start, double score, const Ranking *ranking) {
    PyObject *ranked = list_of(ranking), *entry = ranked ? Py_BuildValue("(OndO)", suspect, start, score, ranked) : NULL;
    int failed = entry == NULL || PyList_Append(found, entry) < 0;
    Py_XDECREF(ranked);
    Py_XDECREF(entry);
    return failed ? -1 : 0;
}

/* Add the places of a suspect where it is probably misspelt to what was found; -1 after an error. */
static int weigh(const Page *page, Tally *tally, PyObject *suspect, PyObject *found) {
    PyObject *kind, *starts, *other, *string;
    int listed;
    Unknown unknown = {.lists = page->lists, .scales = page->scales, .text = page->text.string, .tally = tally};
    Ranking ranking = {NULL, 0};
    if (!PyTuple_Check(suspect)) {
        PyErr_SetString(PyExc_TypeError, "a suspect is a tuple");
        return -1;
    }
    if (!PyArg_ParseTuple(suspect, "UOO!pO", &string, &kind, &PyList_Type, &starts, &listed, &other) ||
        letters_of(string, &unknown.word) < 0)
        return -1;
    unknown.doubt = doubt_of(page->lists, unknown.word);
    if (listed)
        unknown.corrections = in_word_file(page->lists->misspellings, unknown.word.start, unknown.word.length);
    Place place = {.word = unknown.word, .doubt = unknown.doubt, .listed = listed, .count = PyList_GET_SIZE(starts)};
    while (place.kind < INSIDE && PyTuple_GET_ITEM(page->lists->kinds, place.kind) != kind)
        place.kind++;
    int misspelt = 0;
    for (Py_ssize_t i = 0; i < place.count && misspelt >= 0; i++) {
        double score = 0.0;
        place.start = PyLong_AsSsize_t(PyList_GET_ITEM(starts, i));
        place.end = place.start + place.word.length;
        if (!PyErr_Occurred() && (place.start < 0 || place.start >= place.end || place.end > page->text.length))
            PyErr_SetString(PyExc_ValueError, "the word does not lie in the text");
        misspelt = PyErr_Occurred() ? -1 : other != Py_None ? i == 0 : is_misspelt_at(&unknown, page, &place, &score, &ranking);
        if (misspelt > 0)
            misspelt = add_entry(found, suspect, place.start, score, &ranking);
    }
    PyMem_Free(ranking.items);
    forget_pools(&unknown);
    return misspelt < 0 ? -1 : 0;
}

static PyObject *weighed(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string, *suspects, *lists_given, *scales_given;
    Lists lists;
    Scales scales;
    Tally tally = {0};
    Page page = {.lists = &lists, .scales = &scales};
    if (!PyArg_ParseTuple(args, "UO!O!nOO", &string, &PyList_Type, &suspects, &PyList_Type, &page.unknown, &page.words,
                          &lists_given, &scales_given) ||
        read_lists(lists_given, &lists) < 0 || read_scales(scales_given, &scales) < 0)
        return NULL;
    page.text = text_of(string);
    page.misspelt = count_misspelt(&lists, page.unknown);
    PyObject *found = page.misspelt < 0 ? NULL : PyList_New(0);
    for (Py_ssize_t i = 0; found != NULL && i < PyList_GET_SIZE(suspects); i++)
        if (weigh(&page, &tally, PyList_GET_ITEM(suspects, i), found) < 0)
            Py_CLEAR(found);
    forget_tally(&tally);
    return found;
}

static PyMethodDef functions[] = {
    {"weighed", weighed, METH_VARARGS, "How likely words are misspelt at their places, and what was probably meant."},
    {NULL, NULL, 0, NULL},
};

int add_weighing(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
