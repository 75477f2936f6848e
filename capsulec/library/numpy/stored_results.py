"""`out=` of functions over whole arrays: the result is computed and stored, as what overlaps has to be anyway.

A call with `out` is redirected to a function written for it: `dot_into(a, b, out)` stores what `dot(a, b)` gives.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, apply
from capsulec.ir.nodes import Expr, Extent, Item, MakeTuple, Store
from capsulec.ir.types import INT, Array, NoneType, Scalar, Static, Tuple, Type, widened
from capsulec.library import table
from capsulec.library.numpy.casting import can_cast
from capsulec.library.numpy.maps import converted
from capsulec.library.numpy.ufunc_options import TYPE_ERROR, UNEQUAL
from capsulec.library.table import ENTRIES, INTERNAL, Composed, Intrinsic, Parameter, RuleError, positional, register
from capsulec.records import record

VALUE_ERROR = "NumPy would raise ValueError here too"
NOT_ACCEPTABLE = "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)"
NOT_CAST = "Cannot cast array data from dtype('{}') to dtype('{}') according to the rule '{rule}'"


@record
class Storing:
    """How a function stores: the casting rule of its results (`no` is the same dtype), and NumPy's texts for arrays of
    another rank, shape and dtype. A class of errors before a colon is not ValueError's."""

    casting: str
    rank: str
    shape: str
    dtype: str = ""


ANOTHER = "output array does not match result of ndarray.take"
WRONG_SHAPE = "output array has wrong shape."
PRODUCT = Storing("no", NOT_ACCEPTABLE, "output array has wrong dimensions", NOT_ACCEPTABLE)
RANK = "output parameter for reduction operation add has the wrong number of dimensions"
QUANTILE = Storing("unsafe", RANK, "operands could not be broadcast together")
NOT_STORED = "TypeError:Cannot cast ufunc '{}' output from dtype('{{}}') to dtype('{{}}') with casting rule 'same_kind'"
FFT = Storing("same_kind", WRONG_SHAPE, WRONG_SHAPE, NOT_STORED.format("fft"))
TOO_FEW = "matmul: Output operand 0 has a mismatch in its core dimensions"
JOINED = Storing("same_kind", "Output array has wrong dimensionality", "Output array is the wrong shape")
DRAWN_TYPE = "TypeError:Supplied output array has the wrong type. Expected {}, got {}"
DRAWN = Storing("no", "size must match out.shape when used together", "size must match out.shape when used together",
                DRAWN_TYPE)  # fmt: skip
FUNCTIONS: dict[str, Storing] = {
    "numpy.dot": PRODUCT,
    "numpy.ndarray.dot": PRODUCT,
    "numpy.linalg.multi_dot": PRODUCT,
    "numpy.einsum": Storing("safe", "out has another number of axes than the result of einsum",
                            "operands could not be broadcast together with remapped shapes",
                            "TypeError:Iterator requested dtype could not be cast from dtype('{}') to dtype('{}')"),
    "numpy.matmul": Storing("same_kind", TOO_FEW, TOO_FEW, NOT_STORED.format("matmul")),
    "numpy.vecdot": Storing("same_kind", "vecdot: out has another number of axes", "vecdot: out has another shape"),
    "numpy.matvec": Storing("same_kind", "matvec: out has another number of axes", "matvec: out has another shape"),
    "numpy.vecmat": Storing("same_kind", "vecmat: out has another number of axes", "vecmat: out has another shape"),
    "numpy.take": Storing("unsafe", ANOTHER, ANOTHER),
    "numpy.compress": Storing("unsafe", ANOTHER, ANOTHER),
    "numpy.choose": Storing("unsafe", "TypeError:choose: invalid shape for output array.",
                            "TypeError:choose: invalid shape for output array."),
    "numpy.concatenate": JOINED,
    "numpy.concat": JOINED,
    "numpy.stack": JOINED,
    "numpy.trace": Storing("unsafe", RANK, "operands could not be broadcast together"),
    **{f"numpy.{n}{name}": QUANTILE for n in ("", "nan") for name in ("median", "quantile", "percentile")},
    **{
        f"numpy.fft.{name}": FFT
        for name in ("fft", "ifft", "rfft", "irfft", "hfft", "ihfft", "fft2", "ifft2", "fftn", "ifftn", "rfftn",
                     "irfftn", "rfft2", "irfft2")
    },
    **{
        f"numpy.random.Generator.{name}": DRAWN
        for name in ("random", "standard_normal", "standard_exponential", "standard_gamma")
    },
}  # fmt: skip
# Ufuncs of whole axes take `out` though their entries do not say so.
UFUNCS = ("numpy.matmul", "numpy.vecdot", "numpy.matvec", "numpy.vecmat")
OUT = Parameter("out", None, keyword_only=True)


