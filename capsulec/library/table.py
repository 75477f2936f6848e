"""The table of functions: one entry a function, found by its full Python name ("math.sin", "numpy.add").

There are three kinds of entry. `elementwise` gives a rule from the scalar types of the arguments to a `Loop`: arrays,
broadcasting and fusion come for free. `intrinsic` gives a type rule and builds IR. `composed` is Python source that is
compiled with the user's program. Modules of entries register themselves when imported; `MODULES` says which module of
the library serves which Python module, so that a build imports only what the user's file imports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from capsulec.ir.nodes import Expr, Loop
from capsulec.ir.types import Scalar, Type
from capsulec.records import record

if TYPE_CHECKING:
    from capsulec.ir.build import Builder


class RuleError(Exception):
    """The argument types do not fit an entry; the message completes "cannot compile this call: …" for the user."""

    def __init__(self, message: str, hint: str = "", code: str = "operand-types") -> None:
        super().__init__(message)
        self.message, self.hint, self.code = message, hint, code


@record
class Parameter:
    """A parameter as `inspect.signature` shows it; `default` is a Python constant, or REQUIRED."""

    name: str
    default: Any = ...
    positional_only: bool = False
    keyword_only: bool = False
    variadic: bool = False  # *args: takes all further positional arguments


REQUIRED = ...
MISSING = object()  # default of a parameter for which Python has none that could be written


@record
class Elementwise:
    """`rule(argument scalars) -> Loop`. Raises RuleError for types that do not fit. `numpy` entries accept arrays."""

    name: str
    parameters: tuple[Parameter, ...]
    rule: Callable[[tuple[Scalar, ...]], Loop]
    numpy: bool = False


@record
class Intrinsic:
    """`rule` gives the result type of a call, `lower` the IR of its value.

    Both take one entry for each parameter, in order: its type or expression; for a parameter left out, its default as a
    Python constant (not a Type or Expr); for a variadic one, a tuple of them.
    """

    name: str
    parameters: tuple[Parameter, ...]
    rule: Callable[..., Type]
    lower: Callable[..., Expr]  # (builder, *arguments) -> Expr


@record
class Runtime:
    """A function of the C++ runtime: `rule(argument types) -> Loop`, by which containers and text are worked on.

    The rule takes what an Intrinsic's does. It may fill the cells of its arguments, and ask for new ones
    (`library.cells`). The Loop's operands are the types that the arguments which are given are converted to.
    """

    name: str
    parameters: tuple[Parameter, ...]
    rule: Callable[..., Loop]


@record
class Composed:
    """Python source of the function, compiled like the user's own. `file` is where it stands among others."""

    name: str
    parameters: tuple[Parameter, ...]
    source: str
    file: str = ""


Entry = Elementwise | Intrinsic | Runtime | Composed

ENTRIES: dict[str, Entry] = {}
# Which entry serves a call, where one Python function is several entries: by the types of its arguments.
REDIRECTS: dict[str, Callable[[list[Any], dict[str, Any]], str]] = {}
CONSTANTS: dict[str, bool | int | float | complex | str | None] = {}  # "math.pi": 3.14…

# "sys.stdout": the function, by its full name, whose call gives the value when the name is read.
READ_BY: dict[str, str] = {}

INTERNAL = "capsulec.internal"  # what entries written in Python use

# Modules of NumPy's polynomials, by their bases.
POLYNOMIALS = tuple(
    f"numpy.polynomial.{name}" for name in ("chebyshev", "hermite", "hermite_e", "laguerre", "legendre", "polynomial")
)

# The module of the library that registers a Python module's entries; "" where all of them are composed files.
MODULES: Mapping[str, str] = {
    "builtins": "capsulec.library.builtins",
    "math": "capsulec.library.math",
    "cmath": "capsulec.library.cmath",
    "numpy": "capsulec.library.numpy",
    "numpy.ctypeslib": "capsulec.library.numpy.ctypeslib",
    "numpy.emath": "",
    "numpy.exceptions": "capsulec.library.numpy.exceptions",
    "numpy.fft": "capsulec.library.numpy.fft",
    "numpy.lib": "",
    "numpy.lib.stride_tricks": "capsulec.library.numpy.stride_tricks",
    "numpy.linalg": "capsulec.library.numpy.linalg",
    "numpy.polynomial": "",
    **dict.fromkeys(POLYNOMIALS, "capsulec.library.numpy.polynomials"),
    "numpy.random": "capsulec.library.numpy.random",
    "numpy.testing": "capsulec.library.numpy.testing",
    "array": "capsulec.library.array",
    "bisect": "capsulec.library.bisect",
    "collections": "capsulec.library.collections",
    "copy": "capsulec.library.copy",
    "functools": "capsulec.library.functools",
    "heapq": "capsulec.library.heapq",
    "itertools": "capsulec.library.itertools",
    "omp": "capsulec.library.omp",
    "operator": "capsulec.library.operator",
    "os": "capsulec.library.os_path",
    "os.path": "capsulec.library.os_path",
    "random": "capsulec.library.random",
    "statistics": "capsulec.library.statistics",
    "scipy": "",
    "scipy.special": "capsulec.library.scipy.special",
    "string": "capsulec.library.string",
    "sys": "capsulec.library.sys",
    "sys.float_info": "capsulec.library.sys",
    "time": "capsulec.library.time",
    INTERNAL: "capsulec.library.functional",
}


