"""Writes docs/supported.md from the library's table: `python -m tools.supported`, with Python 3.11.

The modules of the table have the functions that the running Python has. A test checks that the page is current.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from capsulec.ir.types import COMPLEX, FLOAT, INT
from capsulec.library import attributes, exceptions, table

PAGE = Path(__file__).parent.parent / "docs" / "supported.md"

HEAD = """\
# Supported functions

Written by `python -m tools.supported` from the compiler's own table, so it is complete. Signatures are Python's: `/`
ends the parameters that are given by position, `*` begins those given by keyword. Types that a function does not take
are refused by the compiler with the place and a reason. The language itself is on [its own page](language.md).
"""

SECTIONS = {
    "builtins": "Of numbers, tuples, ranges, containers, text and arrays.",
    "math": "Of Python numbers, with Python's results and exceptions. `fma` is new in Python 3.13.",
    "cmath": "Of Python numbers, with Python's results and exceptions.",
    "bisect": "Of lists that are sorted.",
    "functools": "Of everything that can be gone through. [Decorators](language.md#what-compiles) too.",
    "heapq": "Of lists; heaps are equal to Python's, item by item.",
    "itertools": "Of everything that can be gone through; what is gone through where it is made costs no memory.",
    "operator": "Operators as functions.",
    "random": "The numbers of Python's own `random` for the same seed. `binomialvariate` is new in Python 3.12.",
    "os": "Of paths that are str; Python's own functions are asked.",
    "os.path": "Of paths that are str; Python's own functions are asked.",
    "array": "Of all typecodes but those of characters.",
    "collections": "Dicts of other kinds have all methods of `dict` too.",
    "copy": "Of numbers, text, containers and objects of your own classes.",
    "statistics": (
        "With Python's values, to the last bit; means and medians of integers are floats, `linear_regression` gives a "
        "tuple. A StatisticsError is caught as ValueError."
    ),
    "string": "Constants of text, known while compiling.",
    "sys": "The streams are what Python has under these names when they are read.",
    "sys.float_info": "Constants, known while compiling.",
    "omp": "OpenMP's functions; without `-fopenmp` there is one thread. A lock is a number.",
    "time": "Other threads run while one sleeps.",
    "numpy": "With NumPy's promotion. What works element by element takes arrays too, broadcasts, and is fused; ufuncs "
    "take `out`, `where` and `casting` besides.",
    "numpy.fft": "NumPy's own transforms are asked, once for a whole array.",
    "numpy.linalg": "NumPy's own LAPACK is asked, once for all matrices of an array. `eig` and `eigvals` always give "
    "complex numbers; several results are a plain tuple.",
    "numpy.emath": "Results are always complex: whether NumPy's are depends on the elements.",
    "numpy.exceptions": "To raise and to catch; what catches an IndexError does not catch an AxisError.",
    "numpy.lib.stride_tricks": "Views of the same memory. `as_strided` raises where it would leave the array's memory.",
    "numpy.testing": "NumPy's own comparisons are asked: what an AssertionError says is theirs.",
    "numpy.random": "NumPy's own generator is asked, once for a whole array: the values of Python for the same seed.",
    "numpy.polynomial": "The functions of its modules, below; classes such as Polynomial are not compiled.",
    "numpy.polynomial.polynomial": "Coefficients are one array, by rising degree; this is so for the other bases too.",
    "numpy.polynomial.chebyshev": "Fits and quadratures are NumPy's own.",
    "numpy.polynomial.hermite": "Fits and quadratures are NumPy's own.",
    "numpy.polynomial.hermite_e": "Fits and quadratures are NumPy's own.",
    "numpy.polynomial.laguerre": "Fits and quadratures are NumPy's own.",
    "numpy.polynomial.legendre": "Fits and quadratures are NumPy's own.",
    "scipy.special": "Of numbers and arrays, element by element, with SciPy's own bits: its compiled functions are "
    "called directly. SciPy is imported with the compiled module where that uses one.",
    "numpy.ctypeslib": "Arrays over the memory behind a pointer, at no cost.",
}


def page() -> str:
    """The text of docs/supported.md."""
    import capsulec.library.number_texts  # noqa: F401 - methods that are there once somebody asks for them

    for module in [name for name in table.MODULES if name not in (table.INTERNAL, "numpy.lib", "scipy")]:
        table.load(module)
    parts = [HEAD]
    for module in [name for name in table.MODULES if name not in (table.INTERNAL, "numpy.lib", "scipy")]:
        parts.append(f"## {module}\n\n{SECTIONS[module]}\n")
        parts += _module(module)
    parts += ["## Methods and attributes\n", *_methods()]
    return "\n".join(parts)


def _module(module: str) -> list[str]:
    names = [name for name in table.names(module) if name not in exceptions.CLASSES]
    functions = {name: entry for name in names if (entry := table.find(f"{module}.{name}"))}
    elementwise = [name for name, entry in functions.items() if isinstance(entry, table.Elementwise) and entry.numpy]
    classes = [name for name in elementwise if _is_class(module, name)]
    others = [name for name in functions if name not in elementwise]
    constants = [name for name in names if name not in functions]
    lines: list[str] = []
    if elementwise:
        lines += _paragraph("Element by element", [n for n in elementwise if n not in classes], functions)
        lines += _paragraph("Types, which convert", classes)
    lines += _paragraph("Others" if elementwise else "", others, functions)
    lines += _paragraph("Constants", constants)
    if module == "builtins":
        lines += _paragraph(
            "Exceptions, to raise and to catch", sorted(exceptions.CLASSES.keys() - exceptions.OWN.keys())
        )
    return lines


def _is_class(module: str, name: str) -> bool:
    import numpy

    return module == "numpy" and isinstance(getattr(numpy, name, None), type)


def _methods() -> list[str]:
    lines: list[str] = []
    for class_, type_ in (("int", INT), ("float", FLOAT), ("complex", COMPLEX)):
        attributes.find(type_, "real")  # loads the methods of numbers
        names = table.names(f"builtins.{class_}")
        lines += _paragraph(f"Of `{class_}` and NumPy's numbers of its kind", names)
    from capsulec.library import files

    lines += _paragraph("Of files", sorted([*files.ATTRIBUTES, *(n for n in files.METHODS if n[0] != "_")]))
    return lines + _paragraph("Of arrays", sorted([*attributes.ARRAY_ATTRIBUTES, *_array_methods()]))


def _array_methods() -> set[str]:
    """The methods of arrays: functions with the array first, and those of their own."""
    table.load("numpy")
    known = {name for name in attributes.ARRAY_METHODS if table.find(f"numpy.{name}") is not None}
    return known | set(table.names("numpy.ndarray"))


def _paragraph(title: str, names: Iterable[str], functions: dict[str, table.Entry] | None = None) -> list[str]:
    texts = [f"`{name}{_signature(functions[name].parameters) if functions else ''}`" for name in names]
    if not texts:
        return []
    return [f"{title}: {', '.join(texts)}.\n" if title else f"{', '.join(texts)}.\n"]


def _signature(parameters: tuple[table.Parameter, ...]) -> str:
    texts: list[str] = []
    variadic = False
    for parameter, following in zip(parameters, [*parameters[1:], None], strict=False):
        variadic = variadic or parameter.variadic
        if parameter.keyword_only and not variadic:
            texts.append("*")
            variadic = True
        shown = "…" if parameter.default is table.MISSING else repr(parameter.default)
        default = "" if parameter.default is table.REQUIRED else f"={shown}"
        texts.append(f"*{parameter.name}" if parameter.variadic else f"{parameter.name}{default}")
        if parameter.positional_only and not (following and following.positional_only):
            texts.append("/")
    return f"({', '.join(texts)})"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
