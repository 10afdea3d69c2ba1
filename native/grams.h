/* Hashes of the grams that literals are looked for by, and filters of them. */
#ifndef GRAMS_H
#define GRAMS_H

#include "literals.h"

static inline uint64_t hash(uint64_t gram) {
    return gram * 0x9e3779b97f4a7c15u;
}

static inline uint64_t hash_at(const unsigned char *bytes, size_t width) {
    uint64_t gram = first_bytes(bytes, width);
    if (width == 16)
        gram = (gram ^ gram >> 29) * 0xbf58476d1ce4e5b9u + first_bytes(bytes + 8, 8);
    return hash(gram);
}

/* The last bytes of something, up to eight. */
static inline uint64_t last_bytes(const unsigned char *bytes, size_t length) {
    return first_bytes(length > 8 ? bytes + length - 8 : bytes, length);
}

/* Two bits of the filter for a hash: the first tells most places, the second most of those that the first does not. */
static inline uint32_t first_bit(uint64_t hash) {
    return (uint32_t)(hash >> (64 - FILTER_BITS));
}

static inline uint32_t second_bit(uint64_t hash) {
    return (uint32_t)(hash >> (64 - 2 * FILTER_BITS)) & ((1 << FILTER_BITS) - 1);
}

static inline uint32_t has(const uint32_t *filter, uint32_t bit) {
    return filter[bit >> 5] >> (bit & 31) & 1;
}

static inline void set(uint32_t *filter, uint32_t bit) {
    filter[bit >> 5] |= (uint32_t)1 << (bit & 31);
}

#endif
