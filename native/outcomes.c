/* outcomes of checker/engine.py: what a rule finds in some articles. */
#include "native.h"

/* What a check yields, as a list; NULL where that is nothing, or with an error set. */
static PyObject *found_in(PyObject *check, PyObject *article) {
    PyObject *yielded = PyObject_CallOneArg(check, article), *found = NULL;
    if (yielded == NULL)
        return NULL;
    if (PyTuple_CheckExact(yielded) || PyList_CheckExact(yielded)) { /* as nearly all are, and empty */
        if (PySequence_Fast_GET_SIZE(yielded) > 0)
            found = PySequence_List(yielded);
        Py_DECREF(yielded);
        return found;
    }
    PyObject *hits = NULL;
    if (Py_TYPE(yielded)->tp_iter == NULL)
        PyErr_Format(PyExc_TypeError, "check() yields hits or returns a list of them, not %R", yielded);
    else
        hits = PyObject_GetIter(yielded);
    Py_DECREF(yielded);
    PyObject *hit = hits == NULL ? NULL : PyIter_Next(hits);
    if (hit != NULL) {
        found = PySequence_List(hits); /* all that come after the first */
        if (found != NULL && PyList_Insert(found, 0, hit) < 0)
            Py_CLEAR(found);
        Py_DECREF(hit);
    }
    Py_XDECREF(hits);
    return found;
}

/* The exception that was raised, taken over; NULL where it is to go on. */
static PyObject *caught(PyObject *fatal) {
    if (PyErr_ExceptionMatches(fatal) || !PyErr_ExceptionMatches(PyExc_Exception))
        return NULL;
    PyObject *kind, *error, *trace;
    PyErr_Fetch(&kind, &error, &trace);
    PyErr_NormalizeException(&kind, &error, &trace);
    if (trace != NULL)
        PyException_SetTraceback(error, trace);
    Py_XDECREF(kind);
    Py_XDECREF(trace);
    return error;
}

static PyObject *outcomes(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *check, *articles, *fatal;
    if (!PyArg_ParseTuple(args, "OO!O", &check, &PyList_Type, &articles, &fatal))
        return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found != NULL && i < PyList_GET_SIZE(articles); i++) {
        PyObject *article = Py_NewRef(PyList_GET_ITEM(articles, i));
        PyObject *outcome = found_in(check, article);
        Py_DECREF(article);
        int failed = outcome == NULL && PyErr_Occurred() && (outcome = caught(fatal)) == NULL;
        if (outcome != NULL) {
            PyObject *pair = Py_BuildValue("(nN)", i, outcome);
            failed = pair == NULL || PyList_Append(found, pair) < 0;
            Py_XDECREF(pair);
        }
        if (failed)
            Py_CLEAR(found);
    }
    return found;
}

static PyMethodDef functions[] = {
    {"outcomes", outcomes, METH_VARARGS, "What a rule finds in some articles."},
    {NULL, NULL, 0, NULL},
};

int add_outcomes(PyObject *module) {
    return PyModule_AddFunctions(module, functions);
}
