/* The lines of a text, folded: the part of Finder that reads them. */
#include "text_lines.h"

#include "text.h"

void set_decoration(TextLines *self, PyObject *decoration) {
    self->decoration = Py_NewRef(decoration);
    for (Py_UCS4 c = 0; c < 128; c++)
        self->decorates[c] = PyUnicode_FindChar(decoration, c, 0, PyUnicode_GET_LENGTH(decoration), 1) >= 0;
}

static inline int is_decoration(const TextLines *self, Py_UCS4 c) {
    return c < 128 ? self->decorates[c]
                   : PyUnicode_FindChar(self->decoration, c, 0, PyUnicode_GET_LENGTH(self->decoration), 1) >= 0;
}

int read_text_lines(TextLines *self, PyObject *string) {
    Encoded *text = &self->bytes;
    int kind = PyUnicode_KIND(string);
    const void *data = PyUnicode_DATA(string);
    Py_ssize_t length = PyUnicode_GET_LENGTH(string);
    Text characters = text_of(string);
    size_t widest = kind == PyUnicode_1BYTE_KIND ? PyUnicode_IS_ASCII(string) ? 1 : 2 : kind == PyUnicode_2BYTE_KIND ? 3 : 4;
    self->string = string;
    text->length = 0;
    self->lines = (Lines){.text = text};
    if (reserve(text, widest * (size_t)length + 2) < 0)
        return -1;
    text->bytes[text->length++] = '\n';
    for (Py_ssize_t begin = 0, end; begin <= length; begin = end + 1) {
        end = PyUnicode_FindChar(string, '\n', begin, length, 1);
        if (end < 0)
            end = length;
        Py_ssize_t first = begin, last = end;
        strip(&characters, &first, &last);
        Py_ssize_t bare_first = first, bare_last = last;
        while (first < last && is_decoration(self, PyUnicode_READ(kind, data, first)))
            first++;
        while (first < last && is_decoration(self, PyUnicode_READ(kind, data, last - 1)))
            last--;
        Place *places = grown(self->places, &self->place_room, self->lines.count, sizeof *places);
        if (places == NULL)
            return -1;
        self->places = places;
        size_t *starts = grown(self->starts, &self->start_room, self->lines.count, sizeof *starts);
        if (starts == NULL)
            return -1;
        self->starts = starts;
        self->starts[self->lines.count] = text->length;
        self->places[self->lines.count++] = (Place){bare_first, bare_last, first, last};
        add_folded(text, kind, data, first, last);
        text->bytes[text->length++] = '\n';
    }
    memset(text->bytes + text->length, 0, PADDING);
    self->lines.starts = self->starts;
    return 0;
}

static void set_out(const TextLines *self, size_t number, Line *line) {
    line->number = number;
    line->string = self->string;
    line->letters = -1;
    line->held[0] = line->held[1] = 0;
    line->has_grams = 0;
}

int set_out_core(TextLines *self, size_t number, Line *line) {
    size_t start = self->starts[number];
    size_t next = number + 1 < self->lines.count ? self->starts[number + 1] : self->bytes.length;
    set_out(self, number, line);
    line->first = self->places[number].first;
    line->last = self->places[number].last;
    line->bytes = self->bytes.bytes + start - 1;
    line->length = next - start + 1;
    return 0;
}

int set_out_whole(TextLines *self, size_t number, Line *line) {
    const Place *place = &self->places[number];
    Encoded *whole = &self->whole;
    whole->length = 0;
    if (reserve(whole, 4 * (size_t)(place->end - place->begin) + 2) < 0)
        return -1;
    whole->bytes[whole->length++] = '\n';
    add_folded(whole, PyUnicode_KIND(self->string), PyUnicode_DATA(self->string), place->begin, place->end);
    whole->bytes[whole->length++] = '\n';
    memset(whole->bytes + whole->length, 0, PADDING);
    set_out(self, number, line);
    line->first = place->begin;
    line->last = place->end;
    line->bytes = whole->bytes;
    line->length = whole->length;
    return 0;
}

void free_text_lines(TextLines *self) {
    Py_XDECREF(self->decoration);
    PyMem_Free(self->bytes.bytes);
    PyMem_Free(self->whole.bytes);
    PyMem_Free(self->places);
    PyMem_Free(self->starts);
}
