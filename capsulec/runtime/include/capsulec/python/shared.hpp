// What threads share in a free-threaded Python: objects that are made once, and containers that others may change
// meanwhile. Used by python/script.hpp and the headers of boundary.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"

namespace capsulec::py {

// Puts what was made into its place, and gives what stands there: where two threads have made one, the first one's.
template <class T> CAPSULEC_PART inline T *agreed(T *&place, T *made) noexcept {
#ifdef Py_GIL_DISABLED
    T *standing = nullptr;
    return __atomic_compare_exchange_n(&place, &standing, made, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE) ? made : standing;
#else
    place = made;
    return made;
#endif
}

// What stands in such a place, null before it was made.
template <class T> CAPSULEC_PART inline T *standing(T *&place) noexcept {
#ifdef Py_GIL_DISABLED
    return __atomic_load_n(&place, __ATOMIC_ACQUIRE);
#else
    return place;
#endif
}

// Keeps other threads from changing an object, as the GIL does.
class Still {
#ifdef Py_GIL_DISABLED
    PyCriticalSection section;

  public:
    explicit Still(PyObject *object) { PyCriticalSection_Begin(&section, object); }
    ~Still() { PyCriticalSection_End(&section); }
#else
  public:
    explicit Still(PyObject *) {}
#endif
    Still(const Still &) = delete;
    Still &operator=(const Still &) = delete;
};

// An element of a list while it is looked at; null, with Python's error set, where the list has become shorter.
class Element {
  public:
    PyObject *const object;

#ifdef Py_GIL_DISABLED
    Element(PyObject *list, Py_ssize_t place) : object(PyList_GetItemRef(list, place)) {}
    ~Element() { Py_XDECREF(object); }
#else
    Element(PyObject *list, Py_ssize_t place) : object(PyList_GetItem(list, place)) {}
#endif
    Element(const Element &) = delete;
    Element &operator=(const Element &) = delete;
};

} // namespace capsulec::py
