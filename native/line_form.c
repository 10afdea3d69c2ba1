/* What the form of a line says: form_signs of rules/_line_signs.py, where the signs are explained. */
#include "line_signs.h"

static int is_word(Py_UCS4 c) {
    return c == '_' || Py_UNICODE_ISALNUM(c);
}

/* A character as patterns see it that ignore the case. */
static Py_UCS4 folded(Py_UCS4 c) {
    return c == 0x17F ? 's' : c == 0x131 ? 'i' : Py_UNICODE_TOLOWER(c);
}

/* Whether some letters stand at a place, whatever the case. */
static int reads(const Text *line, Py_ssize_t i, const char *letters) {
    while (*letters && folded(at(line, i)) == (Py_UCS4)*letters) {
        letters++;
        i++;
    }
    return !*letters;
}

static int is_bullet(Py_UCS4 c) {
    switch (c) {
    case '*': case '+': case '-': case 0x2013: case 0x2014: case 0x2022: case 0xB7: case 0x25CF: case 0x25AA: case 0x25A0:
    case 0x25E6: case 0x2023: case 0x2219: case 0x25BA: case 0x25B6: case 0x25B8: case 0xBB: case 0x203A:
        return 1;
    }
    return 0;
}

static int is_dash(Py_UCS4 c) {
    return c == '-' || c == 0x2013 || c == 0x2014;
}

static int is_symbol(Py_UCS4 c) {
    return (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2300 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FFFF);
}

/* How often some characters stand on a line, and what else one look at each tells. */
typedef struct {
    int handle, bar, slash, copyright, hyphen, en_dash, em_dash, dot, question, quotation, opening, symbol;
    int commas, stops, figures, digits, colons;
    Py_ssize_t colon; /* the first */
} Marks;

static void count_marks(const Text *line, Marks *marks) {
    *marks = (Marks){0};
    for (Py_ssize_t i = 0; i < line->length; i++) {
        Py_UCS4 c = at(line, i);
        if (c < 128 && (Py_ISALPHA((int)c) || c == ' '))
            continue;
        marks->figures += is_figure(c);
        marks->digits += Py_UNICODE_ISDIGIT(c);
        marks->symbol += is_symbol(c);
        int parts = is_dash(c) && i > 0 && at(line, i - 1) == ' ' && at(line, i + 1) == ' ';
        switch (c) {
        case '@': marks->handle++; break;
        case '|': marks->bar++; break;
        case '/': marks->slash++; break;
        case 0xA9: marks->copyright++; break;
        case '-': marks->hyphen += parts; break;
        case 0x2013: marks->en_dash += parts; break;
        case 0x2014: marks->em_dash += parts; break;
        case 0xB7: marks->dot++; break;
        case '?': marks->question++; break;
        case '"': marks->quotation++; break;
        case 0x201C: marks->opening++; break;
        case ',': marks->commas++; break;
        case '.': marks->stops++; break;
        case ':':
            if (!marks->colons++)
                marks->colon = i;
        }
    }
}

/* Whether a line begins with a label, a colon and more. */
static int has_label(const Text *line, const Marks *marks) {
    Py_ssize_t after = marks->colon + 1;
    return marks->colons && marks->colon >= 2 && marks->colon <= 25 && at(line, after) == ' ' && after + 1 < line->length &&
           !Py_UNICODE_ISSPACE(at(line, after + 1));
}

static int ends_sentence_so(Py_UCS4 c) {
    return (c >= 'a' && c <= 'z') || (c >= 0x430 && c <= 0x44F) || is_figure(c) || c == '"' || c == 0x201D || c == ')';
}

/* Whether a sentence ends on a line and another begins. */
static int has_sentences(const Text *line) {
    for (Py_ssize_t i = 2; i < line->length; i++) {
        if (!is_one_of(at(line, i), ".!?") || !ends_sentence_so(at(line, i - 1)) || !ends_sentence_so(at(line, i - 2)))
            continue;
        Py_ssize_t next = i + 1;
        while (at(line, next) == ' ')
            next++;
        if (next == i + 1)
            continue;
        next += at(line, next) == '"' || at(line, next) == 0x201C;
        Py_UCS4 c = at(line, next);
        if ((c >= 'A' && c <= 'Z') || (c >= 0x410 && c <= 0x42F))
            return 1;
    }
    return 0;
}

static int ends_host(const Text *line, Py_ssize_t stop) {
    static const char *const endings[] = {
        "com", "org", "net", "de", "co", "ru", "br", "uk", "fr", "it", "es", "pl", "io", "tv", "info",
    };
    if (stop == 0 || !is_word(at(line, stop - 1)))
        return 0;
    for (size_t e = 0; e < sizeof endings / sizeof *endings; e++)
        if (reads(line, stop + 1, endings[e]) && !is_word(at(line, stop + 1 + (Py_ssize_t)strlen(endings[e]))))
            return 1;
    return 0;
}

