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
    SIGNS,
} Sign;

/* Weights added up in the order in which they come, as in Python; `failed` after an error, which has been set. */
typedef struct {
    PyObject *weights;
    double total;
    int failed;
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

/* An article's lines: their blocks, a letter for each, and where its own text lies among them. */
typedef struct {
    PyObject *blocks, *claims; /* Lines; a dict from their numbers to tuples that begin with a rule's id */
    const char *kinds;
    Py_ssize_t count, begin, end, length;
    char *shapes; /* what each could be in a list of other stories, 0 where that is not known yet */
} Lines;

/* Lines that stand together. */
typedef struct {
    Py_ssize_t begin, end;
    Py_ssize_t lead;      /* the first that leads on; `end` where there is none */
    Py_ssize_t claimed;   /* the nearest claimed one above the line that is looked at; -1 where there is none */
    PyObject *beginnings; /* the words that several of its lines begin with; NULL where that is not known yet */
} Run;

/* A line's text, to be released; 0 after an error. */
int take_text(const Lines *lines, Py_ssize_t index, Text *text);

/* Add the signs of a line's place, beside those of its run. */
void add_place_signs(Sum *sum, const Lines *lines, Run *run, Py_ssize_t index);

/* Add the signs of a line's words. */
void add_word_signs(Sum *sum, PyObject *line, PyObject *known);

#endif
