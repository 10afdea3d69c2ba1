/* likely_lines of rules/_line_model.py: the lines of an article that may be stray, by their place and their words. */
#include "line_signs.h"

enum { TOP = 6, LEAST_SPACES = 4 };
static const double LEAST_BY_RUN = -1.25, LEAST_BY_PLACE = -2.0, LEAST_WITH_WORDS = -1.0;

static int is_open(char kind) {
    return kind == 'o' || kind == 'L';
}

static Py_ssize_t count_of(const Lines *lines, char kind, Py_ssize_t begin, Py_ssize_t end) {
    Py_ssize_t count = 0;
    for (Py_ssize_t i = begin; i < end; i++)
        count += lines->kinds[i] == kind;
    return count;
}

/* Whether a line has words enough for a headline. */
static int is_long(const Lines *lines, Py_ssize_t index) {
    Text text = line_in(&lines->view, index);
    int spaces = 0;
    for (Py_ssize_t i = 0; i < text.length && spaces < LEAST_SPACES; i++)
        spaces += at(&text, i) == ' ';
    return spaces == LEAST_SPACES;
}

/* The index of the headline, -1 where there is none. */
static Py_ssize_t headline_of(const Lines *lines) {
    for (Py_ssize_t i = 0; i < lines->count && i < TOP; i++)
        if (lines->kinds[i] != 'C' && is_long(lines, i))
            return is_open(lines->kinds[i]) ? i : -1;
    return -1;
}

/* How many rules claim lines, but no more than 4; -1 after an error. */
static int count_rules(PyObject *claims) {
    PyObject *rules[4], *claim;
    int count = 0;
    for (Py_ssize_t position = 0; count < 4 && PyDict_Next(claims, &position, NULL, &claim);) {
        if (!PyTuple_Check(claim) || PyTuple_GET_SIZE(claim) == 0 || !PyUnicode_Check(PyTuple_GET_ITEM(claim, 0))) {
            PyErr_SetString(PyExc_TypeError, "a claim begins with the id of a rule");
            return -1;
        }
        int i = 0;
        while (i < count && PyUnicode_Compare(rules[i], PyTuple_GET_ITEM(claim, 0)) != 0)
            i++;
        if (i == count)
            rules[count++] = PyTuple_GET_ITEM(claim, 0);
    }
    return count;
}

static int step_of_length(const Lines *lines, Py_ssize_t paragraphs) {
    static const Py_ssize_t limits[] = {1, 100, 160, 250, 400};
    enum { LIMITS = sizeof limits / sizeof *limits };
    Py_ssize_t shorter[LIMITS] = {0};
    for (Py_ssize_t i = 0; i < lines->count; i++) {
        Py_ssize_t length = lines->view.places[i].end - lines->view.places[i].begin;
        for (int step = 0; step < LIMITS && lines->kinds[i] == 'P'; step++)
            shorter[step] += length < limits[step];
    }
    int step = 0; /* the paragraph in the middle has a length if no more than half of them are shorter */
    while (paragraphs && step < LIMITS && shorter[step] <= paragraphs / 2)
        step++;
    return step;
}

/* What the whole article is like, as the Python function `company_of` tells. */
typedef struct {
    int claims, rules, open, inside, paragraphs, some, length;
} Company;

static int find_company(const Lines *lines, Company *company) {
    Py_ssize_t open = count_of(lines, 'o', 0, lines->count) + count_of(lines, 'L', 0, lines->count);
    Py_ssize_t inside = count_of(lines, 'o', lines->begin, lines->end) + count_of(lines, 'L', lines->begin, lines->end);
    Py_ssize_t paragraphs = count_of(lines, 'P', 0, lines->count), claimed = count_of(lines, 'C', 0, lines->count);
    int rules = count_rules(lines->claims);
    if (rules < 0)
        return 0;
    company->claims = rules ? STEP_OF((double)claimed, 1, 3, 6) : 0;
    company->rules = rules;
    company->open = STEP_OF((double)open / (double)lines->count, 0.1, 0.25, 0.5);
    company->inside = STEP_OF((double)inside, 2, 5, 16);
    company->some = STEP_OF((double)paragraphs, 1, 4, 10);
    company->paragraphs = STEP_OF((double)paragraphs, 1, 3, 6, 10, 16, 25, 40);
    company->length = step_of_length(lines, paragraphs);
    return 1;
}

static void add_company_signs(Sum *sum, const Company *company) {
    add_sign(sum, EVERY_LINE);
    add_step(sum, CLAIMS, company->claims);
    add_step(sum, CLAIMING_RULES, company->rules);
    add_step(sum, OPEN_LINES, company->open);
    add_step(sum, OPEN_INSIDE, company->inside);
    add_step(sum, SOME_PARAGRAPHS, company->some);
    add_step(sum, PARAGRAPHS, company->paragraphs);
    add_step(sum, PARAGRAPH_LENGTH, company->length);
}

