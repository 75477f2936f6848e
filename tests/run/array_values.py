"""Arrays as arguments: of every layout, with shapes that mostly go together within one call."""

from __future__ import annotations

import copy

import numpy as np

from capsulec.ir import types

EXTENTS = (0, 1, 1, 2, 3, 3, 4, 5, 6, 9, 17)
LAYOUTS = ("C", "C", "C", "F", "reversed", "stepped", "padded")


def extents(source):
    """Lengths of axes for the arrays of one call, the last axis last."""
    return [source.choice(EXTENTS[:-2] if axis < 2 else EXTENTS) for axis in range(5)]


def array(type_, fixed, lengths, element, source):
    """An array whose shape is the end of `lengths`, now and then stretched or misfitting; `fixed` as in Parameter."""
    shape = list(lengths[len(lengths) - type_.ndim :])
    for axis in range(type_.ndim):
        if source.random() < 0.08:
            shape[axis] = source.choice([1, shape[axis] + 1])
        if fixed and fixed[axis] is not None:
            shape[axis] = fixed[axis]
    plain = np.empty(shape, type_.dtype)
    for place in np.ndindex(plain.shape):
        plain[place] = element()
    return laid_out(plain, type_.order if type_.order in ("C", "F") else source.choice(LAYOUTS))


def laid_out(plain, layout):
    """The same elements in memory of another layout: a view of one buffer."""
    ndim = plain.ndim
    if layout == "C":
        return plain
    if layout == "F":
        return np.asfortranarray(plain)
    steps = {"reversed": -1, "stepped": 2, "padded": 1}
    padded = tuple(extent * 2 + 1 if layout == "stepped" else extent + (layout == "padded") for extent in plain.shape)
    whole = np.zeros(padded, plain.dtype)
    view = (
        whole[
            tuple(
                slice(None, None, -1) if layout == "reversed" else slice(0, e * steps[layout], steps[layout])
                for e in plain.shape
            )
        ]
        if ndim
        else whole
    )
    view[...] = plain
    return view


def copied(value):
    """A copy of an argument; arrays keep their layout."""
    if not isinstance(value, np.ndarray):
        return copy.deepcopy(value)
    if value.base is None:
        return value.copy(order="K")
    base = value.base.copy(order="K")
    offset = value.__array_interface__["data"][0] - value.base.__array_interface__["data"][0]
    return (
        np.lib.stride_tricks.as_strided(
            base.reshape(-1, order="A")[offset // value.itemsize :] if value.size else base.reshape(-1)[:0],
            value.shape,
            value.strides,
        )
        if value.size
        else np.empty(value.shape, value.dtype)
    )


def shown_array(value, shown):
    """The array as text: dtype, shape, the order of its axes in memory, and elements in their order."""
    if value.dtype.kind == "f":
        elements = (
            [float(x).hex() if x == x else "nan" for x in value.ravel().astype("float64")]
            if value.dtype != np.longdouble
            else list(map(str, value.ravel()))
        )
    else:
        elements = [shown(x) for x in value.ravel().tolist()]
    writeable = "" if value.flags.writeable else " read-only"
    return f"array[{value.dtype} {value.shape}{_layout(value)}{writeable}]({', '.join(elements)})"


def _layout(value):
    """Which axis is the outermost one in memory, and so on, where that is not the order of the axes."""
    axes = [axis for axis in range(value.ndim) if value.shape[axis] > 1] if value.size else []
    order = sorted(axes, key=lambda axis: -abs(value.strides[axis]))
    return "" if order == axes else f" axes {order}"


def close(one, other, ulps):
    """Whether two results are the same but for so many units in the last place of each real number."""
    with np.errstate(all="ignore"):
        return _same(one, other, ulps)


def _same(one, other, ulps):
    if type(one) is not type(other):
        return False
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(_same(a, b, ulps) for a, b in zip(one, other, strict=True))
    if isinstance(one, dict):
        return list(one) == list(other) and all(_same(one[key], other[key], ulps) for key in one)
    if not isinstance(one, (np.ndarray, np.generic, float, complex)):
        return one == other
    one, other = np.asarray(one), np.asarray(other)
    if one.dtype != other.dtype or one.shape != other.shape or _layout(one) != _layout(other):
        return False
    if one.dtype.kind == "c":
        scale = np.spacing(np.maximum(np.abs(one), np.finfo(one.real.dtype).tiny))
        parts = [(one.real, other.real), (one.imag, other.imag)]
        return all(_close(a, b, scale, ulps) for a, b in parts)
    if one.dtype.kind != "f":
        return bool(np.array_equal(one, other))
    return _close(one, other, np.spacing(np.maximum(np.abs(one), np.finfo(one.dtype).tiny)), ulps)


def _close(one, other, scale, ulps):
    with np.errstate(all="ignore"):
        return bool(np.all((one == other) | (np.isnan(one) & np.isnan(other)) | (np.abs(one - other) <= ulps * scale)))


def is_array(type_):
    return isinstance(type_, types.Array)
