"""Writes capsulec/library/scipy/special_table.py: `python -m tools.special`, with SciPy and a C++ compiler.

For each ufunc of scipy.special: its operands' names, its inner loops, and for each loop the function of
`scipy.special.cython_special` that gives the same bits over some thousand random and special values. Loops for which
there is none are served by the ufunc's own loop, which costs some 15 ns an element more.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import re
import subprocess
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import scipy
from scipy import special
from scipy.special import cython_special

TABLE = Path(__file__).parent.parent / "capsulec" / "library" / "scipy" / "special_table.py"
C_TYPES = {"d": "double", "f": "float", "g": "long double", "D": "__pyx_t_double_complex", "p": "Py_ssize_t"}
CXX_TYPES = {"d": "double", "f": "float", "g": "long double", "D": "Complex", "p": "ptrdiff_t"}
# The C types that may stand for the dtype of a loop, in the order in which they are tried.
STANDING = {"f": "fd", "d": "d", "F": "D", "D": "D", "g": "g", "l": "pd"}
# Of SciPy's own functions that are written in Python: the ufuncs behind them.
PRIVATE = (
    "_lambertw", "_riemann_zeta", "_spherical_in", "_spherical_in_d", "_spherical_jn", "_spherical_jn_d",
    "_spherical_kn", "_spherical_kn_d", "_spherical_yn", "_spherical_yn_d", "_zeta",
)  # fmt: skip
SKIPPED = ("round",)  # the name of a function of Python's builtins with another meaning
COUNT = 4000
SECONDS = 8
HEAD = '''"""The ufuncs of scipy.special. Made by `python -m tools.special` with SciPy {}: do not edit.

For each: the names of its operands, the number of its results when there are several, and its inner loops in SciPy's
order. A loop `ff>f=d(dd)` is computed by the C function of scipy.special.cython_special that takes two doubles and
gives one (`=psi:d(d)`: by the one of that name); one without `=` by the ufunc's own loop. Names that begin with `_` are
of ufuncs behind SciPy's functions that are written in Python.
"""

# ruff: noqa: E501

from __future__ import annotations

RELEASE = "{}"
UFUNCS: dict[str, str] = {{
'''


def capsules() -> dict[tuple[str, str], int]:
    """The addresses of cython_special's functions of numbers, by name and signature: ("jv", "D(dD)")."""
    letters = {c_type: letter for letter, c_type in C_TYPES.items()}
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    found = {}
    for key, capsule in cython_special.__pyx_capi__.items():
        text = str(capsule).split('"')[1]
        result, _, rest = text.partition(" (")
        types = rest.removesuffix(")").removesuffix(", int __pyx_skip_dispatch").split(", ")
        if result in letters and all(type_ in letters for type_ in types):
            name = re.sub(r"^__pyx_fuse_\d+(_\d+)*", "", key)
            shape = f"{letters[result]}({''.join(letters[type_] for type_ in types)})"
            found[name, shape] = get(capsule, text.encode())
    return found


def callers(shapes: set[tuple[str, str]]) -> Any:
    """A library with a function for each pair of loop and signature, which calls a C function for all elements."""
    dtypes = {"f": "float", "d": "double", "g": "long double", "F": "Narrow", "D": "Complex", "l": "long"}
    lines = ["#include <stddef.h>", "struct Complex { double real, imag; };", "struct Narrow { float real, imag; };"]
    for to, source in (("Complex", "Narrow"), ("Narrow", "Complex")):
        part = "double" if to == "Complex" else "float"
        lines.append(f"inline {to} to(const {source} &z, {to} *) {{ return {{({part})z.real, ({part})z.imag}}; }}")
    lines.append("template <class T, class S> T to(const S &x, T *) { return static_cast<T>(x); }")
    lines.append("template <class T, class S> T as(const S &x) { return to(x, static_cast<T *>(nullptr)); }")
    for loop, shape in sorted(shapes):
        operands, result = loop.split(">")
        types = [CXX_TYPES[letter] for letter in shape[2:-1]]
        values = [
            f"as<{type_}>(reinterpret_cast<const {dtypes[letter]} *>(x[{n}])[i])"
            for n, (type_, letter) in enumerate(zip(types, operands, strict=True))
        ]
        lines.append(
            f'extern "C" void {symbol(loop, shape)}({CXX_TYPES[shape[0]]} (*f)({", ".join([*types, "int"])}), '
            f"char **x, {dtypes[result]} *y, ptrdiff_t n) {{ for (ptrdiff_t i = 0; i < n; i++) "
            f"y[i] = as<{dtypes[result]}>(f({', '.join([*values, '0'])})); }}"
        )
    with tempfile.TemporaryDirectory() as folder:
        text, built = Path(folder, "callers.cpp"), Path(folder, "callers.so")
        text.write_text("\n".join(lines))
        subprocess.run(["g++", "-O1", "-shared", "-fPIC", text, "-o", built], check=True)
        return ctypes.CDLL(str(built))


def symbol(loop: str, shape: str) -> str:
    return "call_" + re.sub(r"\W", "_", f"{loop}_{shape}")


