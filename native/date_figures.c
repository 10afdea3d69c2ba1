/* Dates and times of day in figures: without_clocks of rules/_plain_dates.py, where they are explained. */
#include "dates.h"

static int is_of_word(Py_UCS4 c) {
    return c == '_' || Py_UNICODE_ISALNUM(c);
}

static int is_ten(Py_UCS4 c) {
    return c >= '0' && c <= '5';
}

/* Whether what stands before a figure makes it the end of something longer. */
static int goes_on(const Text *text, Py_ssize_t place) {
    Py_UCS4 before = place ? at(text, place - 1) : 0;
    return before == ':' || before == '.' || is_figure(before);
}

/* Where "am" or "p.m" ends that begins at a place; 0 where none does. */
static Py_ssize_t end_of_half(const Text *text, Py_ssize_t place) {
    if (!is_one_of(at(text, place), "aApP"))
        return 0;
    place += at(text, place + 1) == '.' ? 2 : 1;
    return is_one_of(at(text, place), "mM") ? place + 1 : 0;
}

/* Whether minutes after an "h" or a full stop are those of a clock, as what follows tells. */
static int is_followed(const Text *text, Py_ssize_t place) {
    while (place < text->length && Py_UNICODE_ISSPACE(at(text, place)))
        place++;
    if (place == text->length || end_of_half(text, place))
        return 1;
    if (is_one_of(at(text, place), "uU"))
        return is_one_of(at(text, place + 1), "hH") && is_one_of(at(text, place + 2), "rR");
    return is_one_of(at(text, place), "hH") && !is_of_word(at(text, place + 1));
}

/* Where the time of day ends that begins at a place, such as 15:30; 0 where none does. */
static Py_ssize_t end_of_clock(const Text *text, Py_ssize_t start) {
    Py_UCS4 first = at(text, start), next = at(text, start + 1);
    if (!is_figure(first) || goes_on(text, start))
        return 0;
    int has_two = first == '0' || first == '1' ? is_figure(next) : first == '2' && next >= '0' && next <= '4';
    Py_ssize_t mark = start + 1 + has_two, end = mark + 3;
    if (!is_ten(at(text, mark + 1)) || !is_figure(at(text, mark + 2)))
        return 0;
    if (at(text, mark) == ':')
        return at(text, end) == ':' && is_ten(at(text, end + 1)) && is_figure(at(text, end + 2)) ? end + 3 : end;
    return is_one_of(at(text, mark), "hH.") && is_followed(text, end) ? end : 0;
}

/* Where a full hour ends that begins at a place, such as 3 pm; 0 where none does. */
static Py_ssize_t end_of_hour(const Text *text, Py_ssize_t start) {
    Py_UCS4 first = at(text, start), next = at(text, start + 1);
    if (first < '1' || first > '9' || goes_on(text, start))
        return 0;
    Py_ssize_t half = start + 1 + (first == '1' && next >= '0' && next <= '2');
    half += half < text->length && Py_UNICODE_ISSPACE(at(text, half));
    Py_ssize_t end = end_of_half(text, half);
    return end && !is_of_word(at(text, end)) ? end : 0;
}

/* Where a number of one or two figures ends that is at most 31, or 12 for a month; 0 where none does. */
static Py_ssize_t end_of_part(const Text *text, Py_ssize_t start, int is_month) {
    Py_UCS4 first = at(text, start), next = at(text, start + 1);
    if (!is_figure(next))
        return first >= '1' && first <= '9' ? start + 1 : 0;
    int fits = first == '0'   ? next >= '1' && next <= '9'
               : is_month     ? first == '1' && next >= '0' && next <= '2'
               : first == '3' ? next == '0' || next == '1'
                              : first == '1' || first == '2';
    return fits ? start + 2 : 0;
}

/* Where the mark between two parts of a date ends, white space around it too; 0 where there is none. */
static Py_ssize_t end_of_mark(const Text *text, Py_ssize_t place) {
    place += place < text->length && Py_UNICODE_ISSPACE(at(text, place));
    if (!is_one_of(at(text, place), "-/."))
        return 0;
    place++;
    return place + (place < text->length && Py_UNICODE_ISSPACE(at(text, place)));
}

