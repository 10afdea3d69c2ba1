/* likeliest and has_look_alikes of rules/_spelling_search.py: the words that were probably meant, weighed by the slip. */
#include "alikes.h"

#include <stdlib.h>

static const double RARITY_WEIGHT = 0.8, DEAREST = 5.6, CLOSE = 3.0, ENDLESS = 99.0;
static const double LEAST[] = {0.0, 0.0, 1.8, 3.1, 4.2, 5.2};

int by_letters(Bytes one, Bytes other) {
    int order = memcmp(one.start, other.start, one.length < other.length ? one.length : other.length);
    return order ? order : (one.length > other.length) - (one.length < other.length);
}

static int by_distance(const void *one, const void *other) {
    const Alike *a = one, *b = other;
    return a->distance != b->distance ? (a->distance > b->distance) - (a->distance < b->distance)
                                      : by_letters(a->letters, b->letters);
}

static int by_unlikeness(const void *one, const void *other) {
    const Alike *a = one, *b = other;
    if (a->unlike != b->unlike)
        return (a->unlike > b->unlike) - (a->unlike < b->unlike);
    return a->rarity != b->rarity ? (a->rarity > b->rarity) - (a->rarity < b->rarity) : by_letters(a->letters, b->letters);
}

static int by_cost(const void *one, const void *other) {
    const Candidate *a = one, *b = other;
    return a->cost != b->cost ? (a->cost > b->cost) - (a->cost < b->cost) : by_letters(a->written, b->written);
}

static int same_letter(Bytes a, Bytes b, int last) {
    if (a.length == 0 || b.length == 0)
        return a.length == b.length;
    return last ? a.start[a.length - 1] == b.start[b.length - 1] : a.start[0] == b.start[0];
}

/* Leave out what was found twice, and the least alike where there are many. */
static void keep_most_alike(Search *search, Py_ssize_t most) {
    Py_ssize_t kept = 0;
    for (Alike *each = search->found; each < search->found + search->count; each++) {
        Py_ssize_t longer = each->letters.length - search->word.length;
        each->distance = 0.7 * (double)(longer < 0 ? -longer : longer) + !same_letter(search->word, each->letters, 0) +
                         0.5 * !same_letter(search->word, each->letters, 1) + 0.8 * each->rarity;
    }
    qsort(search->found, search->count, sizeof(Alike), by_distance);
    for (Py_ssize_t i = 0; i < search->count && kept < most; i++) {
        if (kept == 0 || !same_letters(search->found[i].letters, search->found[kept - 1].letters))
            search->found[kept++] = search->found[i];
    }
    search->count = kept;
}

/* A word with the capital that it always has, if it has one. */
Bytes as_written(const Lines *targets, Bytes word) {
    Bytes value = value_of(targets, word.start, word.length);
    const char *space = value.length ? memchr(value.start, ' ', value.length) : NULL;
    Py_ssize_t length = space ? value.start + value.length - space - 1 : 0;
    return length ? (Bytes){space + 1, length} : word;
}

/* Fill the list with those that do not cost much more than the cheapest; how many there are, or -1 after an error. */
static Py_ssize_t weigh(const Search *search, PyObject *costs, Candidate *candidates) {
    Py_ssize_t count = 0, close = 0;
    double best = ENDLESS;
    for (const Alike *each = search->found; each < search->found + search->count; each++) {
        double slip, weight = RARITY_WEIGHT * each->rarity, room = best + CLOSE - weight;
        room = room < DEAREST ? room : DEAREST;
        if (each->unlike >= (int)(sizeof LEAST / sizeof *LEAST) || LEAST[each->unlike] >= room)
            continue;
        if (slip_cost(costs, each->letters, search->word, room, &slip) < 0)
            return -1;
        if (slip >= DEAREST)
            continue;
        candidates[count++] = (Candidate){as_written(search->targets, each->letters), each->rarity, slip, slip + weight, 0};
        best = slip + weight < best ? slip + weight : best;
    }
    qsort(candidates, count, sizeof *candidates, by_cost);
    while (close < count && candidates[close].cost < candidates[0].cost + CLOSE)
        close++;
    return close;
}

static PyObject *list_of(const Candidate *candidates, Py_ssize_t count) {
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        const Candidate *each = &candidates[i];
        PyObject *entry = Py_BuildValue("(s#dd)", each->written.start, each->written.length, each->rarity, each->slip);
        if (entry == NULL)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, i, entry);
    }
    return list;
}

Candidate *find_likeliest(Search *search, PyObject *costs, Py_ssize_t most, Py_ssize_t *count) {
    Candidate *candidates = NULL;
    *count = 0;
    if (gather(search) == 0) {
        if (search->count > 0) {
            keep_most_alike(search, most);
            qsort(search->found, search->count, sizeof(Alike), by_unlikeness);
        }
        candidates = PyMem_Malloc((search->count + 1) * sizeof *candidates);
        *count = candidates && search->count ? weigh(search, costs, candidates) : 0;
        if (candidates == NULL)
            PyErr_NoMemory();
    }
    PyMem_Free(search->found);
    search->found = NULL;
    if (*count < 0) {
        PyMem_Free(candidates);
        candidates = NULL;
    }
    return candidates;
}

static PyObject *likeliest(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *word, *targets, *sounds, *costs;
    Py_ssize_t most, count;
    Search search = {0};
    if (!PyArg_ParseTuple(args, "OinO!O!O!O!", &word, &search.reach, &most, WordFileType, &search.shortened,
                          WordTableType, &targets, WordTableType, &sounds, SlipCostsType, &costs) ||
        letters_of(word, &search.word) < 0)
        return NULL;
    search.targets = lines_of_table(targets);
    search.sounds = lines_of_table(sounds);
    Candidate *candidates = find_likeliest(&search, costs, most, &count);
    PyObject *found = candidates ? list_of(candidates, count) : NULL;
    PyMem_Free(candidates);
    return found;
}

static PyObject *has_look_alikes(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *word, *targets;
    Search search = {.reach = NEAREST};
    if (!PyArg_ParseTuple(args, "OO!O!", &word, WordFileType, &search.shortened, WordTableType, &targets) ||
        letters_of(word, &search.word) < 0)
        return NULL;
    search.targets = lines_of_table(targets);
    int failed = gather(&search) < 0;
    PyMem_Free(search.found);
    return failed ? NULL : PyBool_FromLong(search.count > 0);
}

static PyMethodDef functions[] = {
    {"has_look_alikes", has_look_alikes, METH_VARARGS, "Whether there are words that differ by a letter."},
    {"likeliest", likeliest, METH_VARARGS, "The likeliest of the words that look or sound alike, with what the slip costs."},
    {NULL, NULL, 0, NULL},
};

int add_likeliest(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
