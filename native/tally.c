/* How often words stand in a text, as WordCounts of checker/words.py counts: made quickly, since few are asked for. */
#include "meant.h"

enum { CHAIN_BITS = 10 };

static size_t chain_of(const Word *word) {
    return scattered(word->low ^ scattered(word->high)) >> (64 - CHAIN_BITS);
}

void forget_tally(Tally *tally) {
    close_text(&tally->reader);
    PyMem_Free(tally->met);
    PyMem_Free(tally->chains);
}

int open_tally(Tally *tally, PyObject *text) {
    Word word;
    uint32_t count = 0;
    if (tally->chains)
        return 0;
    if (tally->reader.letters == NULL && open_text(&tally->reader, text) < 0)
        return -1;
    tally->met = tally->met ? tally->met : PyMem_Malloc((tally->reader.size / 2 + 1) * sizeof *tally->met);
    tally->chains = PyMem_Calloc((size_t)1 << CHAIN_BITS, sizeof *tally->chains);
    if (tally->met == NULL || tally->chains == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    while (next_word(&tally->reader, &word)) {
        uint32_t *chain = &tally->chains[chain_of(&word)];
        tally->met[count] = (Met){word.letters, *chain};
        *chain = ++count;
    }
    return 0;
}

long count_in(const Tally *tally, Bytes word) {
    char small[LONGEST_COUNTED];
    long count = 0;
    if (word.length > LONGEST_COUNTED || !has_ascii_letters_only(word))
        return 0;
    in_small_letters(word, small);
    Word asked = word_of(small, (size_t)word.length);
    for (uint32_t at = tally->chains[chain_of(&asked)]; at; at = tally->met[at - 1].next) {
        const char *letters = tally->met[at - 1].letters;
        count += strncmp(letters, small, (size_t)word.length) == 0 && letters[word.length] == 0;
    }
    return count;
}