# Those without functions to import: builtins, what only the compiler names, packages, objects whose attributes are
# constants.
NOT_IMPORTED = frozenset({"builtins", INTERNAL, "numpy.lib", "scipy", "sys.float_info"})


def load(module: str) -> bool:
    """Register the entries of a Python module; False when the library does not know it."""
    if module not in MODULES:
        return False
    if MODULES[module]:
        import_module(MODULES[module])
    return True


# Builtins of which some calls are served by other entries; the modules that say which are loaded when one is called.
REDIRECTING = frozenset(
    f"builtins.{name}"
    for name in (
        "bool", "complex", "float", "int", "list.count", "list.index", "list.remove", "list.sort", "map", "max", "min",
        "reversed", "sorted", "tuple.count", "tuple.index",
    )
) | {"collections.deque.count"}  # fmt: skip


def redirections() -> None:
    """Load what REDIRECTS says of builtins."""
    import_module("capsulec.library.functional")
    import_module("capsulec.library.containers.among")


CONVERSIONS = "capsulec.library.containers.conversions"
VIEWS = (
    "transpose", "permute_dims", "ndarray.transpose", "swapaxes", "moveaxis", "rollaxis", "matrix_transpose", "flip",
    "fliplr", "flipud", "rot90", "expand_dims", "squeeze", "atleast_1d", "atleast_2d", "atleast_3d", "diagonal",
)  # fmt: skip
RETYPING = ("ndarray.view", "ndarray.getfield", "ndarray.setfield", "ndarray.byteswap", "require")
RESHAPING = ("reshape", "ndarray.reshape", "ravel", "ndarray.flatten", "broadcast_to")
# Entries of builtins that few programs need, in modules of their own.
LAZY = {
    **dict.fromkeys([f"builtins.{n}" for n in ("list", "set", "frozenset", "tuple", "dict", "sorted")], CONVERSIONS),
    **dict.fromkeys(["builtins.isinstance", "builtins.type"], "capsulec.library.classes"),
    **dict.fromkeys([f"{INTERNAL}.{n}" for n in ("is_sequence", "is_mapping", "bound")], "capsulec.library.matching"),
    "builtins.open": "capsulec.library.files",
    **dict.fromkeys(["builtins.hash", "builtins.id"], "capsulec.library.hashing"),
    **dict.fromkeys([f"{INTERNAL}.{n}" for n in ("missing", "is_missing")], "capsulec.library.record_values"),
    f"{INTERNAL}.laid_out": "capsulec.library.numpy.layouts",
    f"{INTERNAL}.not_yet": "capsulec.library.not_yet",
    f"{INTERNAL}.positions_of": "capsulec.library.numpy.positions",
    f"{INTERNAL}.python_number": "capsulec.library.numpy.vectorizing",
    **dict.fromkeys(["builtins.iter", "builtins.next"], "capsulec.library.iterators"),
    **dict.fromkeys(
        [f"builtins.{n}" for n in ("str", "repr", "ascii", "format", "print", "chr", "ord", "hex", "oct", "bin")],
        "capsulec.library.text.values",
    ),
    **dict.fromkeys(
        ["builtins.map", "builtins.filter"],
        "capsulec.library.functional",
    ),
    "builtins.bytes": "capsulec.library.text.bytes_methods",
    "builtins.bytearray": "capsulec.library.bytearrays",
    "builtins.slice": "capsulec.library.slices",
    **dict.fromkeys([f"numpy.{n}" for n in VIEWS], "capsulec.library.numpy.views"),
    "numpy.ix_": "capsulec.library.numpy.ix",
    "numpy.ndarray.resize": "capsulec.library.numpy.resizing",
    **dict.fromkeys([f"numpy.{n}" for n in RETYPING], "capsulec.library.numpy.retyping"),
    f"{INTERNAL}.histogramdd": "capsulec.library.numpy.signals",
    "numpy.errstate": "capsulec.library.numpy.error_state",
    f"{INTERNAL}.no_warnings": "capsulec.library.numpy.error_state",
    **dict.fromkeys([f"numpy.{n}" for n in RESHAPING], "capsulec.library.numpy.reshaping"),
}


