/* closer_odds of rules/_line_model.py: lines that may be stray, weighed by their form and by the words that they share. */
#include "line_signs.h"

/* The paragraphs of an article in lower case, a line each. */
static PyObject *prose_of(const Lines *lines) {
    size_t size = (size_t)lines->view.text.size, length = 0;
    char *prose = PyMem_Malloc(size * (size_t)lines->view.text.length + 1);
    if (prose == NULL)
        return PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < lines->count; i++) {
        Text text = line_in(&lines->view, i);
        if (lines->kinds[i] != 'P')
            continue;
        if (length) {
            Py_UCS4 newline = '\n';
            PyUnicode_WRITE(text.size, prose, length, newline);
            length++;
        }
        memcpy(prose + size * length, text.data, size * (size_t)text.length);
        length += (size_t)text.length;
    }
    PyObject *joined = PyUnicode_FromKindAndData((int)size, prose, (Py_ssize_t)length);
    PyObject *low = joined == NULL ? NULL : in_lower_case(joined);
    PyMem_Free(prose);
    Py_XDECREF(joined);
    return low;
}

/* The share of stems that stand in a text; negative after an error. */
static double share_in(const Content *content, PyObject *text) {
    int found = 0;
    for (int i = 0; i < content->kept; i++) {
        int is_there = PyUnicode_Contains(text, content->stems[i]);
        if (is_there < 0)
            return -1.0;
        found += is_there;
    }
    return (double)found / (double)content->kept;
}

static void add_echo_signs(Sum *sum, const Content *content, PyObject *prose, PyObject *headline) {
    if (content->kept == 0)
        return;
    int many = content->count > 2, has_headline = PyUnicode_GET_LENGTH(headline) > 0;
    double echoed = share_in(content, prose), titled = has_headline ? share_in(content, headline) : 0.0;
    sum->failed |= echoed < 0.0 || titled < 0.0;
    if (sum->failed)
        return;
    add_step(sum, many ? MANY_ECHOED : FEW_ECHOED, STEP_OF(echoed, 0.01, 0.4, 0.75));
    if (has_headline)
        add_step(sum, many ? MANY_IN_HEADLINE : FEW_IN_HEADLINE, STEP_OF(titled, 0.01, 0.4));
}

/* What a line's form and words add to its log odds; 0 after an error. */
static int look_closer(const Lines *lines, Py_ssize_t index, Sum *sum, PyObject *known, PyObject *prose, PyObject *headline) {
    Text text = line_in(&lines->view, index);
    Content content;
    sum->failed |= !find_content(&text, known, &content);
    if (!sum->failed) {
        add_form_signs(sum, &text);
        add_echo_signs(sum, &content, prose, headline);
    }
    drop_content(&content);
    return !sum->failed;
}

/* A list of a line's index and its log odds, given the same with fewer signs; NULL after an error. */
static PyObject *closer(const Lines *lines, PyObject *line, PyObject *zones, PyObject *known, PyObject *prose, PyObject *headline) {
    Py_ssize_t index;
    double odds;
    if (!PyArg_ParseTuple(line, "nd", &index, &odds))
        return NULL;
    if (index < 0 || index >= lines->count)
        return PyErr_Format(PyExc_IndexError, "there is no such line");
    Sum sum = {weights_of(zones, zone_of(lines, index)), 0.0, 0};
    if (sum.weights == NULL || !look_closer(lines, index, &sum, known, prose, headline))
        return NULL;
    return Py_BuildValue("nd", index, odds + sum.total);
}

static PyObject *closer_odds(PyObject *Py_UNUSED(module), PyObject *args) {
    Lines lines;
    PyObject *blocks, *claims, *likely, *headline, *zones, *known, *found = NULL, *prose = NULL;
    if (!PyArg_ParseTuple(args, "OOO!UO!O!", &blocks, &claims, &PyList_Type, &likely, &headline, &PyDict_Type, &zones,
                          &PyDict_Type, &known))
        return NULL;
    if (lay_out(blocks, claims, &lines))
        prose = prose_of(&lines);
    if (prose != NULL)
        found = PyList_New(PyList_GET_SIZE(likely));
    for (Py_ssize_t i = 0; found != NULL && i < PyList_GET_SIZE(found); i++) {
        PyObject *line = PyList_GET_ITEM(likely, i), *told = NULL;
        if (PyTuple_Check(line))
            told = closer(&lines, line, zones, known, prose, headline);
        else
            PyErr_SetString(PyExc_TypeError, "a line's index and its log odds");
        if (told == NULL)
            Py_CLEAR(found);
        else
            PyList_SET_ITEM(found, i, told);
    }
    Py_XDECREF(prose);
    PyMem_Free(lines.kinds);
    return found;
}

static PyMethodDef functions[] = {
    {"closer_odds", closer_odds, METH_VARARGS, "Lines that may be stray, each with its log odds by all signs."},
    {NULL, NULL, 0, NULL},
};

int add_line_echoes(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
