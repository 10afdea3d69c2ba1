/* What lines are weighed by: signs, whose weights stand in a dict under the names that rules/_line_*.py give them. */
#ifndef LINE_SIGNS_H
#define LINE_SIGNS_H

#include "blocks.h"

/* A sign, or a family of signs that a step or a letter tells apart. */
typedef enum {
    EVERY_LINE, CLAIMS, CLAIMING_RULES, OPEN_LINES, OPEN_INSIDE, SOME_PARAGRAPHS, PARAGRAPHS, PARAGRAPH_LENGTH, RUN_SIZE,
    KIND, PREVIOUS, NEXT, CLAIMS_NEAR, CLAIMS_AROUND, POSITION, DISTANCE, AFTER_LEAD, BEGINS_ALIKE, HEADLINE, HEADLINES, NAMES,
    NO_WORD, WORDS_1, WORDS_2, WORDS_3, WORDS_5, WORDS_8, WORDS_13, WORDS_21,
    PAGE_WORDS, MOSTLY_PAGE_WORDS, OPENER, BY, READER, MONTH, LEARNED, STRONGEST,
    CAPITALS, TITLE_CASE, FUNCTION_WORDS, NO_FUNCTION_WORD, NAMES_ALONE,
    HANDLE, BAR, SLASH, COPYRIGHT, DASH, DOT, QUESTION, QUOTATION, BRACKET_END, COMMA_END, IN_BRACKETS, BULLET, SMALL_START,
    LABEL, SYMBOL, COMMAS, SENTENCES, ADDRESS, DIGITS, NUMBER_END, NUMBERED, TIME, PRICE,
    FEW_ECHOED, MANY_ECHOED, FEW_IN_HEADLINE, MANY_IN_HEADLINE,
    SIGNS,
} Sign;

/* Weights added up in the order in which they come, as in Python; `failed` after an error, which has been set. */
typedef struct {
    PyObject *weights;
    double total;
    int failed;
    PyObject *names; /* a list to which the signs are added, or NULL */
} Sum;

void add_named(Sum *sum, PyObject *name);
void add_step(Sum *sum, Sign sign, int step);
void add_letter(Sum *sum, Sign sign, char letter); /* one of PslLoC^$ */

static inline void add_sign(Sum *sum, Sign sign) {
    add_step(sum, sign, 0);
}

/* How many of some limits a value reaches, as bisect_right has it. */
#define STEP_OF(value, ...) step_of(value, (const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double))

static inline int step_of(double value, const double *limits, size_t count) {
    int step = 0;
    for (size_t i = 0; i < count; i++)
        step += limits[i] <= value;
    return step;
}

/* An article's lines: a letter for the kind of each, and where its own text lies among them. */
typedef struct {
    View view;
    PyObject *claims; /* a dict from the numbers of lines to tuples that begin with a rule's id */
    Py_ssize_t count, begin, end;
    char *kinds;  /* to be freed */
    char *shapes; /* what each could be in a list of other stories, 0 where that is not known yet */
} Lines;

/* Lay out Lines, as Layout of rules/_layout.py tells; 0 after an error. */
int lay_out(PyObject *blocks, PyObject *claims, Lines *lines);

/* The zone in which a line lies, from 0, and its weights, which are borrowed; NULL after an error. */
int zone_of(const Lines *lines, Py_ssize_t index);
PyObject *weights_of(PyObject *zones, int zone);

/* Lines that stand together. */
typedef struct {
    Py_ssize_t begin, end;
    Py_ssize_t claimed;   /* the nearest claimed one above the line that is looked at; -1 where there is none */
    PyObject *beginnings; /* the words that several of its lines begin with; NULL where that is not known yet */
} Run;

/* The next run from a line on; 0 where there is none. */
int next_run(const Lines *lines, Py_ssize_t from, Run *run);

/* Add the signs of a line's place, beside those of its run. */
void add_place_signs(Sum *sum, const Lines *lines, Run *run, Py_ssize_t index);

/* Add the signs of a line's words. */
void add_word_signs(Sum *sum, const Text *line, PyObject *known);

/* Add the signs of a line's form. */
void add_form_signs(Sum *sum, const Text *line);

/* What a line has of words that say something: the beginnings of the first, and how many there are in all. */
enum { MOST_SOUGHT = 8 };
typedef struct {
    PyObject *stems[MOST_SOUGHT];
    int count, kept;
} Content;

/* Find them, as UTF-8 in lower case, to be dropped also after an error; that is 0. */
int find_content(const Text *line, PyObject *known, Content *content);
void drop_content(Content *content);

/* A str in lower case as UTF-8, which lone surrogates may have, too; NULL after an error. */
PyObject *lower_bytes(PyObject *string);

/* A text in lower case as UTF-8, with zeros behind it that may be read. */
typedef struct {
    unsigned char *bytes; /* to be freed */
    size_t length;
} Lowered;

/* Read an article's paragraphs, a line each, or a headline, which is in lower case; 0 after an error. */
int read_prose(const Lines *lines, Lowered *prose);
int read_headline(PyObject *headline, Lowered *text);

/* The share of a line's stems that stand in a text. */
double share_in(const Content *content, const Lowered *text);

#endif
