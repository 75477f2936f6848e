"""What reductions that are written in Python ask of an axis."""


def count_along(a, axis):
    """How many elements of an array are reduced to one."""
    if axis is None:
        return a.size
    if isinstance(axis, tuple):
        n = 1
        for k in axis:
            n *= a.shape[k]
        return n
    return a.shape[axis]
