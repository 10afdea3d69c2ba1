/* closer_odds of rules/_line_model.py: lines that may be stray, weighed by their form and by the words that they share. */
#include "line_signs.h"

enum { BLOCK = 64 }; /* characters that are looked at together */

/* A text in lower case as UTF-8, with zeros behind it that may be read. */
typedef struct {
    unsigned char *bytes; /* to be freed */
    size_t length;
} Lowered;

static unsigned char *put(unsigned char *next, Py_UCS4 c) {
    if (c < 0x80) {
        *next++ = (unsigned char)c;
    } else if (c < 0x800) {
        *next++ = (unsigned char)(0xC0 | c >> 6);
        *next++ = (unsigned char)(0x80 | (c & 63));
    } else {
        if (c < 0x10000) {
            *next++ = (unsigned char)(0xE0 | c >> 12);
        } else {
            *next++ = (unsigned char)(0xF0 | c >> 18);
            *next++ = (unsigned char)(0x80 | (c >> 12 & 63));
        }
        *next++ = (unsigned char)(0x80 | (c >> 6 & 63));
        *next++ = (unsigned char)(0x80 | (c & 63));
    }
    return next;
}

/* Put a line in lower case; NULL where its characters do not tell one by one what that is. */
static unsigned char *put_lower(unsigned char *next, const Text *line) {
    for (Py_ssize_t i = 0; i < line->length; i++) {
        Py_UCS4 c = PyUnicode_READ(line->size, line->data, i);
        if (c == 0x130 || c == 0x3A3) /* it becomes two characters, or its neighbours decide */
            return NULL;
        if (c < 128)
            *next++ = (unsigned char)(c + (c >= 'A' && c <= 'Z' ? 32 : 0));
        else
            next = put(next, Py_UNICODE_TOLOWER(c));
    }
    return next;
}

/* Put a line in lower case as Python has it; NULL after an error. */
static unsigned char *put_lower_in_python(unsigned char *next, const Text *line) {
    PyObject *part = part_of(line, 0, line->length), *low = part == NULL ? NULL : lower_bytes(part);
    if (low != NULL) {
        memcpy(next, PyBytes_AS_STRING(low), (size_t)PyBytes_GET_SIZE(low));
        next += PyBytes_GET_SIZE(low);
    }
    Py_XDECREF(part);
    Py_XDECREF(low);
    return low == NULL ? NULL : next;
}

/* Make room for some bytes; 0 after an error. */
static int make_room(Lowered *text, size_t length) {
    *text = (Lowered){PyMem_Malloc(length + 2 * BLOCK), 0};
    if (text->bytes == NULL)
        PyErr_NoMemory();
    return text->bytes != NULL;
}

static void end_with_zeros(Lowered *text, size_t length) {
    text->length = length;
    memset(text->bytes + length, 0, 2 * BLOCK);
}

/* Read an article's paragraphs, a line each; 0 after an error. */
static int read_prose(const Lines *lines, Lowered *prose) {
    enum { WIDEST = 4 }; /* bytes, also where a character becomes two */
    if (!make_room(prose, WIDEST * (size_t)lines->view.text.length))
        return 0;
    unsigned char *next = prose->bytes;
    for (Py_ssize_t i = 0; i < lines->count; i++) {
        if (lines->kinds[i] != 'P')
            continue;
        Text text = line_in(&lines->view, i);
        unsigned char *end = put_lower(next, &text);
        next = end == NULL ? put_lower_in_python(next, &text) : end;
        if (next == NULL)
            return 0;
        if (i + 1 < lines->count)
            *next++ = '\n'; /* in place of the one behind the line */
    }
    end_with_zeros(prose, (size_t)(next - prose->bytes));
    return 1;
}

/* Read a headline, which is in lower case; 0 after an error. */
static int read_headline(PyObject *headline, Lowered *text) {
    PyObject *bytes = PyUnicode_AsEncodedString(headline, "utf-8", "surrogatepass");
    int made = bytes != NULL && make_room(text, (size_t)PyBytes_GET_SIZE(bytes));
    if (made) {
        memcpy(text->bytes, PyBytes_AS_STRING(bytes), (size_t)PyBytes_GET_SIZE(bytes));
        end_with_zeros(text, (size_t)PyBytes_GET_SIZE(bytes));
    }
    Py_XDECREF(bytes);
    return made;
}

/* Whether a stem, of two bytes or more, stands in a text. */
static int contains(const Lowered *text, const unsigned char *stem, size_t size) {
    unsigned char first = stem[0], second = stem[1], last = stem[size - 1];
    for (size_t start = 0; start + size <= text->length; start += BLOCK) {
        const unsigned char *here = text->bytes + start, *there = here + size - 1;
        unsigned char any = 0;
        for (int i = 0; i < BLOCK; i++)
            any |= (here[i] == first) & (here[i + 1] == second) & (there[i] == last);
        for (size_t i = 0; any && i < BLOCK && start + i + size <= text->length; i++)
            if (here[i] == first && memcmp(here + i, stem, size) == 0)
                return 1;
    }
    return 0;
}

/* The share of a line's stems that stand in a text. */
static double share_in(const Content *content, const Lowered *text) {
    int found = 0;
    for (int i = 0; i < content->kept; i++) {
        PyObject *stem = content->stems[i];
        found += contains(text, (const unsigned char *)PyBytes_AS_STRING(stem), (size_t)PyBytes_GET_SIZE(stem));
    }
    return (double)found / (double)content->kept;
}

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

/* A line's index and its log odds, given the same with fewer signs; NULL after an error. */
static PyObject *closer(const Lines *lines, PyObject *line, const Model *model) {
    Py_ssize_t index;
    double odds;
    Content content;
    if (!PyArg_ParseTuple(line, "nd", &index, &odds))
        return NULL;
    if (index < 0 || index >= lines->count)
        return PyErr_Format(PyExc_IndexError, "there is no such line");
    Sum sum = {weights_of(model->zones, zone_of(lines, index)), 0.0, 0};
    if (sum.weights == NULL)
        return NULL;
    Text text = line_in(&lines->view, index);
    sum.failed = !find_content(&text, model->known, &content);
    if (!sum.failed) {
        add_form_signs(&sum, &text);
        add_echo_signs(&sum, &content, &model->prose, &model->headline);
    }
    drop_content(&content);
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

static PyObject *closer_odds(PyObject *Py_UNUSED(module), PyObject *args) {
    Lines lines;
    Model model = {.prose = {NULL, 0}};
    PyObject *blocks, *claims, *likely, *headline, *found = NULL;
    if (!PyArg_ParseTuple(args, "OOO!UO!O!", &blocks, &claims, &PyList_Type, &likely, &headline, &PyDict_Type, &model.zones,
                          &PyDict_Type, &model.known))
        return NULL;
    if (lay_out(blocks, claims, &lines) && read_prose(&lines, &model.prose) && read_headline(headline, &model.headline))
        found = look_closer(&lines, likely, &model);
    PyMem_Free(model.prose.bytes);
    PyMem_Free(model.headline.bytes);
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