/* Where a year of four figures ends, or of two where it may be short; 0 where none does. */
static Py_ssize_t end_of_year(const Text *text, Py_ssize_t start, int may_be_short) {
    Py_UCS4 first = at(text, start), next = at(text, start + 1);
    int fits = (first == '1' && next == '9') || (first == '2' && next == '0');
    if (fits && is_figure(at(text, start + 2)) && is_figure(at(text, start + 3)))
        return start + 4;
    return may_be_short && is_figure(first) && is_figure(next) ? start + 2 : 0;
}

/* Where the date in figures ends that begins at a place, such as 2019-11-19; 0 where none does. */
static Py_ssize_t end_of_date(const Text *text, Py_ssize_t start) {
    Py_UCS4 before = start ? at(text, start - 1) : 0;
    if (before == '.' || is_figure(before) || !is_figure(at(text, start)))
        return 0;
    Py_ssize_t year = end_of_year(text, start, 0), end = year ? year : end_of_part(text, start, 0);
    end = end ? end_of_mark(text, end) : 0;
    end = end ? end_of_part(text, end, year != 0) : 0;
    end = end ? end_of_mark(text, end) : 0;
    end = !end ? 0 : year ? end_of_part(text, end, 0) : end_of_year(text, end, 1);
    if (end && (is_figure(at(text, end)) || (at(text, end) == '.' && is_figure(at(text, end + 1)))))
        return 0;
    return end;
}

/* Where letters or signs end that are glued to the figure before them, as in "1st"; 0 where there are none. */
static Py_ssize_t end_of_glued(const Text *text, Py_ssize_t start) {
    static const char *const endings[] = {"st", "nd", "rd", "th", "er"};
    Py_UCS4 first = at(text, start), next = at(text, start + 1);
    if (!start || !is_figure(at(text, start - 1)))
        return 0;
    if (first == 0xBA || first == 0xAA || first == 0xB0 || (first == 'Z' && !is_of_word(next)))
        return start + 1;
    if (first == 'T')
        return is_figure(next) && is_figure(at(text, start + 2)) && at(text, start + 3) == ':' ? start + 1 : 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (first == (Py_UCS4)endings[i][0] && next == (Py_UCS4)endings[i][1])
            return is_of_word(at(text, start + 2)) ? 0 : start + 2;
    return 0;
}

/* The text with a space for each stretch of a kind; the text itself where there is none. */
static PyObject *without(const Text *text, Py_ssize_t (*end_of)(const Text *, Py_ssize_t)) {
    Py_ssize_t next = 0;
    while (next < text->length && !end_of(text, next))
        next++;
    if (next == text->length)
        return Py_NewRef(text->string);
    Py_UCS4 *left = PyUnicode_AsUCS4Copy(text->string);
    if (left == NULL)
        return NULL;
    Py_ssize_t count = next;
    while (next < text->length) {
        Py_ssize_t end = end_of(text, next);
        left[count++] = end ? ' ' : at(text, next);
        next = end ? end : next + 1;
    }
    PyObject *string = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, left, count);
    PyMem_Free(left);
    return string;
}

PyObject *without_glue(PyObject *string) {
    Text text = text_of(string);
    return without(&text, end_of_glued);
}

PyObject *without_dates(PyObject *string) {
    Text text = text_of(string);
    return without(&text, end_of_date);
}

PyObject *without_any_clock(PyObject *string) {
    Text text = text_of(string);
    PyObject *left = without(&text, end_of_clock);
    if (left != string)
        return left;
    Py_DECREF(left);
    return without(&text, end_of_hour);
}

static PyObject *without_clocks(PyObject *Py_UNUSED(module), PyObject *string) {
    if (!PyUnicode_Check(string))
        return PyErr_Format(PyExc_TypeError, "a str, not %.100s", Py_TYPE(string)->tp_name);
    return without_any_clock(string);
}

static PyMethodDef functions[] = {
    {"without_clocks", without_clocks, METH_O, "A text without its times of day."},
    {NULL, NULL, 0, NULL},
};

int add_date_figures(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