def values(random: np.random.Generator, letter: str) -> np.ndarray:
    """Random and special values of a dtype."""
    if letter == "l":
        return random.choice(np.r_[-3:40, 1000, 10**6].astype(np.int_), COUNT)
    if letter in "FD":
        made = np.empty(COUNT, "D")
        made.real, made.imag = values(random, "d"), values(random, "d")
        return made.astype(letter)
    edges = np.array([0.0, -0.0, 1.0, -1.0, 0.5, 2.0, np.inf, -np.inf, np.nan, 1e300, -1e300, 1e-300, 700.0, 1e-7])
    parts = [
        random.random(COUNT), random.normal(0, 10, COUNT), random.integers(-20, 20, COUNT),
        random.choice(edges, COUNT), random.exponential(100, COUNT), random.random(COUNT), random.random(COUNT) * 5,
    ]  # fmt: skip
    with np.errstate(all="ignore"):
        return np.choose(random.integers(0, len(parts), COUNT), parts).astype(letter)


def same(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether all bits are the same, but for those of NaN."""
    if one.dtype.kind == "c":
        return same(one.real.copy(), other.real.copy()) and same(one.imag.copy(), other.imag.copy())
    numbers = ~np.isnan(one)
    equal = np.array_equal(one[numbers], other[numbers]) and np.array_equal(np.isnan(one), np.isnan(other))
    return equal and np.array_equal(np.signbit(one[numbers]), np.signbit(other[numbers]))


def serving(ufunc: Any, loop: str, known: dict[tuple[str, str], int], library: Any) -> str:
    """The C function that is as good as a loop: `psi:d(d)`; "" when there is none."""
    for name, shape in candidates(ufunc, loop, known):
        random = np.random.default_rng(20261126)
        operands = [values(random, letter) for letter in loop.partition(">")[0]]
        with np.errstate(all="ignore"):
            wanted = ufunc(*operands, signature=loop.replace(">", "->"))
        found = np.empty_like(wanted)
        places = (ctypes.c_void_p * len(operands))(*(operand.ctypes.data for operand in operands))
        getattr(library, symbol(loop, shape))(
            ctypes.c_void_p(known[name, shape]), places, ctypes.c_void_p(found.ctypes.data), ctypes.c_ssize_t(COUNT)
        )
        if same(found, wanted):
            return f"{name}:{shape}"
    return ""


def candidates(ufunc: Any, loop: str, known: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    operands, result = loop.split(">")
    if len(result) != 1:
        return []
    shapes = [""]
    for letter in operands:
        shapes = [shape + c for shape in shapes for c in STANDING.get(letter, "")]
    found = [(ufunc.__name__, f"{r}({shape})") for shape in shapes for r in STANDING[result]]
    return [pair for pair in found if pair in known]


def operand_names(name: str, ufunc: Any) -> list[str]:
    """The operands as the docstring calls them."""
    found = re.match(rf"{name}\(([^)]*)\)", ufunc.__doc__ or "")
    names = [part.strip() for part in found[1].split(",")] if found else []
    names = names[: ufunc.nin]
    if len(names) == ufunc.nin and all(part.isidentifier() for part in names):
        return names
    return ["x"] if ufunc.nin == 1 else [f"x{n}" for n in range(1, ufunc.nin + 1)]


def in_time(ufunc: Any, loop: str, known: dict[tuple[str, str], int], library: Any) -> str:
    """What `serving` says; "" for a loop that takes longer than some seconds for these values."""
    fork = multiprocessing.get_context("fork")
    answer, sending = fork.Pipe(duplex=False)
    process = fork.Process(target=lambda: sending.send(serving(ufunc, loop, known, library)))
    process.start()
    sending.close()
    try:
        return answer.recv() if answer.poll(SECONDS) else ""
    except EOFError:  # it ended otherwise
        return ""
    finally:
        process.kill()
        process.join()


def main() -> None:
    warnings.simplefilter("ignore")
    ufuncs = {n: u for n in sorted(dir(special)) if isinstance(u := getattr(special, n), np.ufunc) and n not in SKIPPED}
    for name in PRIVATE:
        ufuncs[name] = getattr(special._ufuncs, name, None) or getattr(special._special_ufuncs, name)
    known = capsules()
    loops = {name: [text.replace("->", ">") for text in ufunc.types] for name, ufunc in ufuncs.items()}
    pairs = {(loop, shape) for n, u in ufuncs.items() for loop in loops[n] for _, shape in candidates(u, loop, known)}
    library = callers(pairs)
    lines = []
    for name, ufunc in ufuncs.items():
        words = [",".join(operand_names(name, ufunc)) + (f">{ufunc.nout}" if ufunc.nout > 1 else "")]
        for loop in loops[name]:
            found = in_time(ufunc, loop, known, library).removeprefix(f"{name}:")
            words.append(f"{loop}={found}" if found else loop)
        lines.append(f'    "{name}": "{" ".join(words)}",\n')
    TABLE.write_text(HEAD.format(scipy.__version__, scipy.__version__) + "".join(lines) + "}\n")


if __name__ == "__main__":
    main()
