"""Functions over an axis that is found at run time: one branch for each axis that the array has.

Each branch is a call with a known axis, so what is compiled is what is compiled for that. The types of all results have
to go together, which they do where one axis is worked on or goes away, whichever it is.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from capsulec.ir.build import Builder, apply
from capsulec.ir.nodes import Expr, Loop
from capsulec.ir.types import INT, Array, Scalar, Static, Tuple, Type, kind
from capsulec.library.table import (
    INTERNAL,
    REDIRECTS,
    Composed,
    Intrinsic,
    Parameter,
    find,
    positional,
    register,
)

MOST_AXES = 4
NORMAL = Loop("axis.normal", (INT, INT), INT, "np::normal_axis({0}, {1})", "numpy/axis_error.hpp", raises=True)
# The functions, and the rank of what the axis is one of; {} is the first argument.
RANK = "np.ndim({})"
OF_ONE = (
    "sum prod min max amin amax any all mean argmin argmax count_nonzero std var ptp median nansum nanprod nanmean "
    "nanmax nanmin nanstd nanvar nanmedian average cumsum cumprod nancumsum nancumprod diff roll flip repeat delete "
    "insert take trapezoid gradient"
)
RANKS = {
    **dict.fromkeys(OF_ONE.split(), RANK),
    **dict.fromkeys(("concatenate", "concat"), "np.ndim({}[0])"),
    "stack": "np.ndim({}[0]) + 1",
}


def _is_open(axis: Any) -> bool:
    """Whether an axis is an integer that is found at run time."""
    return isinstance(axis, Scalar) and kind(axis.dtype) in "iu" and not isinstance(axis, Static)


def _serving(name: str, given: list[Any], keywords: dict[str, Any]) -> str:
    """The entry that serves a call of a function: for an axis that is found at run time, one with branches."""
    full = f"numpy.{name}"
    types = [*given, *keywords.values()]
    if not any(map(_is_open, types)):  # nothing has to be looked up
        return full
    entry = find(full)
    assert entry is not None
    names = [parameter.name for parameter in entry.parameters]
    arguments = dict(zip(names, given, strict=False)) | keywords
    whole = arguments.get(names[0])
    if not _is_open(arguments.get("axis")) or not isinstance(whole, Array | Tuple) or len(given) > len(names):
        return full
    parameters = tuple(Parameter(p.name) for p in entry.parameters if p.name in arguments)
    if len(parameters) != len(arguments):
        return full
    made = f"{INTERNAL}.{name}_by_{'_'.join(arguments)}"
    if find(made) is None:
        text = _source(name, made.rpartition(".")[2], [p.name for p in parameters])
        register(Composed(made, parameters, text, f"numpy/axis/{made.rpartition('.')[2]}.py"))
    return made


def _source(name: str, function: str, parameters: list[str]) -> str:
    """The function in Python: its parameters are those of NumPy's that are given."""

    def call(axis: int) -> str:
        parts = [f"axis={axis}" if p == "axis" else p if n == 0 else f"{p}={p}" for n, p in enumerate(parameters)]
        return f"np.{name}({', '.join(parts)})"

    lines = [
        "import numpy as np",
        "from capsulec.internal import axis_from_front, not_yet",
        f"def {function}({', '.join(parameters)}):",
        f"    place = axis_from_front(axis, {RANKS[name].format(parameters[0])})",
    ]
    for axis in range(MOST_AXES):
        lines += [
            f"    if {RANKS[name].format(parameters[0])} == {axis + 1}:",
            f"        return {call(axis)}",
            f"    if place == {axis}:",
            f"        return {call(axis)}",
        ]
    lines.append(
        f'    return not_yet("numpy.{name} of more than {MOST_AXES} axes, over one that is found at run time,")'
    )
    return "\n".join(lines) + "\n"


def _axis_type(axis: Type, ndim: Type) -> Type:
    return INT


def _axis(builder: Builder, axis: Expr, ndim: Expr) -> Expr:
    return apply(NORMAL, axis, ndim)


register(Intrinsic(f"{INTERNAL}.axis_from_front", positional("axis", "ndim"), _axis_type, _axis))
for _name in RANKS:
    REDIRECTS.setdefault(f"numpy.{_name}", partial(_serving, _name))
