"""Whether numbers are near each other, and whether arrays are equal."""

import numpy as np


def _array(x):
    """Lists and tuples as arrays; numbers stay what they are."""
    if isinstance(x, (list, tuple)):
        return np.asarray(x)
    return x


def isclose(a, b, rtol=1.0e-5, atol=1.0e-8, equal_nan=False):
    if isinstance(a, (list, tuple)) or isinstance(b, (list, tuple)):
        return isclose(_array(a), _array(b), rtol, atol, equal_nan)
    y = b if np.iscomplexobj(b) else b * 1.0  # a product of complex numbers is NaN where one part is infinite
    near = np.less_equal(np.abs(a - y), atol + rtol * np.abs(y)) & np.isfinite(y) | np.equal(a, y)
    if equal_nan:
        return near | (np.isnan(a) & np.isnan(b))
    return near


def allclose(a, b, rtol=1.0e-5, atol=1.0e-8, equal_nan=False):
    return bool(np.all(np.isclose(a, b, rtol, atol, equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    if isinstance(a1, (list, tuple)) or isinstance(a2, (list, tuple)):
        return array_equal(_array(a1), _array(a2), equal_nan)
    if np.ndim(a1) != np.ndim(a2):
        return False
    if np.shape(a1) != np.shape(a2):
        return False
    if equal_nan:
        return bool(np.all((a1 == a2) | (np.isnan(a1) & np.isnan(a2))))
    return bool(np.all(a1 == a2))


def array_equiv(a1, a2):
    if isinstance(a1, (list, tuple)) or isinstance(a2, (list, tuple)):
        return array_equiv(_array(a1), _array(a2))
    if np.ndim(a1) == 0 or np.ndim(a2) == 0:
        return bool(np.all(np.equal(a1, a2)))
    first, second = np.shape(a1), np.shape(a2)
    for axis in range(min(len(first), len(second))):
        n, m = first[len(first) - 1 - axis], second[len(second) - 1 - axis]
        if n != m and n != 1 and m != 1:
            return False
    return bool(np.all(np.equal(a1, a2)))
