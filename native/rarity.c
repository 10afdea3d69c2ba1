/* Where the rarest part of a literal stands. */
#include "folded.h"

/* How rare a byte is in prose, in quarters of a bit. */
static unsigned rarity(unsigned char byte) {
    static const char common[] = " etaoinsrhldcumpgfywb.v,";
    const char *found = byte ? strchr(common, byte) : NULL;
    return found ? 11 + (unsigned)(found - common) * 2 / 3 : byte == '\n' ? 27 : byte < 'a' || byte > 'z' ? 32 : 29;
}

size_t rarest(const unsigned char *bytes, size_t length, size_t width) {
    size_t best = 0;
    unsigned sum = 0, most = 0;
    for (size_t end = 0; end < length; end++) {
        sum += rarity(bytes[end]) - (end < width ? 0 : rarity(bytes[end - width]));
        if (end + 1 >= width && sum >= most) {
            most = sum;
            best = end + 1 - width;
        }
    }
    return best;
}
