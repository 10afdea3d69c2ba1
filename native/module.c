/* The module checker._native: the few loops that take most of a run's time, each in Python too, where it is explained. */
#include "native.h"

static int (*const parts[])(PyObject *) = {
    add_accented,
    add_begun_twice,
    add_biographies,
    add_blocks,
    add_company,
    add_copies,
    add_credits,
    add_date_figures,
    add_date_kinds,
    add_date_signs,
    add_date_words,
    add_doubled,
    add_endings,
    add_expected,
    add_finder,
    add_folding,
    add_glued,
    add_headlines,
    add_layout,
    add_lazy,
    add_likeliest,
    add_line_echoes,
    add_line_signs,
    add_line_type,
    add_line_words,
    add_list_items,
    add_lone_letters,
    add_lower_words,
    add_marks,
    add_memory,
    add_neighbours,
    add_outcomes,
    add_pairs,
    add_people,
    add_plain_dates,
    add_prose_places,
    add_punctuation,
    add_said,
    add_short_lines,
    add_sieve,
    add_signs,
    add_sizes,
    add_slip_costs,
    add_sound,
    add_stray_lines,
    add_suspects,
    add_torn_words,
    add_trees,
    add_twins,
    add_unclaimed,
    add_unfamiliar,
    add_weighing,
    add_word_counts,
    add_word_file,
    add_word_places,
    add_word_set,
    add_word_shape,
    add_word_table,
};

PyTypeObject *add_type(PyObject *module, const char *name, PyType_Spec *spec) {
    PyObject *type = PyType_FromSpec(spec);
    int failed = type == NULL || PyModule_AddObjectRef(module, name, type) < 0;
    Py_XDECREF(type); /* the module keeps it */
    return failed ? NULL : (PyTypeObject *)type;
}

static int fill(PyObject *module) {
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i](module) < 0)
            return -1;
    return 0;
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill}, {0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "checker._native", "The loops that take most of a run's time.", 0, NULL, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__native(void) {
    return PyModuleDef_Init(&definition);
}
