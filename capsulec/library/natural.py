"""Callbacks written as people think of them: `f(x, y, z)` for nquad, a window for generic_filter.

A consumer passes C arguments; a natural callback has parameters for what they mean, and behind those its own user data.
The compiler makes the C function, whose shape is a row of `library.consumers`.
"""

from __future__ import annotations

from typing import Literal

from capsulec.ir.types import Array, NoneType, Scalar, Tuple, Type, kind, widened
from capsulec.library.consumers import ROWS, VARIABLES, Row, fits, rows_of
from capsulec.records import record

Way = Literal["variables", "numbers", "window", "line", "coordinates"]
INTEGRALS = frozenset({"scipy.integrate.nquad", *VARIABLES})
WINDOW = Array("float64", 1, "C")


@record
class Natural:
    """What the first `parameters` of a function are of the arguments that the consumer passes; others are user data.

    `count` is how many variables, numbers or coordinates there are.
    """

    way: Way
    parameters: int
    count: int


@record
class Callback:
    """What an export with `for` is: the consumer's full name, the C shape, and how the function is written."""

    api: str
    row: Row
    natural: Natural | None


def callback(api: str, types: tuple[Type, ...], positional: int) -> Callback | None:
    """What a function with these exported types is to a consumer, or None when it is nothing.

    `positional` parameters are not keyword-only: of those that pass any number of variables only they are variables.
    """
    for row in safe_rows(api):
        if len(types) == len(row.parameters) and all(map(fits, types, row.parameters)):
            return Callback(api, row, None)
    natural = _natural(api, types, positional)
    if natural is None or not all(map(is_user_data, types[natural.parameters :])):
        return None
    return Callback(api, _row(api, natural, len(types) > natural.parameters), natural)


def safe_rows(api: str) -> list[Row]:
    """The C shapes that can be for a consumer. SciPy takes those of one variable for all integrals, and drops the other
    variables without a word."""
    several = api in INTEGRALS and VARIABLES.get(api) != 1
    return [row for row in rows_of(api) if not (several and isinstance(row.parameters[0], Scalar) and _is_one(row))]


def _is_one(row: Row) -> bool:
    return row.signature in ("double (double)", "double (double, void *)")


def is_user_data(type_: Type) -> bool:
    """Whether a parameter of a natural callback is a value that is bound."""
    return isinstance(type_, Scalar | Array)


def accepts(result: Type, natural: Natural) -> bool:
    """Whether what the function returns can be given to the consumer."""
    match natural.way:
        case "line":
            return isinstance(result, NoneType)
        case "coordinates":
            return isinstance(result, Tuple) and all(_is_real(widened(item)) for item in result.items)
        case _:
            return _is_real(result)


def wanted_result(natural: Natural) -> str:
    """What the function has to return, in words."""
    match natural.way:
        case "line":
            return "nothing: the results go into its second array"
        case "coordinates":
            return "a tuple of numbers, a coordinate for each axis of the input"
        case _:
            return "a real number"


def forms(api: str) -> str:
    """How natural callbacks of a consumer are exported."""
    match api:
        case "scipy.integrate.nquad":
            return "f(float64, float64, …), a float64 for each variable; user data behind a `*` in the def"
        case _ if api in VARIABLES:
            variables = ", ".join(["float64"] * VARIABLES[api])
            return f"f({variables}), then the types of user data"
        case "scipy.ndimage.generic_filter":
            return "f(float64[:]), then the types of user data"
        case "scipy.ndimage.generic_filter1d":
            return "f(float64[:], float64[:]), the line and the results, then the types of user data"
        case "scipy.ndimage.geometric_transform":
            return "f((intp, intp)), a tuple of the output's coordinates, then the types of user data"
        case "scipy._lib._test_ccallback":
            return "f(float64) or f(float64, float64), then the types of user data behind a `*` in the def"
        case _:
            return "f(float64)"


def _natural(api: str, types: tuple[Type, ...], positional: int) -> Natural | None:
    doubles = next((n for n, type_ in enumerate(types[:positional]) if not _is_double(type_)), positional)
    windows = next((n for n, type_ in enumerate(types) if not _is_window(type_)), len(types))
    if api in INTEGRALS:
        count = VARIABLES.get(api, doubles)
        return Natural("variables", count, count) if 0 < count <= doubles else None
    match api:
        case "scipy._lib._test_ccallback":
            return Natural("numbers", doubles, doubles) if doubles in (1, 2) else None
        case "scipy.ndimage.generic_filter":
            return Natural("window", 1, 1) if windows >= 1 else None
        case "scipy.ndimage.generic_filter1d":
            return Natural("line", 2, 2) if windows >= 2 else None
        case "scipy.ndimage.geometric_transform":
            match types[:1]:
                case (Tuple(items),) if items and all(item == Scalar("int64") for item in items):
                    return Natural("coordinates", 1, len(items))
    return None


def _row(api: str, natural: Natural, user_data: bool) -> Row:
    """The C shape behind a natural callback."""
    if natural.way == "variables":
        signature = "double (int, double *, void *)" if user_data else "double (int, double *)"
    elif natural.way == "numbers":
        signature = f"double ({'double, ' * natural.count}int *, void *)"
    else:
        signature = rows_of(api)[0].signature
    return next(row for row in ROWS if row.signature == signature)


def _is_double(type_: Type) -> bool:
    return isinstance(type_, Scalar) and type_.dtype == "float64"


def _is_window(type_: Type) -> bool:
    return isinstance(type_, Array) and type_.dtype == "float64" and type_.ndim == 1 and type_.order in ("", "C")


def _is_real(type_: Type) -> bool:
    return isinstance(type_, Scalar) and kind(type_.dtype) in "biuf" and type_.dtype != "float128"


__all__ = ["Callback", "Natural", "accepts", "callback", "forms", "safe_rows", "wanted_result"]
