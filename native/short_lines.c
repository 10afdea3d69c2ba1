/* short_lines of rules/_short_lines.py, where its numbers and kinds are explained. */
#include "blocks.h"

enum { SHORT = 130, FEW_SPACES = 7, BRIEF = 50, HEAD = 10, TAIL = 4, EXTENSION = 6, FEWER_SPACES = 3 };
enum { NUMBERED = 1, BRIEF_LINE = 2, NAMED = 4, LOWER = 8, KINDS = 4 };

static int has_more_spaces(const Text *text, int than) {
    int spaces = 0;
    if (text->size == 1) { /* as most texts: all characters are looked at, many at a time */
        const Py_UCS1 *bytes = text->data;
        for (Py_ssize_t i = 0; i < text->length; i++)
            spaces += bytes[i] == ' ';
        return spaces > than;
    }
    for (Py_ssize_t i = 0; i < text->length && spaces <= than; i++)
        spaces += at(text, i) == ' ';
    return spaces > than;
}

static int is_sentence(const Text *text) {
    return is_one_of(at(text, text->length - 1), ".!?,;") && has_more_spaces(text, FEW_SPACES);
}

/* Whether a digit or " ago" is among bytes; no other character of Latin-1 is a decimal digit. */
static int are_numbered(const Py_UCS1 *bytes, Py_ssize_t length) {
    int found = 0;
    for (Py_ssize_t i = 0; i < length; i++)
        found |= (Py_UCS1)(bytes[i] - '0') < 10;
    for (Py_ssize_t i = 0; i + 3 < length; i++)
        found |= (bytes[i] == ' ') & (bytes[i + 1] == 'a') & (bytes[i + 2] == 'g') & (bytes[i + 3] == 'o');
    return found;
}

static int is_numbered(const Text *text) {
    if (text->size == 1)
        return are_numbered(text->data, text->length);
    for (Py_ssize_t i = 0; i < text->length; i++) {
        Py_UCS4 c = at(text, i);
        if (is_figure(c))
            return 1;
        if (c == ' ' && at(text, i + 1) == 'a' && at(text, i + 2) == 'g' && at(text, i + 3) == 'o')
            return 1;
    }
    return 0;
}

static int is_lower(const Text *text) {
    if (!Py_UNICODE_ISLOWER(at(text, 0)))
        return 0;
    for (Py_ssize_t i = 1; i < text->length; i++)
        if (Py_UNICODE_ISUPPER(at(text, i)) || Py_UNICODE_ISTITLE(at(text, i)))
            return 0;
    return 1;
}

/* Whether a letter is one of some, whatever its case; any beyond ASCII may be in another case. */
static int may_be_one_of(Py_UCS4 c, const char *some) {
    return c >= 128 || is_one_of(c >= 'A' && c <= 'Z' ? c + 32 : c, some);
}

static int may_have_extension(const Text *text, Py_ssize_t from) {
    for (Py_ssize_t i = Py_MAX(0, from); i + 1 < text->length; i++)
        if (at(text, i) == '.' && may_be_one_of(at(text, i + 1), "abghjmpstw"))
            return 1;
    return 0;
}

static int is_named(const Text *text) {
    Py_UCS4 last = at(text, text->length - 1);
    int is_dressed = last == ')' || last == ']', is_counted = is_dressed || (last >= '0' && last <= '9');
    if (!is_counted && !is_one_of(last, "gGfFpPcC"))
        return 0;
    if (may_have_extension(text, is_dressed ? 0 : text->length - EXTENSION))
        return 1;
    Py_ssize_t i = 0;
    while (is_counted && i < text->length && is_decoration(at(text, i)))
        i++;
    return is_counted && i < text->length && may_be_one_of(at(text, i), "bdfipsu") && !has_more_spaces(text, FEWER_SPACES);
}

/* The kinds of a line, as bits; 0 for one that is not short. */
static int kinds_of(const Text *text, int is_at_edge) {
    if (text->length > SHORT || is_sentence(text))
        return 0;
    int place = is_numbered(text) ? NUMBERED : text->length <= BRIEF && is_at_edge ? BRIEF_LINE : 0;
    return place | (is_named(text) ? NAMED : 0) | (is_lower(text) ? LOWER : 0);
}

static PyTypeObject *short_lines_type;
static PyObject *blocks_name;

/* Append the lines to lists, by kind; 0 after an error. */
static int sort(PyObject *lines, PyObject *const *lists) {
    View view;
    if (!view_lines(lines, &view))
        return 0;
    for (Py_ssize_t i = 0; i < view.count; i++) {
        Text text = line_in(&view, i);
        int kinds = kinds_of(&text, i < HEAD || i >= view.count - TAIL);
        PyObject *line = kinds ? line_of(lines, i) : NULL;
        int failed = kinds && line == NULL;
        for (int kind = 0; kind < KINDS && !failed; kind++)
            failed = kinds >> kind & 1 && PyList_Append(lists[kind], line) < 0;
        Py_XDECREF(line);
        if (failed)
            return 0;
    }
    return 1;
}

static PyObject *short_lines(PyObject *Py_UNUSED(module), PyObject *article) {
    PyObject *lines = PyObject_GetAttr(article, blocks_name), *lists[KINDS];
    PyObject *sorted = lines == NULL ? NULL : PyStructSequence_New(short_lines_type);
    for (int kind = 0; kind < KINDS && sorted != NULL; kind++) {
        lists[kind] = PyList_New(0);
        if (lists[kind] == NULL)
            Py_CLEAR(sorted);
        else
            PyStructSequence_SET_ITEM(sorted, kind, lists[kind]);
    }
    if (sorted != NULL && !sort(lines, lists))
        Py_CLEAR(sorted);
    Py_XDECREF(lines);
    return sorted;
}

static PyMethodDef functions[] = {
    {"short_lines", short_lines, METH_O, "The short lines of an article, by kind."},
    {NULL, NULL, 0, NULL},
};

static PyStructSequence_Field fields[] = {
    {"numbered", "those with a figure or \"ago\""}, {"brief", "others at the edges that are shorter still"},
    {"named", "those that may be names of files"}, {"lower", "those without a capital"},
    {NULL, NULL},
};

static PyStructSequence_Desc description = {
    "checker._native.ShortLines", "The short lines of an article, by kind.", fields, KINDS,
};

int add_short_lines(PyObject *module) {
    blocks_name = PyUnicode_InternFromString("blocks");
    short_lines_type = PyStructSequence_NewType(&description);
    return blocks_name == NULL || short_lines_type == NULL ? -1 : PyModule_AddFunctions(module, functions);
}