# Functions of NumPy that have an algorithm over whole arrays, by modules.
ALGORITHMS = {
    "sorting": (
        "histogram histogram_bin_edges histogram2d take_along_axis place put putmask copyto put_along_axis ndarray.put"
    ),
    "products": (
        "dot matmul vdot inner tensordot einsum cross vecdot matvec vecmat ndarray.dot linalg.cross "
        "linalg.matmul linalg.multi_dot linalg.outer linalg.tensordot linalg.trace linalg.vecdot"
    ),
    "order_statistics": ("average"),
    "signals": (
        "bartlett blackman hamming hanning kaiser poly polyval polyfit polyadd polysub polymul polydiv polyder polyint "
        "roots corrcoef cov unravel_index ravel_multi_index base_repr binary_repr array_str "
        "array_repr array2string "
        "format_float_positional format_float_scientific"
    ),
}
LAZY |= {
    f"numpy.{name}": f"capsulec.library.numpy.{module}" for module, all_ in ALGORITHMS.items() for name in all_.split()
}


ORDERING = (
    "sorted_along sort_along argsorted_along argsorted_after partitioned_along partition_along argpartitioned_along "
    "places_among in_order median_of quantile_of with_kept_axes"
)
# Of these the cases that are not compiled.
ASKED = {
    "sorting": "unique intersect1d bincount histogram histogram_bin_edges",
    "products": "kron",
    "order_statistics": "average quantile percentile nanquantile nanpercentile",
    "signals": "convolve correlate unravel_index",
}
LAZY |= {
    f"{INTERNAL}.asked_{name}": f"capsulec.library.numpy.{module}"
    for module, all_ in ASKED.items()
    for name in all_.split()
}
LAZY |= dict.fromkeys([f"{INTERNAL}.{name}" for name in ORDERING.split()], "capsulec.library.numpy.ordering")
EXACT = "exact_ratio exact_variance int_or_float"
LAZY |= dict.fromkeys([f"{INTERNAL}.{name}" for name in EXACT.split()], "capsulec.library.statistics")

GENERATORS = ("default_rng", "RandomState", "Generator", "MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64")
LAZY |= dict.fromkeys([f"numpy.random.{name}" for name in GENERATORS], "capsulec.library.numpy.random_generator")

# Modules, and classes with their methods, of which functions are written in Python: folders of library/composed.
COMPOSED = frozenset(
    (
        "numpy",
        "numpy.emath",
        "numpy.fft",
        "numpy.generic",
        "numpy.linalg",
        "numpy.ndarray",
        "numpy.random",
        "scipy.special",
        "statistics",
        "string",
        "time",
        INTERNAL,
        *POLYNOMIALS,
    )
)


def find(name: str) -> Entry | None:
    """The entry of a full name, whose module has been loaded."""
    if name in LAZY and name not in ENTRIES:
        import_module(LAZY[name])
    if name not in ENTRIES and name.rpartition(".")[0] in COMPOSED:
        from capsulec.library.composed_files import entry

        found = entry(name)
        if found is not None:
            register(found)
    return ENTRIES.get(name)


def names(module: str) -> list[str]:
    """All names that the library has in a Python module, sorted."""
    load(module)
    prefix = module + "."
    known = {*ENTRIES, *CONSTANTS, *LAZY, *READ_BY}
    if module in COMPOSED:
        from capsulec.library.composed_files import functions

        known |= {prefix + name for name in functions(module)}
    return sorted(name[len(prefix) :] for name in known if name.startswith(prefix) and "." not in name[len(prefix) :])


def positional(*names_: str) -> tuple[Parameter, ...]:
    """Required positional-only parameters, as most C-implemented functions of Python have them."""
    return tuple(Parameter(name, positional_only=True) for name in names_)


def register(entry: Entry) -> None:
    """Put an entry into the table; two of one name are a mistake in the library."""
    if entry.name in ENTRIES:
        raise ValueError(f"{entry.name} is registered twice")
    ENTRIES[entry.name] = entry


def alias(name: str, of: str) -> None:
    """Another name of an entry, which as a value is the same: `numpy.double` is `numpy.float64`."""
    ENTRIES[name] = ENTRIES[of]


def composed(name: str, parameters: tuple[Parameter, ...], source: str) -> str:
    """The name of an entry that is written when a call needs it, for its number of arguments; registered once."""
    if name not in ENTRIES:
        register(Composed(name, parameters, source))
    return name


def elementwise(
    name: str,
    parameters: tuple[Parameter, ...],
    rule: Callable[[tuple[Scalar, ...]], Loop],
    *,
    numpy: bool = False,
) -> None:
    """Register a function of scalars (and, for NumPy's, of arrays element by element)."""
    register(Elementwise(name, parameters, rule, numpy))


if TYPE_CHECKING:
    _ = (Builder,)
