"""Functions of Python's modules and of NumPy that are written in the language that is compiled.

`library/composed/<module>/<topic>.py` has some of a module's functions: each top-level function whose name does not
start with `_` is one, with the parameters and constant defaults that it has there, and so is each class without bases.
They are compiled with the program that calls them, specialised for the arguments; flags, axes and other constants keep
their values in them, so that an `if` about one is decided while compiling; what such an `if` leads to and is not there
yet is `not_yet("…")` of `capsulec.internal`, a message of the compiler at the user's call.

What functions of several modules share is imported from `capsulec.internal`, whose folder is no module of Python. Where
modules are the same text about other functions, as those of numpy.polynomial's bases are, one folder serves them all
(`EVERY_BASIS`), with words in place of the names; what the module's own folder has goes before it.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

from capsulec.library.table import MISSING, POLYNOMIALS, Composed, Parameter

FOLDER = Path(__file__).parent / "composed"
DEFINITION = re.compile(r"^(?:def ([a-zA-Z]\w*)\(|class ([a-zA-Z]\w*):)", re.MULTILINE)

# What the functions of the bases of numpy.polynomial begin with.
PREFIXES = dict(zip(POLYNOMIALS, ("cheb", "herm", "herme", "lag", "leg", "poly"), strict=True))
POWERS = "numpy.polynomial.polynomial"
EVERY_BASIS = FOLDER / "numpy.polynomial"

_files: dict[str, dict[str, Path]] = {}
_trees: dict[tuple[str, Path], ast.Module] = {}


def functions(module: str) -> dict[str, Path]:
    """The functions of a module that are written in Python, and the file of each."""
    if module not in _files:
        found = _defined(module, sorted((FOLDER / module).glob("*.py")))
        if module in PREFIXES:
            # The powers of x are no orthogonal polynomials: they are their own recurrence.
            shared = ("every_basis",) if module == POWERS else ("every_basis", "orthogonal")
            found = _defined(module, [EVERY_BASIS / f"{name}.py" for name in shared]) | found
        _files[module] = found
    return _files[module]


def _defined(module: str, paths: list[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in paths:
        for name in map("".join, DEFINITION.findall(_text(module, path))):
            if name in found:
                raise ValueError(f"{module}.{name} is in {found[name].name} and in {path.name}")
            found[name] = path
    return found


def _text(module: str, path: Path) -> str:
    """A file as it is for a module."""
    text = path.read_text(encoding="utf-8")
    if path.parent == EVERY_BASIS:
        return text.replace("MODULE", module.rpartition(".")[2]).replace("BASIS", PREFIXES[module])
    return text


def entry(full: str) -> Composed | None:
    """The entry of a function by its full name; None when no file has it."""
    module, _, name = full.rpartition(".")
    path = functions(module).get(name)
    if path is None:
        return None
    text = _text(module, path)
    if (module, path) not in _trees:
        _trees[module, path] = ast.parse(text)
    for node in _trees[module, path].body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return Composed(full, _parameters(node.args), text, f"{module}/{path.name}")
        if isinstance(node, ast.ClassDef) and node.name == name:
            made = next(n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "__init__")
            return Composed(full, _parameters(made.args)[1:], text, f"{module}/{path.name}")
    raise AssertionError(full)


def _parameters(arguments: ast.arguments) -> tuple[Parameter, ...]:
    """The parameters of a function; defaults are constants."""
    plain = [*arguments.posonlyargs, *arguments.args]
    defaults = [..., *[...] * len(plain), *map(_default, arguments.defaults)][-len(plain) :] if plain else []
    found = [
        Parameter(argument.arg, default, positional_only=number < len(arguments.posonlyargs))
        for number, (argument, default) in enumerate(zip(plain, defaults, strict=True))
    ]
    if arguments.vararg is not None:
        found.append(Parameter(arguments.vararg.arg, variadic=True))
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        found.append(Parameter(argument.arg, ... if default is None else _default(default), keyword_only=True))
    return tuple(found)


def _default(node: ast.expr) -> object:
    """A default; a name that is no constant (`numpy._NoValue`) stands for a parameter that is left out."""
    try:
        return ast.literal_eval(node)
    except ValueError:
        return MISSING
