/* may_be_biographies of rules/_bylines.py, where it is explained. */
#include "blocks.h"

enum { WITHIN = 8 }; /* words */

static int is_capital(Py_UCS4 c) {
    return c >= 'A' && c <= 'Z';
}

/* Whether what begins at a place may stand inside a name. */
static int is_inside_name(const Text *text, Py_ssize_t i) {
    Py_UCS4 first = at(text, i), second = at(text, i + 1), third = at(text, i + 2);
    return first == '(' || (first == 'd' && second == 'e') || (is_one_of(first, "ae") && second == 'l') ||
           (first == 'v' && ((second == 'a' && third == 'n') || (second == 'o' && third == 'n')));
}

/* Whether a text begins with words in capitals and then one of some verbs; -1 after an error. */
static int is_introduction(const Text *text, PyObject *verbs) {
    Py_ssize_t begin = 0;
    if (!is_capital(at(text, begin)))
        return 0;
    for (int words = 1; words < WITHIN; words++) {
        while (begin < text->length && at(text, begin) != ' ')
            begin++;
        if (begin++ == text->length)
            return 0;
        if (is_capital(at(text, begin)))
            continue;
        Py_ssize_t end = begin;
        while (end < text->length && at(text, end) != ' ')
            end++;
        PyObject *word = part_of(text, begin, end);
        int is_verb = word == NULL ? -1 : PySet_Contains(verbs, word);
        Py_XDECREF(word);
        if (is_verb || !is_inside_name(text, begin))
            return is_verb;
    }
    return 0;
}

/* Whether the lines from one on hold one of some signs; -1 after an error. */
static int are_told(const View *view, Py_ssize_t first, PyObject *signs) {
    Py_ssize_t begin = first < view->count ? view->places[first].begin : view->text.length;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(signs); i++) {
        if (!PyUnicode_Check(PyTuple_GET_ITEM(signs, i))) {
            PyErr_SetString(PyExc_TypeError, "a sign is a str");
            return -1;
        }
        Py_ssize_t place = PyUnicode_Find(view->text.string, PyTuple_GET_ITEM(signs, i), begin, view->text.length, 1);
        if (place != -1)
            return place == -2 ? -1 : 1;
    }
    return 0;
}

static PyObject *may_be_biographies(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count) {
    if (count != 4 || !PyLong_Check(args[1]) || !PyAnySet_Check(args[2]) || !PyTuple_Check(args[3]))
        return PyErr_Format(PyExc_TypeError, "the lines of an article, a number, a set and a tuple");
    View view;
    if (!view_lines(args[0], &view))
        return NULL;
    Py_ssize_t first = PyLong_AsSsize_t(args[1]);
    if (first < 0)
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_ValueError, "the first line is counted from 0");
    int all = are_told(&view, first, args[3]);
    PyObject *found = all < 0 ? NULL : PyList_New(0);
    for (Py_ssize_t i = first; found != NULL && i < view.count; i++) {
        Text text = undecorated(line_in(&view, i));
        PyObject *line = NULL;
        int told = all || is_introduction(&text, args[2]);
        if (told > 0 && ((line = line_of(args[0], i)) == NULL || PyList_Append(found, line) < 0))
            told = -1;
        if (told < 0)
            Py_CLEAR(found);
        Py_XDECREF(line);
    }
    return found;
}

static PyMethodDef functions[] = {
    {"may_be_biographies", (PyCFunction)(void (*)(void))may_be_biographies, METH_FASTCALL, "Lines worth a look."},
    {NULL, NULL, 0, NULL},
};

int add_biographies(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
