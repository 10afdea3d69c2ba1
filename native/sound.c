/* sound_of of rules/_spelling_search.py: how a word sounds. */
#include "spelling.h"

static const char VOWELS[] = "aeiouyh", SILENT[] = "aeiouyhw";
static const char *const OPENINGS[][2] = {{"kn", "n"}, {"wr", "r"}, {"ps", "s"}};
static const char *const SPELLINGS[][2] = {
    {"ph", "f"}, {"tch", "x"}, {"ch", "x"}, {"sh", "x"},  {"ght", "t"}, {"gh", ""},  {"dg", "g"}, {"ck", "k"}, {"qu", "k"},
    {"q", "k"},  {"ce", "se"}, {"ci", "si"}, {"cy", "sy"}, {"c", "k"},   {"z", "s"}, {"j", "g"},  {"v", "f"},
};

int letters_of(PyObject *word, Bytes *letters) {
    if (!PyUnicode_Check(word)) {
        PyErr_SetString(PyExc_TypeError, "a word is a str");
        return -1;
    }
    letters->start = PyUnicode_AsUTF8AndSize(word, &letters->length);
    if (letters->start == NULL)
        return -1;
    if (!PyUnicode_IS_ASCII(word)) {
        Py_XDECREF(PyUnicode_AsASCIIString(word)); /* says what is wrong */
        return -1;
    }
    return 0;
}

/* Put a shorter or equally long string in the place of another; the new length of the word. */
static Py_ssize_t respell(char *word, Py_ssize_t length, const char *old, const char *new) {
    Py_ssize_t from = (Py_ssize_t)strlen(old), to = (Py_ssize_t)strlen(new), kept = 0;
    for (Py_ssize_t i = 0; i < length;) {
        if (length - i >= from && memcmp(word + i, old, from) == 0) {
            memcpy(word + kept, new, to);
            kept += to;
            i += from;
        } else {
            word[kept++] = word[i++];
        }
    }
    return kept;
}

Py_ssize_t sound(Bytes word, char *into) {
    Py_ssize_t length = word.length, kept = 1;
    memcpy(into, word.start, length);
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++) {
        if (length >= 2 && memcmp(into, OPENINGS[i][0], 2) == 0) {
            into[0] = OPENINGS[i][1][0];
            memmove(into + 1, into + 2, --length - 1);
        }
    }
    for (size_t i = 0; i < sizeof SPELLINGS / sizeof *SPELLINGS; i++)
        length = respell(into, length, SPELLINGS[i][0], SPELLINGS[i][1]);
    if (length == 0 || memchr(VOWELS, into[0], sizeof VOWELS - 1))
        into[0] = 'a';
    for (Py_ssize_t i = 1; i < length; i++) {
        if (!memchr(SILENT, into[i], sizeof SILENT - 1) && into[i] != into[kept - 1])
            into[kept++] = into[i];
    }
    return kept;
}

static PyObject *sound_of(PyObject *Py_UNUSED(module), PyObject *word) {
    Bytes letters;
    if (letters_of(word, &letters) < 0)
        return NULL;
    char *into = PyMem_Malloc(letters.length + 1);
    if (into == NULL)
        return PyErr_NoMemory();
    PyObject *found = PyUnicode_FromStringAndSize(into, sound(letters, into));
    PyMem_Free(into);
    return found;
}

static PyMethodDef functions[] = {
    {"sound_of", sound_of, METH_O, "The consonants of a word as they sound."},
    {NULL, NULL, 0, NULL},
};

int add_sound(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
