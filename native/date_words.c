/* told_of_dates of rules/_date_words.py. */
#include "dates.h"

enum { FIGURES = 4, FIRST_YEAR = 1901, LAST_YEAR = 2099, LAST_DAY = 31 };

typedef struct {
    Py_ssize_t start, end;
    long kinds;
    int number; /* -1 for what is none of four figures at most */
    int is_digits;
} Token;

typedef struct {
    const Token *tokens;
    Py_ssize_t count;
    long kinds; /* of all tokens */
    int has_digits;
} Tokens;

static int is_letter(Py_UCS4 c) {
    return c < 128 ? (c | 32) - 'a' < 26 : Py_UNICODE_ISALNUM(c) && !Py_UNICODE_ISDECIMAL(c);
}

static int is_of_word(Py_UCS4 c) {
    return is_letter(c) || is_figure(c) || c == '_';
}

static int joins(Py_UCS4 c) {
    return is_one_of(c, ".'-") || c == 0x2019;
}

/* Where the word or number ends that begins at a place; the place itself where none does. */
static Py_ssize_t end_of_token(const Text *text, Py_ssize_t start) {
    Py_ssize_t end = start;
    Py_UCS4 first = at(text, start);
    if (first == '@' && is_of_word(at(text, start + 1)))
        for (end++; is_of_word(at(text, end));)
            end++;
    else if (is_figure(first))
        while (is_figure(at(text, end)))
            end++;
    else if (is_letter(first))
        while (is_letter(at(text, end)) || (joins(at(text, end)) && is_letter(at(text, end + 1))))
            end++;
    return end;
}

static int number_of(const Text *text, const Token *token) {
    int number = 0;
    if (token->end - token->start > FIGURES || !is_figure(at(text, token->start)))
        return -1;
    for (Py_ssize_t i = token->start; i < token->end; i++)
        number = number * 10 + Py_UNICODE_TODECIMAL(at(text, i));
    return number;
}

static int is_digits(const Text *text, const Token *token) {
    for (Py_ssize_t i = token->start; i < token->end; i++)
        if (!Py_UNICODE_ISDIGIT(at(text, i)))
            return 0;
    return 1;
}

/* Fill the room for tokens, which has to be as many as there are characters; -1 after an error. */
static int find_tokens(const Text *text, const DateKinds *kinds, Token *room, Tokens *found) {
    for (Py_ssize_t i = 0; i < text->length;) {
        Token token = {.start = i, .end = end_of_token(text, i)};
        if (token.end == i) {
            i++;
            continue;
        }
        i = token.end;
        token.kinds = word_of_dates(kinds, text, token.start, token.end, 0).kinds;
        if (token.kinds < 0)
            return -1;
        token.number = number_of(text, &token);
        token.is_digits = is_digits(text, &token);
        found->kinds |= token.kinds;
        found->has_digits |= token.is_digits;
        room[found->count++] = token;
    }
    return 0;
}

/* Whether a number between two stands beside a month, small words aside. */
static int is_beside_month(const Tokens *all, int least, int most) {
    const Token *before = NULL;
    for (const Token *token = all->tokens; token < all->tokens + all->count; token++) {
        if (token->kinds & SMALL)
            continue;
        if (before != NULL && (before->kinds & MONTH) && token->number >= least && token->number <= most)
            return 1;
        if (before != NULL && (token->kinds & MONTH) && before->number >= least && before->number <= most)
            return 1;
        before = token;
    }
    return 0;
}

static const char *kind_of(const Tokens *all, int is_date, int has_clock) {
    if (is_date || is_beside_month(all, 1, LAST_DAY))
        return "date";
    if (!has_clock && is_beside_month(all, FIRST_YEAR, LAST_YEAR))
        return "month";
    if ((all->kinds & UNIT) && all->has_digits && (all->kinds & (PAST | READING)))
        return all->kinds & PAST ? "relative" : "reading";
    return has_clock ? "time" : NULL;
}

/* The tokens that are no known words, with spaces between; of numbers only the long ones. */
static PyObject *rest_of(const Text *text, const Tokens *all) {
    PyObject *left = PyList_New(0), *space = PyUnicode_FromString(" ");
    int failed = left == NULL || space == NULL;
    for (Py_ssize_t i = 0; !failed && i < all->count; i++) {
        const Token *token = &all->tokens[i];
        if ((token->kinds & KNOWN) || (token->is_digits && token->end - token->start <= FIGURES))
            continue;
        PyObject *word = PyUnicode_Substring(text->string, token->start, token->end);
        failed = word == NULL || PyList_Append(left, word) < 0;
        Py_XDECREF(word);
    }
    PyObject *rest = failed ? NULL : PyUnicode_Join(space, left);
    Py_XDECREF(left);
    Py_XDECREF(space);
    return rest;
}

Told told_by_words(const Text *text, const DateKinds *kinds, int is_date, int has_clock) {
    Told told = {NULL, NULL, 0};
    Token *room = PyMem_New(Token, text->length + 1);
    Tokens all = {.tokens = room};
    if (room == NULL) {
        PyErr_NoMemory();
    } else if (find_tokens(text, kinds, room, &all) == 0) {
        told.kind = kind_of(&all, is_date, has_clock);
        told.rest = told.kind == NULL ? Py_NewRef(Py_None) : rest_of(text, &all);
        told.is_labelled = (all.kinds & LABEL) != 0;
    }
    PyMem_Free(room);
    return told;
}

static PyObject *told_of_dates(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *string, *kinds;
    int is_date, has_clock;
    if (!PyArg_ParseTuple(args, "UO!pp", &string, date_kinds_type, &kinds, &is_date, &has_clock))
        return NULL;
    Text text = text_of(string);
    Told told = told_by_words(&text, (DateKinds *)kinds, is_date, has_clock);
    if (told.rest == NULL || told.kind == NULL)
        return told.rest;
    return Py_BuildValue("NsN", told.rest, told.kind, PyBool_FromLong(told.is_labelled));
}

static PyMethodDef functions[] = {
    {"told_of_dates", told_of_dates, METH_VARARGS, "What the words of a line say of dates."},
    {NULL, NULL, 0, NULL},
};

int add_date_words(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
