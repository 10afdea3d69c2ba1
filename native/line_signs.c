/* The names of signs, and sums of their weights. */
#include "line_signs.h"

enum { STEPS = 8 };
static const char letters[] = "PslLoC^$";

typedef enum { ONE, STEPPED, LETTERED } Form;

static const struct {
    const char *name;
    Form form;
} families[SIGNS] = {
    [EVERY_LINE] = {"", ONE},
    [CLAIMS] = {"claims", STEPPED},
    [CLAIMING_RULES] = {"claiming rules", STEPPED},
    [OPEN_LINES] = {"open lines", STEPPED},
    [OPEN_INSIDE] = {"open lines inside", STEPPED},
    [SOME_PARAGRAPHS] = {"some paragraphs", STEPPED},
    [PARAGRAPHS] = {"paragraphs", STEPPED},
    [PARAGRAPH_LENGTH] = {"paragraph length", STEPPED},
    [RUN_SIZE] = {"run", STEPPED},
    [KIND] = {"kind", LETTERED},
    [PREVIOUS] = {"previous", LETTERED},
    [NEXT] = {"next", LETTERED},
    [CLAIMS_NEAR] = {"claims near", STEPPED},
    [CLAIMS_AROUND] = {"claims around", STEPPED},
    [POSITION] = {"position", STEPPED},
    [DISTANCE] = {"distance", STEPPED},
    [AFTER_LEAD] = {"after a lead", ONE},
    [BEGINS_ALIKE] = {"begins like another", ONE},
    [HEADLINE] = {"headline", ONE},
    [HEADLINES] = {"headlines", STEPPED},
    [NAMES] = {"names", STEPPED},
    [NO_WORD] = {"no word", ONE},
    [WORDS_1] = {"1 word", ONE},
    [WORDS_2] = {"2 words", ONE},
    [WORDS_3] = {"3 words", ONE},
    [WORDS_5] = {"5 words", ONE},
    [WORDS_8] = {"8 words", ONE},
    [WORDS_13] = {"13 words", ONE},
    [WORDS_21] = {"21 words", ONE},
    [PAGE_WORDS] = {"page words", STEPPED},
    [MOSTLY_PAGE_WORDS] = {"mostly page words", ONE},
    [OPENER] = {"opener", ONE},
    [BY] = {"by", ONE},
    [READER] = {"reader", ONE},
    [MONTH] = {"month", ONE},
    [LEARNED] = {"learned words", STEPPED},
    [STRONGEST] = {"strongest word", STEPPED},
    [CAPITALS] = {"capitals", ONE},
    [TITLE_CASE] = {"title case", ONE},
    [FUNCTION_WORDS] = {"function words", ONE},
    [NO_FUNCTION_WORD] = {"no function word", ONE},
    [NAMES_ALONE] = {"names", ONE},
    [HANDLE] = {"handle", ONE},
    [BAR] = {"bar", ONE},
    [SLASH] = {"slash", ONE},
    [COPYRIGHT] = {"copyright", ONE},
    [DASH] = {"dash", ONE},
    [DOT] = {"dot", ONE},
    [QUESTION] = {"question", ONE},
    [QUOTATION] = {"quotation", ONE},
    [BRACKET_END] = {"bracket end", ONE},
    [COMMA_END] = {"comma end", ONE},
    [IN_BRACKETS] = {"in brackets", ONE},
    [BULLET] = {"bullet", ONE},
    [SMALL_START] = {"small start", ONE},
    [LABEL] = {"label", ONE},
    [SYMBOL] = {"symbol", ONE},
    [COMMAS] = {"commas", ONE},
    [SENTENCES] = {"sentences", ONE},
    [ADDRESS] = {"address", ONE},
    [DIGITS] = {"digits", STEPPED},
    [NUMBER_END] = {"number end", ONE},
    [NUMBERED] = {"numbered", ONE},
    [TIME] = {"time", ONE},
    [PRICE] = {"price", ONE},
    [FEW_ECHOED] = {"few echoed", STEPPED},
    [MANY_ECHOED] = {"many echoed", STEPPED},
    [FEW_IN_HEADLINE] = {"few in headline", STEPPED},
    [MANY_IN_HEADLINE] = {"many in headline", STEPPED},
};

static PyObject *names[SIGNS][STEPS];

PyObject *weights_of(PyObject *zones, int zone) {
    static const char *const zone_names[] = {"before", "in", "after", "nowhere"};
    PyObject *weights = PyDict_GetItemString(zones, zone_names[zone]);
    if (weights != NULL && PyDict_Check(weights))
        return weights;
    PyErr_Format(PyExc_KeyError, "no weights for lines %s the body", zone_names[zone]);
    return NULL;
}

void add_named(Sum *sum, PyObject *name) {
    if (sum->names != NULL && !sum->failed)
        sum->failed |= PyList_Append(sum->names, name) < 0;
    PyObject *weight = sum->failed ? NULL : PyDict_GetItemWithError(sum->weights, name);
    if (weight != NULL && PyFloat_CheckExact(weight)) {
        sum->total += PyFloat_AS_DOUBLE(weight);
        return;
    }
    if (weight != NULL)
        sum->total += PyFloat_AsDouble(weight);
    sum->failed |= PyErr_Occurred() != NULL;
}

void add_step(Sum *sum, Sign sign, int step) {
    add_named(sum, names[sign][step]);
}

void add_letter(Sum *sum, Sign sign, char letter) {
    add_named(sum, names[sign][strchr(letters, letter) - letters]);
}

int add_line_signs(PyObject *Py_UNUSED(module)) {
    for (int sign = 0; sign < SIGNS; sign++)
        for (int step = 0; step < (families[sign].form == ONE ? 1 : STEPS); step++) {
            const char *name = families[sign].name;
            PyObject *made = families[sign].form == ONE       ? PyUnicode_FromString(name)
                             : families[sign].form == STEPPED ? PyUnicode_FromFormat("%s %d", name, step)
                                                              : PyUnicode_FromFormat("%s %c", name, letters[step]);
            if (made == NULL)
                return -1;
            PyUnicode_InternInPlace(&made);
            Py_XSETREF(names[sign][step], made);
        }
    return 0;
}
