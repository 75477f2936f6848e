"""Who calls a capsule: the C functions that SciPy takes, one row a shape (shared knowledge of CAPSULES.md).

SciPy compares a capsule's name with these signatures byte for byte. The rows are pairwise disjoint, already
by their parameters; so an export whose parameters fit a row can be for nobody else, and its C result is the
row's: a Python `return 1` in a `geometric_transform` callback returns a C `int` (`match_parameters`, then
`converts`).
"""

from __future__ import annotations

from typing import Literal

from capsulec.ir.types import Pointer, Scalar, Static, Type, kind, widened
from capsulec.records import record

OnError = Literal["nan", "zero", "flag"]


@record
class Row:
    """One C shape that consumers accept.

    `apis` are the consumers' full Python names. `user_data` and `error_flag` are positions of parameters,
    None where the shape has none. `on_error` is how a callback says that it failed: it returns NaN, or 0,
    or sets the flag (and returns NaN); only "zero" and "flag" are looked at by a consumer. `gil_held`:
    whether all of them hold the GIL. `passes` says of each argument what it is. `stops`: whether no consumer calls
    again when a call has failed.
    """

    apis: tuple[str, ...]
    signature: str
    result: Scalar
    parameters: tuple[Type, ...]
    user_data: int | None
    on_error: OnError
    gil_held: bool
    passes: tuple[str, ...]
    error_flag: int | None = None
    stops: bool = False

    @property
    def c_types(self) -> tuple[str, ...]:
        """The C types of the parameters, as the signature spells them."""
        return tuple(self.signature.partition("(")[2].removesuffix(")").split(", "))


_INT, _NPY_INTP, _DOUBLE = Scalar("int32"), Scalar("int64"), Scalar("float64")
_VOID = Pointer(None)
_QUAD = tuple(f"scipy.integrate.{name}" for name in ("quad", "nquad", "dblquad", "tplquad"))
_DATA = "the user data"
_N, _VARIABLES = "the number of variables", "the variables"
_RBF = "scipy.interpolate.RBFInterpolator"
_TEST = ("scipy._lib._test_ccallback",)  # SciPy's own test callers, which release the GIL

ROWS: tuple[Row, ...] = (
    Row((*_QUAD, _RBF), "double (double)", _DOUBLE, (_DOUBLE,), None, "nan", False, ("the variable",)),
    Row(_QUAD, "double (double, void *)", _DOUBLE, (_DOUBLE, _VOID), 1, "nan", True, ("the variable", _DATA)),
    Row(_QUAD, "double (int, double *)", _DOUBLE, (_INT, Pointer(_DOUBLE)), None, "nan", True, (_N, _VARIABLES)),
    Row(
        _QUAD,
        "double (int, double *, void *)",
        _DOUBLE,
        (_INT, Pointer(_DOUBLE), _VOID),
        2,
        "nan",
        True,
        (_N, _VARIABLES, _DATA),
    ),
    Row(
        ("scipy.ndimage.generic_filter",),
        "int (double *, npy_intp, double *, void *)",
        _INT,
        (Pointer(_DOUBLE), _NPY_INTP, Pointer(_DOUBLE), _VOID),
        3,
        "zero",
        True,
        ("the window", "its length", "where the result goes", _DATA),
    ),
    Row(
        ("scipy.ndimage.generic_filter1d",),
        "int (double *, npy_intp, double *, npy_intp, void *)",
        _INT,
        (Pointer(_DOUBLE), _NPY_INTP, Pointer(_DOUBLE), _NPY_INTP, _VOID),
        4,
        "zero",
        True,
        ("the line, extended at both ends", "its length", "where the results go", "their number", _DATA),
        stops=True,
    ),
    Row(
        ("scipy.ndimage.geometric_transform",),
        "int (npy_intp *, double *, int, int, void *)",
        _INT,
        (Pointer(_NPY_INTP), Pointer(_DOUBLE), _INT, _INT, _VOID),
        4,
        "zero",
        True,
        ("the output coordinates", "where the input coordinates go", "the output rank", "the input rank", _DATA),
        stops=True,
    ),
    Row(
        _TEST,
        "double (double, int *, void *)",
        _DOUBLE,
        (_DOUBLE, Pointer(_INT), _VOID),
        2,
        "flag",
        False,
        ("the number", "the error flag", _DATA),
        error_flag=1,
        stops=True,
    ),
    Row(
        _TEST,
        "double (double, double, int *, void *)",
        _DOUBLE,
        (_DOUBLE, _DOUBLE, Pointer(_INT), _VOID),
        3,
        "flag",
        False,
        ("a number", "a number", "the error flag", _DATA),
        error_flag=2,
        stops=True,
    ),
)


