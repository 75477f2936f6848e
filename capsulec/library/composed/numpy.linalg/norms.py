"""Norms of vectors and matrices, as NumPy's `norm` and the array API's two.

Squares are added up as `sum` does, where NumPy asks BLAS for the product of a vector with itself: the last places of
sums of more than a few numbers differ. Spectral and nuclear norms are those of LAPACK's singular values.
"""

import numpy as np


def norm(x, ord=None, axis=None, keepdims=False):
    given = np.asarray(x)
    a = given if np.issubdtype(given.dtype, np.inexact) else given.astype(np.float64)
    if axis is None:
        if ord is None or (a.ndim == 2 and isinstance(ord, str) and ord in ("f", "fro")):
            return _euclidean(a, None, keepdims)
        if a.ndim == 1:
            return _of_vectors(a, ord, 0, keepdims)
        if a.ndim == 2:
            return _of_matrices(a, ord, 0, 1, keepdims)
        raise ValueError("Improper number of dimensions to norm.")
    if isinstance(axis, tuple):
        if len(axis) == 1:
            return _of_vectors(a, ord, axis[0], keepdims)
        if len(axis) == 2:
            return _of_matrices(a, ord, axis[0], axis[1], keepdims)
        raise ValueError("Improper number of dimensions to norm.")
    return _of_vectors(a, ord, axis, keepdims)


def matrix_norm(x, /, *, keepdims=False, ord="fro"):
    return norm(x, ord, (-2, -1), keepdims)


def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    given = np.asarray(x)
    a = given if np.issubdtype(given.dtype, np.inexact) else given.astype(np.float64)
    return _of_vectors(a, ord, axis, keepdims)


def _euclidean(a, axis, keepdims):
    if np.iscomplexobj(a):
        return np.sqrt(np.sum(a.real * a.real + a.imag * a.imag, axis, keepdims=keepdims))
    return np.sqrt(np.sum(a * a, axis, keepdims=keepdims))


def _of_vectors(a, ord, axis, keepdims):
    if ord is None:
        return _euclidean(a, axis, keepdims)
    if isinstance(ord, str):
        raise ValueError("Invalid norm order '" + ord + "' for vectors")
    if ord == 2:
        return _euclidean(a, axis, keepdims)
    if ord == np.inf:
        return np.max(np.abs(a), axis, keepdims=keepdims, initial=0)
    if ord == -np.inf:
        return np.min(np.abs(a), axis, keepdims=keepdims)
    if ord == 0:
        return np.sum((a != 0).astype(a.real.dtype), axis, keepdims=keepdims)
    if ord == 1:
        return np.sum(np.abs(a), axis, keepdims=keepdims)
    total = np.sum(np.abs(a) ** ord, axis, keepdims=keepdims)
    return total ** np.reciprocal(ord, dtype=total.dtype)


def _of_matrices(a, ord, row_axis, column_axis, keepdims):
    row = row_axis + a.ndim if row_axis < 0 else row_axis
    column = column_axis + a.ndim if column_axis < 0 else column_axis
    if row == column:
        raise ValueError("Duplicate axes given.")
    if ord is None:
        return _euclidean(a, (row, column), keepdims)
    if isinstance(ord, str):
        if ord in ("f", "fro"):
            return _euclidean(a, (row, column), keepdims)
        if ord == "nuc":
            return _with_axes(np.sum(_singular_values(a, row, column), -1), row, column, keepdims)
        raise ValueError("Invalid norm order for matrices.")
    if ord == 1:
        return _with_axes(
            np.max(_sums(a, row), column - 1 if column > row else column, initial=0), row, column, keepdims
        )
    if ord == -1:
        return _with_axes(np.min(_sums(a, row), column - 1 if column > row else column), row, column, keepdims)
    if ord == np.inf:
        return _with_axes(np.max(_sums(a, column), row - 1 if row > column else row, initial=0), row, column, keepdims)
    if ord == -np.inf:
        return _with_axes(np.min(_sums(a, column), row - 1 if row > column else row), row, column, keepdims)
    if ord == 2:
        return _with_axes(np.max(_singular_values(a, row, column), -1, initial=0), row, column, keepdims)
    if ord == -2:
        return _with_axes(np.min(_singular_values(a, row, column), -1), row, column, keepdims)
    raise ValueError("Invalid norm order for matrices.")


def _sums(a, axis):
    return np.sum(np.abs(a), axis)


def _singular_values(a, row, column):
    return np.linalg.svdvals(np.moveaxis(a, (row, column), (-2, -1)))


def _with_axes(values, row, column, keepdims):
    if not keepdims:
        return values
    if np.ndim(values) == 0:
        return np.full((1, 1), values, values.dtype)
    return np.expand_dims(values, (row, column))
