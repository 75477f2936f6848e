// Used by backend/gufunc.py: what one call of a gufunc's function takes of an argument's memory.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/array.hpp"

namespace capsulec::np {

// The elements at `place`, whose axes are `steps` bytes wide, by their number in C order.
template <class T, int N> inline T &core_element(char *place, const int64_t *extents, const intptr_t *steps, int64_t number) {
    for (int axis = N - 1; axis >= 0; axis--) {
        place += number % extents[axis] * steps[axis];
        number /= extents[axis];
    }
    return *reinterpret_cast<T *>(place);
}

// The core dimensions of one argument. An array's strides are in elements; where the bytes from one to the next are no
// whole elements, as in a field of records, calls get a copy; `copied`: in any case.
template <class T, int N> class core {
  public:
    core(np::shape<N> extents, const intptr_t *given, bool copied = false)
        : value(nullptr, extents), steps(given), whole(!copied) {
        if (given == nullptr) return; // one element
        for (int axis = N - 1; axis >= 0; axis--) {
            whole = whole && (extents.extents[axis] < 2 || given[axis] % intptr_t(sizeof(T)) == 0);
            size *= extents.extents[axis];
        }
        if (!whole && size > 0) {
            value = allocate<T>(extents);
            return;
        }
        whole = true;
        for (int axis = N - 1; axis >= 0; axis--) {
            if (extents.extents[axis] < 2 || size == 0) continue; // in order, whatever NumPy has for it
            const int64_t stride = given[axis] / intptr_t(sizeof(T));
            in_order = in_order && stride == value.stride[axis];
            value.stride[axis] = stride;
        }
    }
    core(const core &) = delete;
    core &operator=(const core &) = delete;

    // Whether the elements are in C order.
    bool ordered() const { return in_order; }

    // The array of one call.
    const array<T, N> &at(char *place) {
        if (whole) {
            value.data = reinterpret_cast<T *>(place);
        } else {
            for (int64_t number = 0; number < size; number++) {
                value.data[number] = core_element<T, N>(place, value.shape, steps, number);
            }
        }
        return value;
    }

    // What the call wrote to the array, to where it is wanted.
    void put(char *place) {
        for (int64_t number = 0; !whole && number < size; number++) {
            core_element<T, N>(place, value.shape, steps, number) = value.data[number];
        }
    }

  private:
    array<T, N> value;
    const intptr_t *steps;
    int64_t size = 1;
    bool whole;
    bool in_order = true;
};

} // namespace capsulec::np