def serving(full: str, given: list[Any], keywords: dict[str, Any]) -> str:
    """The entry that serves a call: one that stores where an array is given to store in."""
    parameters = _parameters(full)
    place = [p.name for p in parameters].index("out")
    is_keyword = parameters[place].keyword_only
    out = keywords.get("out", given[place] if not is_keyword and place < len(given) else None)
    if out is None or isinstance(out, NoneType):
        return full
    name = f"{INTERNAL}.{full.removeprefix('numpy.').replace('.', '_')}_into"
    if name not in ENTRIES:
        register(Composed(name, parameters, _text(full, name, parameters), f"into/{name}.py"))
    return name


def _parameters(full: str) -> tuple[Parameter, ...]:
    entry = table.find(full)
    assert entry is not None
    return (*entry.parameters, OUT) if full in UFUNCS else entry.parameters


def _text(full: str, name: str, parameters: tuple[Parameter, ...]) -> str:
    """The function that stores. Methods are called as such; what is drawn has the shape of what it is stored in."""
    module, _, function = full.rpartition(".")
    passed = [
        f"*{p.name}" if p.variadic else p.name if p.positional_only else f"{p.name}={p.name}"
        for p in parameters
        if p.name not in ("out", "self")
    ]
    drawn = module.endswith("Generator")
    if drawn:
        passed = [p for p in passed if p not in ("size=size", "dtype=dtype")]
        passed.append("size=out.shape")
        passed.append("dtype=out.dtype")
    is_method = module in ("numpy.ndarray", "numpy.random.Generator")
    called = f"self.{function}" if is_method else function
    lines = [] if is_method else [f"from {module} import {function}"]
    lines.append(f"from {INTERNAL} import stored_in")
    names = ", ".join([p.name for p in parameters if not p.variadic] + [p.name for p in parameters if p.variadic])
    lines.append(f"def {name.rpartition('.')[2]}({names}):")
    lines.append(f"    return stored_in({called}({', '.join(passed)}), out, '{full}')")
    return "\n".join(lines) + "\n"


def _target(out: Type) -> Array:
    """The array that is written to."""
    if isinstance(out, Tuple) and len(out.items) == 1:
        out = out.items[0]
    if not isinstance(out, Array):
        raise RuleError(f"return arrays must be arrays, not {widened(out)}", TYPE_ERROR)
    return out


def _raised(text: str) -> tuple[str, str]:
    """The class of an error, and its text."""
    class_, colon, rest = text.partition(":")
    return (class_, rest) if colon and class_.endswith("Error") else ("ValueError", text)


def _stored_type(made: Type, out: Type, name: Type) -> Type:
    assert isinstance(name, Static)
    how, target, wide = FUNCTIONS[str(name.value)], _target(out), widened(made)
    assert isinstance(wide, Array | Scalar)
    class_, text = _raised(how.rank)
    if (wide.ndim if isinstance(wide, Array) else 0) != target.ndim:
        raise RuleError(text, f"NumPy would raise {class_} here too")
    if how.casting != "unsafe" and not can_cast(wide.dtype, target.dtype, how.casting):
        class_, text = _raised(how.dtype or f"TypeError:{NOT_CAST.replace('{rule}', how.casting)}")
        raise RuleError(text.format(wide.dtype, target.dtype), f"NumPy would raise {class_} here too")
    return target


def _stored(builder: Builder, made: Expr, out: Expr, name: Any) -> Expr:
    full = str(getattr(name, "value", name))
    how, value = FUNCTIONS[full], builder.once(made, "made")
    if isinstance(out.type, Tuple):
        out = out.items[0] if isinstance(out, MakeTuple) else Item(out, 0, out.type.items[0])
    target = builder.once(out, "out")
    assert isinstance(value.type, Array)
    assert isinstance(target.type, Array)
    class_, text = _raised(how.shape)
    for axis in range(value.type.ndim):
        differs = apply(UNEQUAL, Extent(value, axis, INT), Extent(target, axis, INT))
        builder.check(differs, class_, text)
    builder.emit(Store(target, (), converted(value, target.type.dtype), builder.span))
    return target


register(Intrinsic(f"{INTERNAL}.stored_in", positional("made", "out", "name"), _stored_type, _stored))