APIS = tuple(dict.fromkeys(api for row in ROWS for api in row.apis))
# The variables that those pass that pass so many always.
VARIABLES = {"scipy.integrate.quad": 1, "scipy.integrate.dblquad": 2, "scipy.integrate.tplquad": 3}


def full_name(consumer: str) -> str | None:
    """The name in APIS that a consumer's name stands for: itself, or the last part of one."""
    return next((api for api in APIS if consumer in (api, api.rpartition(".")[2])), None)


def rows_of(api: str) -> list[Row]:
    """The C shapes that a consumer accepts."""
    return [row for row in ROWS if api in row.apis]


def match(result: Type, parameters: tuple[Type, ...]) -> Row | None:
    """The row of a C function with exactly these C types, or None."""
    row = match_parameters(parameters)
    return row if row is not None and _same(result, row.result) else None


def match_parameters(parameters: tuple[Type, ...]) -> Row | None:
    """The only row that a C function with these parameters can be for, or None.

    C types are compared: `int` is int64, `npy_intp *` is int64*; the `void *` of user data takes any pointer.
    """
    for row in ROWS:
        pairs = zip(parameters, row.parameters, strict=False)
        if len(parameters) == len(row.parameters) and all(_same(given, wanted) for given, wanted in pairs):
            return row
    return None


def converts(result: Type, row: Row) -> bool:
    """Whether a Python result becomes the row's C result without a change of meaning.

    A C `int` is made of integers and booleans (a success flag), a `double` of every real number but a long
    double.
    """
    match widened(result):
        case Scalar(dtype):
            return kind(dtype) in ("biu" if row.result == _INT else "biuf") and dtype != "float128"
        case _:
            return False


def near_misses(parameters: tuple[Type, ...]) -> list[tuple[Row, int]]:
    """The rows that would fit but for the size of one number, or of what a pointer points to, and which one that is."""
    found = []
    for row in ROWS:
        if len(row.parameters) != len(parameters) or (row.user_data is None and len(parameters) == 1):
            continue
        pairs = list(zip(parameters, row.parameters, strict=True))
        wrong = [place for place, (given, wanted) in enumerate(pairs) if not _same(given, wanted)]
        if len(wrong) == 1 and _similar(*pairs[wrong[0]]):
            found.append((row, wrong[0]))
    return found


def _similar(given: Type, wanted: Type) -> bool:
    """Whether two types differ only in the size of a number, or of what a pointer points to."""
    match given, wanted:
        case Pointer(Scalar() as one), Pointer(Scalar() as other):
            return _similar(one, other)
        case Scalar(dtype), Scalar(other_dtype):
            return (kind(dtype) in "iu") == (kind(other_dtype) in "iu") and kind(dtype) in "iuf"
        case _:
            return False


def fits(given: Type, wanted: Type) -> bool:
    """Whether an argument of a row's C type arrives in a parameter of this type unchanged."""
    return _same(given, wanted)


def _same(given: Type, wanted: Type) -> bool:
    match given, wanted:
        case Scalar(dtype), Scalar(other):
            return dtype == other
        case Pointer(), Pointer(None):
            return True
        case Pointer(Scalar(dtype)), Pointer(Scalar(other)):
            return dtype == other
        case Static(), Scalar():
            return _same(widened(given), wanted)
        case _:
            return False