/* Lines before the body, between its paragraphs where not all are sentences, or after it. */
int next_run(const Lines *lines, Py_ssize_t from, Run *run) {
    *run = (Run){from, lines->begin, -1, NULL};
    if (from < lines->begin)
        return 1;
    while (from < lines->end) {
        int is_loose = 0;
        while (from < lines->end && lines->kinds[from] == 'P')
            from++;
        for (run->begin = from; from < lines->end && lines->kinds[from] != 'P'; from++)
            is_loose |= lines->kinds[from] == 'C' || is_open(lines->kinds[from]);
        run->end = from;
        if (is_loose)
            return 1;
    }
    run->begin = from;
    run->end = lines->count;
    return from < lines->count;
}

/* Whether the only run is a headline. */
static int has_only_headline(const Lines *lines) {
    Run run;
    if (!next_run(lines, 0, &run) || run.begin != 0 || run.end != 1 || !is_open(lines->kinds[0]))
        return 0;
    return next_run(lines, 1, &run) ? 0 : is_long(lines, 0);
}

/* Whether the log odds of a line are not below LEAST_WITH_WORDS, and not before below LEAST_BY_PLACE. */
static int weigh(const Lines *lines, Run *run, Py_ssize_t index, Sum *sum, double shared, PyObject *known, double *odds) {
    sum->total = 0.0;
    add_place_signs(sum, lines, run, index);
    *odds = shared + sum->total;
    if (sum->failed || *odds < LEAST_BY_PLACE)
        return 0;
    Text text = line_in(&lines->view, index);
    sum->total = 0.0;
    add_word_signs(sum, &text, known);
    *odds += sum->total;
    return !sum->failed && *odds >= LEAST_WITH_WORDS;
}

static int put(PyObject *found, Py_ssize_t index, double odds) {
    PyObject *pair = Py_BuildValue("nd", index, odds);
    int failed = pair == NULL || PyList_Append(found, pair) < 0;
    Py_XDECREF(pair);
    return !failed;
}

/* Add up what a whole article says in a zone; 0 after an error. */
static int begin_sum(Sum *sum, const Company *company, PyObject *zones, int zone) {
    *sum = (Sum){weights_of(zones, zone), 0.0, 0, NULL};
    if (sum->weights == NULL)
        return 0;
    add_company_signs(sum, company);
    return !sum->failed;
}

/* Append the lines of a run that may be stray; 0 after an error. */
static int weigh_run(const Lines *lines, Run *run, Sum sum, PyObject *known, PyObject *found) {
    add_step(&sum, RUN_SIZE, STEP_OF((double)(run->end - run->begin), 2, 3, 6, 12));
    double shared = sum.total, odds;
    if (sum.failed || shared < LEAST_BY_RUN)
        return !sum.failed;
    Py_ssize_t headline = headline_of(lines);
    for (Py_ssize_t i = run->begin; i < run->end && !sum.failed; i++) {
        if (lines->kinds[i] == 'C')
            run->claimed = i;
        else if (i != headline && weigh(lines, run, i, &sum, shared, known, &odds))
            sum.failed |= !put(found, i, odds);
    }
    Py_CLEAR(run->beginnings);
    return !sum.failed;
}

/* Append the lines that may be stray; 0 after an error. */
static int find(const Lines *lines, PyObject *zones, PyObject *known, PyObject *found) {
    Run run;
    Company company;
    Sum shared = {NULL, 0.0, 0, NULL};
    int zone = -1;
    if (has_only_headline(lines) || !next_run(lines, 0, &run))
        return 1;
    if (!find_company(lines, &company))
        return 0;
    for (Py_ssize_t from = 0; next_run(lines, from, &run); from = run.end) {
        if (zone_of(lines, run.begin) != zone) {
            zone = zone_of(lines, run.begin);
            if (!begin_sum(&shared, &company, zones, zone))
                return 0;
        }
        if (!weigh_run(lines, &run, shared, known, found))
            return 0;
    }
    return 1;
}

static PyObject *likely_lines(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count) {
    Lines lines;
    if (count != 4 || !PyDict_Check(args[2]) || !PyDict_Check(args[3]))
        return PyErr_Format(PyExc_TypeError, "lines, claims, the weights of zones, what is known of words");
    PyObject *found = lay_out(args[0], args[1], &lines) ? PyList_New(0) : NULL;
    if (found != NULL) {
        lines.shapes = PyMem_Calloc((size_t)lines.count + 1, 1);
        if (lines.shapes == NULL)
            PyErr_NoMemory();
        if (lines.shapes == NULL || !find(&lines, args[2], args[3], found))
            Py_CLEAR(found);
    }
    PyMem_Free(lines.shapes);
    PyMem_Free(lines.kinds);
    return found;
}

static PyMethodDef functions[] = {
    {"likely_lines", (PyCFunction)(void (*)(void))likely_lines, METH_FASTCALL,
     "The lines that may be stray, each with its log odds so far."},
    {NULL, NULL, 0, NULL},
};

int add_stray_lines(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
