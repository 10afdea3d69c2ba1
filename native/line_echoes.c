/* closer_odds and signs_of of rules/_line_model.py: lines by all their signs, among them the words that they share. */
#include "line_signs.h"

static void add_echo_signs(Sum *sum, const Content *content, const Lowered *prose, const Lowered *headline) {
    int many = content->count > 2;
    if (content->kept == 0)
        return;
    add_step(sum, many ? MANY_ECHOED : FEW_ECHOED, STEP_OF(share_in(content, prose), 0.01, 0.4, 0.75));
    if (headline->length)
        add_step(sum, many ? MANY_IN_HEADLINE : FEW_IN_HEADLINE, STEP_OF(share_in(content, headline), 0.01, 0.4));
}

/* What lines are weighed by. */
typedef struct {
    PyObject *zones, *known;
    Lowered prose, headline;
} Model;

/* Add the signs of a line's form and of the words that it shares. */
static void add_signs_closer(Sum *sum, const Text *line, const Model *model) {
    Content content;
    sum->failed |= !find_content(line, model->known, &content);
    if (!sum->failed) {
        add_form_signs(sum, line);
        add_echo_signs(sum, &content, &model->prose, &model->headline);
    }
    drop_content(&content);
}

/* A line's index and its log odds, given the same with fewer signs; NULL after an error. */
static PyObject *closer(const Lines *lines, PyObject *line, const Model *model) {
    Py_ssize_t index;
    double odds;
    if (!PyArg_ParseTuple(line, "nd", &index, &odds))
        return NULL;
    if (index < 0 || index >= lines->count)
        return PyErr_Format(PyExc_IndexError, "there is no such line");
    Sum sum = {weights_of(model->zones, zone_of(lines, index)), 0.0, 0, NULL};
    if (sum.weights == NULL)
        return NULL;
    Text text = line_in(&lines->view, index);
    add_signs_closer(&sum, &text, model);
    return sum.failed ? NULL : Py_BuildValue("nd", index, odds + sum.total);
}

static PyObject *look_closer(const Lines *lines, PyObject *likely, const Model *model) {
    PyObject *found = PyList_New(PyList_GET_SIZE(likely));
    for (Py_ssize_t i = 0; found != NULL && i < PyList_GET_SIZE(found); i++) {
        PyObject *line = PyList_GET_ITEM(likely, i), *told = NULL;
        if (PyTuple_Check(line))
            told = closer(lines, line, model);
        else
            PyErr_SetString(PyExc_TypeError, "a line's index and its log odds");
        if (told == NULL)
            Py_CLEAR(found);
        else
            PyList_SET_ITEM(found, i, told);
    }
    return found;
}

/* Read what the words of an article's lines are looked for in; 0 after an error. */
static int read_article(PyObject *blocks, PyObject *claims, PyObject *headline, Lines *lines, Model *model) {
    return lay_out(blocks, claims, lines) && read_prose(lines, &model->prose) && read_headline(headline, &model->headline);
}

static void release(Lines *lines, Model *model) {
    PyMem_Free(model->prose.bytes);
    PyMem_Free(model->headline.bytes);
    PyMem_Free(lines->kinds);
    PyMem_Free(lines->shapes);
}

static PyObject *closer_odds(PyObject *Py_UNUSED(module), PyObject *args) {
    Lines lines;
    Model model = {.prose = {NULL, 0}};
    PyObject *blocks, *claims, *likely, *headline, *found = NULL;
    if (!PyArg_ParseTuple(args, "OOO!UO!O!", &blocks, &claims, &PyList_Type, &likely, &headline, &PyDict_Type, &model.zones,
                          &PyDict_Type, &model.known))
        return NULL;
    if (read_article(blocks, claims, headline, &lines, &model))
        found = look_closer(&lines, likely, &model);
    release(&lines, &model);
    return found;
}

/* The run in which a line stands; the line alone where it stands in none. */
static Run run_of(const Lines *lines, Py_ssize_t index) {
    Run run;
    int is_in_run = 0;
    for (Py_ssize_t from = 0; !is_in_run && next_run(lines, from, &run) && run.begin <= index; from = run.end)
        is_in_run = index < run.end;
    if (!is_in_run)
        run = (Run){index, index + 1, -1, NULL};
    for (Py_ssize_t i = run.begin; i < index; i++)
        run.claimed = lines->kinds[i] == 'C' ? i : run.claimed;
    return run;
}

/* A run's begin and end, and a list of the signs of one of its lines; NULL after an error. */
static PyObject *tell_signs(const Lines *lines, Py_ssize_t index, const Model *model) {
    Run run = run_of(lines, index);
    Text text = line_in(&lines->view, index);
    Sum sum = {PyDict_New(), 0.0, 0, PyList_New(0)};
    sum.failed = sum.weights == NULL || sum.names == NULL;
    if (!sum.failed)
        add_place_signs(&sum, lines, &run, index);
    if (!sum.failed)
        add_word_signs(&sum, &text, model->known);
    if (!sum.failed)
        add_signs_closer(&sum, &text, model);
    PyObject *told = sum.failed ? NULL : Py_BuildValue("nnO", run.begin, run.end, sum.names);
    Py_XDECREF(run.beginnings);
    Py_XDECREF(sum.weights);
    Py_XDECREF(sum.names);
    return told;
}

static PyObject *signs_of(PyObject *Py_UNUSED(module), PyObject *args) {
    Lines lines;
    Model model = {.prose = {NULL, 0}};
    Py_ssize_t index;
    PyObject *blocks, *claims, *headline, *told = NULL;
    if (!PyArg_ParseTuple(args, "OOnUO!", &blocks, &claims, &index, &headline, &PyDict_Type, &model.known))
        return NULL;
    if (read_article(blocks, claims, headline, &lines, &model)) {
        lines.shapes = PyMem_Calloc((size_t)lines.count + 1, 1);
        if (lines.shapes == NULL)
            PyErr_NoMemory();
        else if (index < 0 || index >= lines.count)
            PyErr_Format(PyExc_IndexError, "there is no such line");
        else
            told = tell_signs(&lines, index, &model);
    }
    release(&lines, &model);
    return told;
}

static PyMethodDef functions[] = {
    {"closer_odds", closer_odds, METH_VARARGS, "Lines that may be stray, each with its log odds by all signs."},
    {"signs_of", signs_of, METH_VARARGS, "Where the run of a line begins and ends, and the line's signs."},
    {NULL, NULL, 0, NULL},
};

int add_line_echoes(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
