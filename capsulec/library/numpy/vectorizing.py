"""numpy.vectorize: a function of numbers as one of arrays that broadcast.

The function is compiled for the Python numbers that the elements are, as NumPy passes them. As in NumPy its result for
the first elements gives the dtype, unless `otypes` does.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, cast
from capsulec.ir.nodes import Expr
from capsulec.ir.types import (
    BOOL,
    COMPLEX,
    FLOAT,
    INT,
    Function,
    LibraryFunction,
    NoneType,
    Scalar,
    Type,
    kind,
    widened,
)
from capsulec.library.table import (
    ENTRIES,
    INTERNAL,
    REDIRECTS,
    Composed,
    Intrinsic,
    Parameter,
    RuleError,
    positional,
    register,
)

MOST = 8  # arguments of the function
PARAMETERS = (
    Parameter("pyfunc"),
    Parameter("otypes", None),
    Parameter("doc", None),
    Parameter("excluded", None),
    Parameter("cache", False),
    Parameter("signature", None),
)
SOURCE = """
import numpy as np
from capsulec.internal import python_number


def _array(x):
    if isinstance(x, (list, tuple)):
        return np.asarray(x)
    return x


def _first(x):
    if np.ndim(x) == 0:
        return python_number(x)
    return _first(x[0])


def _fill(result, f, {names}):
    for i in range(len(result)):
        if np.ndim(result) == 1:
            result[i] = f({elements})
        else:
            _fill(result[i], f, {rows})


def _spread(x, shape):
    if np.ndim(x) == 0:
        return np.full(shape, x)
    return np.broadcast_to(x, shape)


def _applied(f, dtype, {names}):
    if {scalars}:
        if dtype is None:
            return np.asarray(f({numbers}))
        return np.asarray(f({numbers}), dtype)
    whole = {whole}
    shape = np.shape(whole)
    if dtype is None:
        if np.size(whole) == 0:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        result = np.empty_like(whole, np.asarray(f({firsts})).dtype)
    else:
        result = np.empty_like(whole, dtype)
    _fill(result, f, {spread})
    return result


def {name}(pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
    def vectorized({names}):
        if otypes is None or isinstance(otypes, str):
            return _applied(pyfunc, otypes, {arrays})
        return _applied(pyfunc, otypes[0], {arrays})

    return vectorized
"""


def _whole(names: list[str]) -> str:
    """An expression of the shape of all operands, which raises NumPy's error where they do not broadcast."""
    match names:
        case [one]:
            return one
        case [one, two]:
            return f"np.equal({one}, {two})"
        case [one, two, three]:
            return f"np.where({one}, {two}, {three})"
        case _:
            return f"np.where({names[0]}, {names[1]}, {_whole(names[2:])})"


def _source(name: str, count: int) -> str:
    names = [f"x{number}" for number in range(count)]

    def each(text: str) -> str:
        return ", ".join(text.format(one) for one in names)

    return SOURCE.format(
        name=name,
        names=", ".join(names),
        elements=each("python_number({}[i])"),
        rows=each("{}[i]"),
        numbers=each("python_number({})"),
        firsts=each("_first({})"),
        spread=each("_spread({}, shape)") if count > 1 else names[0],
        arrays=each("_array({})"),
        scalars=" and ".join(f"np.ndim({one}) == 0" for one in names),
        whole=_whole(names),
    )


def _serving(given: list[Any], keywords: dict[str, Any]) -> str:
    """The entry for the number of arguments that the function has."""
    function = given[0] if given else keywords.get("pyfunc")
    for parameter in ("excluded", "signature", "cache"):
        value = keywords.get(parameter)
        if value is not None and not isinstance(value, NoneType):
            raise RuleError(f"numpy.vectorize({parameter}=…) is not supported yet", code="not-supported-yet")
    match function:
        case None:
            return "numpy.vectorize"
        case Function(definition=scope):
            arguments = scope.node.args
            count = len(arguments.posonlyargs) + len(arguments.args)
        case LibraryFunction():
            count = 1
        case _:
            raise RuleError(f"numpy.vectorize takes a function, not {widened(function)}")
    if not 1 <= count <= MOST:
        raise RuleError(f"numpy.vectorize of a function of {count} arguments is not supported yet",
                        code="not-supported-yet")  # fmt: skip
    name = f"vectorize_{count}"
    full = f"{INTERNAL}.{name}"
    if full not in ENTRIES:
        register(Composed(full, PARAMETERS, _source(name, count), f"numpy/vectorize/{name}.py"))
    return full


def _refuse(*arguments: Any) -> Any:
    raise RuleError("numpy.vectorize without its function is not supported yet", code="not-supported-yet")


def _python_type(x: Type) -> Scalar:
    wide = widened(x)
    if not isinstance(wide, Scalar):
        raise RuleError(f"numpy.vectorize takes numbers and arrays of them, not {wide}", code="not-supported-yet")
    if wide.dtype in ("float128", "complex256"):
        return wide
    return {"b": BOOL, "i": INT, "u": INT, "f": FLOAT, "c": COMPLEX}[kind(wide.dtype)]


def _python_number(builder: Builder, x: Expr) -> Expr:
    return cast(x, _python_type(x.type))


register(Intrinsic("numpy.vectorize", PARAMETERS, _refuse, _refuse))
register(Intrinsic(f"{INTERNAL}.python_number", positional("x"), _python_type, _python_number))
REDIRECTS["numpy.vectorize"] = _serving
