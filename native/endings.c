/* Which lines lack an end: unended_lines, open_end and cut_lines of rules/_endings.py. */
#include "line_places.h"

enum { LONG = 60, FEW_SPACES = 11 };

static int lacks_end(const Text *text, Line line) {
    for (; line.begin < line.end; line.end--) {
        Py_UCS4 c = at(text, line.end - 1);
        if (!closes(c) && c != ' ' && c != '\t' && c != '\r' && c != 0xA0)
            return !ends_sentence(c);
    }
    return 1;
}

static PyObject *unended_lines(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string;
    Py_ssize_t least;
    if (!PyArg_ParseTuple(args, "Un", &string, &least))
        return NULL;
    Text text = text_of(string);
    PyObject *found = PyList_New(0);
    int failed = found == NULL;
    for (Py_ssize_t number = 0, begin = 0; begin <= text.length && !failed; number++) {
        Py_ssize_t next = PyUnicode_FindChar(string, '\n', begin, text.length, 1), end = next < 0 ? text.length : next;
        if (end - begin >= least && lacks_end(&text, (Line){begin, end}))
            failed = add_number(found, number) < 0;
        begin = end + 1;
    }
    if (failed)
        Py_CLEAR(found);
    return found;
}

/* The lines of an article, and which of them are claimed. */
typedef struct {
    View lines;
    PyObject *claimed;
} Article;

/* Whether a line is unclaimed; -1 on failure. */
static int is_free(const Article *article, Py_ssize_t index) {
    if (PyDict_GET_SIZE(article->claimed) == 0)
        return 1;
    PyObject *number = PyLong_FromSsize_t(article->lines.places[index].number);
    int known = number == NULL ? -1 : PyDict_Contains(article->claimed, number);
    Py_XDECREF(number);
    return known < 0 ? -1 : !known;
}

enum { NONE = -1, FAILED = -2 };

/* The nearest unclaimed line on a side of one: NONE, or FAILED with an error set. */
static Py_ssize_t nearest_free(const Article *article, Py_ssize_t index, int step) {
    for (index += step; index >= 0 && index < article->lines.count; index += step) {
        int free = is_free(article, index);
        if (free)
            return free < 0 ? FAILED : index;
    }
    return NONE;
}

/* Read the arguments that both functions have; 0 and an error where they are others. */
static int read_arguments(PyObject *const *args, Py_ssize_t count, Article *article) {
    if (count != 2 || !PyDict_Check(args[1])) {
        PyErr_SetString(PyExc_TypeError, "the lines of an article, and a dict of those that are claimed");
        return 0;
    }
    article->claimed = args[1];
    return view_lines(args[0], &article->lines);
}

static PyObject *open_end(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count) {
    Article article;
    if (!read_arguments(args, count, &article))
        return NULL;
    Py_ssize_t last = nearest_free(&article, article.lines.count, -1);
    if (last < 0)
        return last == FAILED ? NULL : Py_NewRef(Py_None);
    Line line = line_at(&article.lines, last);
    Py_UCS4 mark = at(&article.lines.text, line.end - 1);
    int has_dots = mark == '.' && line.end - line.begin > 1 && at(&article.lines.text, line.end - 2) == '.';
    if (has_dots || is_one_of(mark, ",]_") || mark == 0x2026 || Py_UNICODE_ISALNUM(mark))
        return line_of(args[0], last);
    Py_RETURN_NONE;
}

/* Whether a comma in a closing quotation mark ends a line. */
static int ends_with_comma_quote(const Text *text, Line line) {
    Py_UCS4 mark = at(text, line.end - 1);
    if ((mark != '"' && mark != 0x201D && mark != 0xBB) || line.end - line.begin < 3)
        return 0;
    Py_UCS4 letter = at(text, line.end - 3), comma = at(text, line.end - 2);
    return (comma == ',' || comma == ';') && Py_UNICODE_ISALNUM(letter) && !Py_UNICODE_ISDECIMAL(letter);
}

static Line with_space_around(const Text *text, Line line) {
    while (line.begin > 0 && at(text, line.begin - 1) != '\n')
        line.begin--;
    while (line.end < text->length && at(text, line.end) != '\n')
        line.end++;
    return line;
}

/* Whether a line may stop in the middle of a sentence; -1 on failure. */
static int may_be_cut(const Article *article, Py_ssize_t index) {
    const Text *text = &article->lines.text;
    Line line = line_at(&article->lines, index);
    Py_UCS4 last = at(text, line.end - 1);
    int is_quoted = ends_with_comma_quote(text, line);
    if (!is_quoted && last != ',' && !Py_UNICODE_ISALNUM(last))
        return 0;
    Line whole = with_space_around(text, line);
    if (whole.end - whole.begin <= LONG || !lacks_end(text, whole))
        return 0;
    int free = is_free(article, index);
    if (free <= 0 || is_quoted)
        return free;
    if (!has_spaces(text, line, FEW_SPACES))
        return 0;
    Py_ssize_t before = nearest_free(article, index, -1), after = nearest_free(article, index, 1);
    if (before == FAILED || after == FAILED)
        return -1;
    if (before == NONE || after == NONE)
        return before != NONE;
    Line follower = line_at(&article->lines, after);
    return follower.end - follower.begin > LONG && ends_like_prose(text, follower);
}

static PyObject *cut_lines(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count) {
    Article article;
    if (!read_arguments(args, count, &article))
        return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found != NULL && i < article.lines.count; i++) {
        int cut = may_be_cut(&article, i);
        PyObject *line = cut > 0 ? line_of(args[0], i) : NULL;
        if (cut < 0 || (cut && (line == NULL || PyList_Append(found, line) < 0)))
            Py_CLEAR(found);
        Py_XDECREF(line);
    }
    return found;
}

static PyMethodDef functions[] = {
    {"open_end", (PyCFunction)(void (*)(void))open_end, METH_FASTCALL, "The last line, where it may stop in mid-sentence."},
    {"cut_lines", (PyCFunction)(void (*)(void))cut_lines, METH_FASTCALL, "The long lines that may stop in mid-sentence."},
    {"unended_lines", unended_lines, METH_VARARGS, "The numbers of the long lines that end with no mark."},
    {NULL, NULL, 0, NULL},
};

int add_endings(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
