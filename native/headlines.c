/* first_is_headline of checker/structure.py and begin_alike of rules/_headlines.py, where their wordings are explained. */
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

static PyObject *first_is_headline(PyObject *Py_UNUSED(module), PyObject *lines) {
    if (!are_lines(lines))
        return PyErr_Format(PyExc_TypeError, "the lines of an article, not %.100s", Py_TYPE(lines)->tp_name);
    if (count_lines(lines) == 0)
        Py_RETURN_FALSE;
    Text text;
    PyObject *string = text_of_line(lines, 0, &text), *told = Py_None;
    if (string == NULL)
        return NULL;
    Py_ssize_t words = text.length > LONGEST ? 0 : count_words(&text);
    if ((is_letter(at(&text, 0)) || is_quote(at(&text, 0))) && !may_precede(&text, words)) {
        int fits = count_lines(lines) > 1 && words >= 2 && words <= MOST_WORDS;
        told = fits && !ends_sentence(&text) ? Py_True : Py_False;
    }
    Py_DECREF(string);
    return Py_NewRef(told);
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

/* Whether the characters of a line, marks and white space before them aside, are some of ASCII as far as that goes. */
static int begins_alike(const Text *text, Py_ssize_t i, Py_ssize_t end, PyObject *opening, const char *words, int length) {
    for (; i < end && !is_letter(at(text, i)); i++)
        if (!Py_UNICODE_ISSPACE(at(text, i)) &&
            PyUnicode_FindChar(opening, at(text, i), 0, PyUnicode_GET_LENGTH(opening), 1) < 0)
            break;
    for (int n = 0; n < length; n++) {
        if (i + n < end && at(text, i + n) >= 128)
            return 1;
        if (i + n >= end || (char)small(at(text, i + n)) != words[n])
            return 0;
    }
    return 1;
}

static PyObject *begin_alike(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string, *headline, *opening;
    Py_ssize_t first;
    if (!PyArg_ParseTuple(args, "UUUn", &string, &headline, &opening, &first))
        return NULL;
    char words[BEGINNING];
    Text title = text_of(headline), text = text_of(string);
    int length = beginning_of(&title, words);
    PyObject *found = PyList_New(0);
    Py_ssize_t begin = 0;
    for (Py_ssize_t number = 0; found != NULL && length >= 0 && begin <= text.length; number++) {
        Py_ssize_t next = PyUnicode_FindChar(string, '\n', begin, text.length, 1), end = next < 0 ? text.length : next;
        if (number >= first && begins_alike(&text, begin, end, opening, words, length)) {
            PyObject *line = PyLong_FromSsize_t(number);
            if (line == NULL || PyList_Append(found, line) < 0)
                Py_CLEAR(found);
            Py_XDECREF(line);
        }
        begin = end + 1;
    }
    return found;
}

static PyMethodDef functions[] = {
    {"first_is_headline", first_is_headline, METH_O, "Whether the first line is the headline, or None."},
    {"begin_alike", begin_alike, METH_VARARGS, "The numbers of lines that begin with a headline's first words."},
    {NULL, NULL, 0, NULL},
};

int add_headlines(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
