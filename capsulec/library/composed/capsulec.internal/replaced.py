"""numpy.nan_to_num with `copy`."""

import numpy as np

NO_COPY = """Unable to avoid copy while creating an array as requested.
If using `np.array(obj, copy=False)` replace it with `np.asarray(obj)` to allow a copy when needed (no behavior change in NumPy 1.x).
For more details, see https://numpy.org/devdocs/numpy_2_0_migration_guide.html#adapting-to-changes-in-the-copy-keyword."""  # noqa: E501


def _replaced(x, nan, posinf, neginf):
    if posinf is None and neginf is None:
        return np.nan_to_num(x, nan=nan)
    if posinf is None:
        return np.nan_to_num(x, nan=nan, neginf=neginf)
    if neginf is None:
        return np.nan_to_num(x, nan=nan, posinf=posinf)
    return np.nan_to_num(x, nan=nan, posinf=posinf, neginf=neginf)


def nan_to_num_copied(x, copy=True, nan=0.0, posinf=None, neginf=None):
    made = _replaced(x, nan, posinf, neginf)
    if copy:
        return made
    if not isinstance(x, np.ndarray):
        raise ValueError(NO_COPY)
    x[...] = made
    return x