static int begins_address(const Text *line, Py_ssize_t i) {
    switch (folded(at(line, i))) {
    case '.': return ends_host(line, i);
    case 'h': return reads(line, i, "http:") || reads(line, i, "https:");
    case 'w': return reads(line, i, "www.");
    }
    return 0;
}

static int has_address(const Text *line) {
    for (Py_ssize_t i = 0; i < line->length; i++)
        if (begins_address(line, i))
            return 1;
    return 0;
}

static int are_figures(const Text *line, Py_ssize_t i) {
    return is_figure(at(line, i)) && is_figure(at(line, i + 1));
}

/* Whether a date in figures goes on after its first: a mark, one figure or two, a mark and a figure. */
static int goes_on_as_date(const Text *line, Py_ssize_t i) {
    Py_ssize_t next = i + 1;
    if (!is_one_of(at(line, i), "./-") || !is_figure(at(line, next)))
        return 0;
    next += is_figure(at(line, next + 1)) ? 2 : 1;
    return is_one_of(at(line, next), "./-") && is_figure(at(line, next + 1));
}

static int has_time(const Text *line) {
    for (Py_ssize_t i = 0; i < line->length; i++) {
        Py_UCS4 c = at(line, i), next = at(line, i + 1);
        if (!is_figure(c))
            continue;
        if ((next == ':' || next == '.' || folded(next) == 'h') && are_figures(line, i + 2) && !is_word(at(line, i + 4)))
            return 1;
        if (goes_on_as_date(line, i + 1))
            return 1;
        int is_year = ((c == '1' && next == '9') || (c == '2' && next == '0')) && are_figures(line, i + 2);
        if (is_year && (i == 0 || !is_word(at(line, i - 1))) && !is_word(at(line, i + 4)))
            return 1;
    }
    Py_ssize_t last = line->length - 3;
    return last >= 0 && reads(line, last, "ago") && (last == 0 || !is_word(at(line, last - 1)));
}

static int is_currency(Py_UCS4 c) {
    return c == '$' || c == 0x20AC || c == 0xA3;
}

static int has_price(const Text *line) {
    for (Py_ssize_t i = 0; i < line->length; i++) {
        Py_UCS4 c = at(line, i);
        Py_ssize_t next = i + 1 + (i + 1 < line->length && Py_UNICODE_ISSPACE(at(line, i + 1)));
        if (is_currency(c) && is_figure(at(line, next)))
            return 1;
        if (is_figure(c) && (at(line, next) == 0x20AC || at(line, next) == '%'))
            return 1;
    }
    return 0;
}

static int is_numbered(const Text *line) {
    Py_ssize_t i = 1 + is_figure(at(line, 1));
    return is_figure(at(line, 0)) && is_one_of(at(line, i), ".)") && i + 1 < line->length && Py_UNICODE_ISSPACE(at(line, i + 1));
}

static void add_number_signs(Sum *sum, const Text *line, const Marks *marks) {
    add_step(sum, DIGITS, STEP_OF((double)marks->digits / (double)line->length, 0.1, 0.25));
    if (Py_UNICODE_ISDIGIT(at(line, line->length - 1)))
        add_sign(sum, NUMBER_END);
    if (is_numbered(line))
        add_sign(sum, NUMBERED);
    if (has_time(line))
        add_sign(sum, TIME);
    if (has_price(line))
        add_sign(sum, PRICE);
}

static void add_mark_signs(Sum *sum, const Marks *marks) {
    const struct {
        int count;
        Sign sign;
    } told[] = {
        {marks->handle, HANDLE},     {marks->bar, BAR},          {marks->slash, SLASH},
        {marks->copyright, COPYRIGHT}, {marks->hyphen, DASH},    {marks->en_dash, DASH},
        {marks->em_dash, DASH},      {marks->dot, DOT},          {marks->question, QUESTION},
        {marks->quotation, QUOTATION}, {marks->opening, QUOTATION},
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (told[i].count)
            add_sign(sum, told[i].sign);
}

void add_form_signs(Sum *sum, const Text *line) {
    Marks marks;
    Py_UCS4 first = at(line, 0), last = at(line, line->length - 1);
    count_marks(line, &marks);
    add_mark_signs(sum, &marks);
    int is_bracket = last == ')' || last == ']';
    if (is_bracket || last == ',' || is_dash(last)) {
        add_sign(sum, is_bracket ? BRACKET_END : COMMA_END);
        if (first == '(' || first == '[' || first == 0x3010)
            add_sign(sum, IN_BRACKETS);
    }
    if (is_bullet(first))
        add_sign(sum, BULLET);
    else if (Py_UNICODE_ISLOWER(first))
        add_sign(sum, SMALL_START);
    if (has_label(line, &marks))
        add_sign(sum, LABEL);
    if (marks.symbol)
        add_sign(sum, SYMBOL);
    if (marks.commas > 2)
        add_sign(sum, COMMAS);
    if (marks.stops && has_sentences(line))
        add_sign(sum, SENTENCES);
    if (marks.stops && has_address(line))
        add_sign(sum, ADDRESS);
    if (marks.figures)
        add_number_signs(sum, line, &marks);
}
