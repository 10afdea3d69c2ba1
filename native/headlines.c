/* first_headline of checker/structure.py and begin_alike of rules/_headlines.py, where their wordings are explained. */
#include "blocks.h"

enum { LONGEST = 250, LONG = 120, SHORT = 60, FEW_WORDS = 8, MOST_WORDS = 30, BEGINNING = 12 };

static Py_UCS4 small(Py_UCS4 c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static int is_letter(Py_UCS4 c) {
    return small(c) >= 'a' && small(c) <= 'z';
}

static int is_quote(Py_UCS4 c) {
    return c == '"' || c == '\'' || c == 0x201C || c == 0x2018;
}

static Py_ssize_t count_words(const Text *text) {
    Py_ssize_t words = 0;
    int inside = 0;
    for (Py_ssize_t i = 0; i < text->length; i++) {
        int was_inside = inside;
        inside = !Py_UNICODE_ISSPACE(at(text, i));
        words += inside && !was_inside;
    }
    return words;
}

/* Whether a figure may begin a year, or stand before the colon of a time. */
static int may_be_date(Py_UCS4 figure, Py_UCS4 next) {
    return next == ':' || (figure == '1' && next == '9') || (figure == '2' && next == '0');
}

/* Whether a line that begins with a letter or a quotation mark may be one that stands above a headline. */
static int may_precede(const Text *text, Py_ssize_t words) {
    static const char beginnings[] = "albydigairjunapapopusaskvavozu";
    if (text->length > LONG)
        return 0;
    for (Py_ssize_t i = 0; i < text->length; i++) {
        Py_UCS4 c = at(text, i);
        if (c == '>' || c == 0xBB || c == 0x203A)
            return 1;
        if (text->length <= SHORT && words <= FEW_WORDS && is_figure(c) && may_be_date(c, at(text, i + 1)))
            return 1;
    }
    if (text->length <= SHORT && words == 1)
        return 1;
    if (!is_letter(at(text, 0)))
        return 0;
    Py_UCS4 first = small(at(text, 0)), second = small(at(text, 1));
    for (const char *two = beginnings; *two; two += 2)
        if (first == (Py_UCS4)two[0] && second == (Py_UCS4)two[1])
            return 1;
    return second >= 128;
}

/* Whether a line ends as headlines do not: with the mark of a sentence, unless dots tell that it is clipped. */
static int ends_sentence(const Text *text) {
    Py_ssize_t end = text->length;
    Py_UCS4 last = at(text, end - 1);
    int dots = last == 0x2026 || (end >= 3 && last == '.' && at(text, end - 2) == '.' && at(text, end - 3) == '.');
    if (dots && end < LONG)
        return 0;
    while (end > 0 && (is_one_of(last = at(text, end - 1), "\"')]") || last == 0x201D || last == 0x2019 || last == 0xBB))
        end--;
    return end > 0 && (is_one_of(last, ".!;,") || last == 0x2026);
}

static PyObject *first_headline(PyObject *Py_UNUSED(module), PyObject *lines) {
    View view;
    if (!view_lines(lines, &view))
        return NULL;
    if (view.count == 0)
        Py_RETURN_NONE;
    Text text = line_in(&view, 0);
    Py_ssize_t words = text.length > LONGEST ? 0 : count_words(&text);
    if (!(is_letter(at(&text, 0)) || is_quote(at(&text, 0))) || may_precede(&text, words))
        Py_RETURN_FALSE;
    int fits = view.count > 1 && words >= 2 && words <= MOST_WORDS;
    return fits && !ends_sentence(&text) ? line_of(lines, 0) : Py_NewRef(Py_None);
}

/* How many characters of ASCII a headline begins with, in lower case, marks aside; -1 where it has no word. */
static int beginning_of(const Text *headline, char *words) {
    Py_ssize_t i = 0;
    int length = 0;
    for (; i < headline->length; i++) {
        Py_UCS4 c = at(headline, i);
        if (c == '_' || Py_UNICODE_ISALNUM(c) || Py_UNICODE_TOLOWER(c) != c)
            break;
    }
    if (i == headline->length)
        return -1;
    for (; length < BEGINNING; i++) {
        Py_UCS4 c = at(headline, i);
        if (c >= 128 || !(Py_ISALNUM((int)c) || c == '_' || c == ' '))
            break;
        words[length++] = (char)small(c);
    }
    return length;
}

/* Whether a mark or white space may stand before a headline's first words. */
static int opens(Py_UCS4 c) {
    return Py_UNICODE_ISSPACE(c) || is_decoration(c) || is_one_of(c, "\"'") || c == 0x2018 || c == 0x2019 ||
           (c >= 0x201C && c <= 0x201E);
}

/* Whether the characters of a line, what may open it aside, are some of ASCII as far as that goes. */
static int begins_alike(const Text *line, const char *words, int length) {
    Py_ssize_t i = 0;
    while (i < line->length && !is_letter(at(line, i)) && opens(at(line, i)))
        i++;
    for (int n = 0; n < length; n++) {
        if (at(line, i + n) >= 128)
            return 1;
        if (i + n >= line->length || small(at(line, i + n)) != (Py_UCS4)words[n])
            return 0;
    }
    return 1;
}

/* Append the lines from one on that begin with some characters; NULL after an error. */
static PyObject *lines_with(PyObject *lines, Py_ssize_t first, const char *words, int length) {
    View view;
    PyObject *found = view_lines(lines, &view) ? PyList_New(0) : NULL;
    for (Py_ssize_t i = first; found != NULL && length >= 0 && i < view.count; i++) {
        Text text = line_in(&view, i);
        if (!begins_alike(&text, words, length))
            continue;
        PyObject *line = line_of(lines, i);
        if (line == NULL || PyList_Append(found, line) < 0)
            Py_CLEAR(found);
        Py_XDECREF(line);
    }
    return found;
}

static PyObject *begin_alike(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count) {
    if (count != 2 || !PyObject_TypeCheck(args[1], line_type))
        return PyErr_Format(PyExc_TypeError, "lines and a headline");
    LineObject *headline = (LineObject *)args[1];
    PyObject *core = core_of(headline);
    if (core == NULL)
        return NULL;
    char words[BEGINNING];
    Text text = text_of(core);
    int length = beginning_of(&text, words);
    Py_DECREF(core);
    int is_in_text = PyUnicode_Check(headline->field) && PyUnicode_CompareWithASCIIString(headline->field, "text") == 0;
    return lines_with(args[0], is_in_text ? headline->index + 1 : 0, words, length);
}

static PyMethodDef functions[] = {
    {"first_headline", first_headline, METH_O,
     "The first line where it is the headline, else None; False where looks do not tell."},
    {"begin_alike", (PyCFunction)(void (*)(void))begin_alike, METH_FASTCALL,
     "Lines that begin with a headline's first words."},
    {NULL, NULL, 0, NULL},
};

int add_headlines(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
