/* What the parts of the module share. Each part adds its types and functions to the module. */
#ifndef NATIVE_H
#define NATIVE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* Have what stands at an address fetched into the cache, which is no harm where it may not be read. */
#ifdef __GNUC__
#define PREFETCH(address) __builtin_prefetch(address)
#else
#define PREFETCH(address) ((void)(address))
#endif

/* A type made and put into the module; the pointer, which is borrowed, or NULL after an error. */
PyTypeObject *add_type(PyObject *module, const char *name, PyType_Spec *spec);

int add_accented(PyObject *module);
int add_begun_twice(PyObject *module);
int add_biographies(PyObject *module);
int add_blocks(PyObject *module);
int add_company(PyObject *module);
int add_copies(PyObject *module);
int add_credits(PyObject *module);
int add_date_figures(PyObject *module);
int add_date_kinds(PyObject *module);
int add_date_signs(PyObject *module);
int add_date_words(PyObject *module);
int add_doubled(PyObject *module);
int add_endings(PyObject *module);
int add_expected(PyObject *module);
int add_finder(PyObject *module);
int add_folding(PyObject *module);
int add_glued(PyObject *module);
int add_headlines(PyObject *module);
int add_layout(PyObject *module);
int add_lazy(PyObject *module);
int add_likeliest(PyObject *module);
int add_line_echoes(PyObject *module);
int add_line_signs(PyObject *module);
int add_line_type(PyObject *module);
int add_line_words(PyObject *module);
int add_list_items(PyObject *module);
int add_lone_letters(PyObject *module);
int add_lower_words(PyObject *module);
int add_marks(PyObject *module);
int add_memory(PyObject *module);
int add_neighbours(PyObject *module);
int add_outcomes(PyObject *module);
int add_pairs(PyObject *module);
int add_people(PyObject *module);
int add_plain_dates(PyObject *module);
int add_prose_places(PyObject *module);
int add_punctuation(PyObject *module);
int add_said(PyObject *module);
int add_short_lines(PyObject *module);
int add_sieve(PyObject *module);
int add_signs(PyObject *module);
int add_sizes(PyObject *module);
int add_slip_costs(PyObject *module);
int add_sound(PyObject *module);
int add_stray_lines(PyObject *module);
int add_suspects(PyObject *module);
int add_torn_words(PyObject *module);
int add_trees(PyObject *module);
int add_twins(PyObject *module);
int add_unclaimed(PyObject *module);
int add_unfamiliar(PyObject *module);
int add_weighing(PyObject *module);
int add_word_counts(PyObject *module);
int add_word_file(PyObject *module);
int add_word_places(PyObject *module);
int add_word_set(PyObject *module);
int add_word_shape(PyObject *module);
int add_word_table(PyObject *module);

#endif
