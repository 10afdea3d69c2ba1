/* A look at the first words of a text: how many of them are in a set, as `WordSet.sample` of checker/words.py tells. */
#ifndef WORD_SAMPLE_H
#define WORD_SAMPLE_H

#include "word_reader.h"

typedef struct {
    Py_ssize_t most, enough, distinct; /* no more words than `most` are read, nor any when both others are reached */
    Py_ssize_t read, known, different;
    const Table *words;
    char *met; /* which slots were looked at */
} Sample;

/* 0, or -1 after an error. */
static inline int begin_sample(Sample *sample, const WordSet *set) {
    sample->read = sample->known = sample->different = 0;
    sample->words = &set->words;
    sample->met = PyMem_Calloc(set->words.size, 1);
    return sample->met == NULL ? (PyErr_NoMemory(), -1) : 0;
}

static inline int wants_more(const Sample *sample) {
    return sample->read < sample->most &&
           !(sample->known > 0 && sample->known >= sample->enough && sample->different >= sample->distinct);
}

static inline void sample_word(Sample *sample, const Word *word) {
    size_t slot = slot_of(sample->words, word);
    int is_known = sample->words->slots[slot].low != 0;
    sample->read++;
    sample->known += is_known;
    sample->different += is_known > sample->met[slot];
    sample->met[slot] |= (char)is_known;
}

static inline void end_sample(Sample *sample) {
    PyMem_Free(sample->met);
    sample->met = NULL;
}

#endif
