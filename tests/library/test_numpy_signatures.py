"""Every function of NumPy in the library's table has NumPy's own parameters: names, order, kinds and defaults."""

import functools
import inspect

import numpy as np
import pytest

from capsulec.ir.types import LibraryFunction
from capsulec.library import table
from capsulec.library.numpy.ufunc_options import OPTIONS

pytestmark = pytest.mark.skipif(
    tuple(map(int, np.__version__.split(".")[:2])) < (2, 4), reason="before NumPy 2.4 most functions show no signature"
)

MODULES = (
    "numpy",
    "numpy.emath",
    "numpy.fft",
    "numpy.lib.stride_tricks",
    "numpy.linalg",
    "numpy.random",
    "numpy.testing",
    *table.POLYNOMIALS,
)
CLASSES = ("numpy.ndarray", "numpy.random.Generator", "numpy.random.RandomState")

# Why a function has other parameters than NumPy's. What NumPy takes as **kwargs is no reason: it has names of its own
# here, or is refused as an unexpected keyword argument.
OTHER = {
    "numpy.pad": "**kwargs is written out: the keywords of all modes",
    "numpy.einsum": "NumPy's first operand is the subscripts; the keywords in its **kwargs are written out",
    **{
        f"numpy.unique_{name}": "what dispatches it takes x by position alone, whatever the signature says"
        for name in ("all", "counts", "inverse", "values")
    },
    "numpy.arange": "NumPy takes start= and stop= too, and the dtype by position, whatever the signature says",
    "numpy.empty_like": "NumPy takes prototype= too, whatever the signature says",
    "numpy.fromstring": "NumPy takes sep by position too, and has a default, whatever it says",
    "numpy.ndarray.view": "NumPy shows *args for `[dtype][, type]`",
    "numpy.random.ranf": "NumPy passes *args and **kwargs on to random_sample, whose parameters these are",
    "numpy.random.sample": "NumPy passes *args and **kwargs on to random_sample, whose parameters these are",
}
# NumPy's inspect.signature is not the function's own: what C code says of itself, or what wraps it.
CLASS = "a class, or nothing"


def names():
    for module in MODULES:
        for name in table.names(module):
            yield f"{module}.{name}"
    table.find("numpy.random.Generator")
    for class_ in CLASSES:
        yield from (f"{class_}.{name}" for name in table.names(class_))


@functools.cache
def of_numpy(full):
    """NumPy's function of a name; None where it has none, or where the name is a class or a value."""
    value = np
    for part in full.split(".")[1:]:
        value = getattr(value, part, None)
    return None if isinstance(value, type) or not callable(value) else value


def ours(full):
    found = []
    for parameter in table.find(full).parameters:
        default = parameter.default
        if default is table.MISSING or isinstance(default, LibraryFunction):
            default = CLASS
        if default is ... or parameter.variadic:
            default = inspect.Parameter.empty
        kind = "POSITIONAL_ONLY" if parameter.positional_only else "POSITIONAL_OR_KEYWORD"
        kind = "KEYWORD_ONLY" if parameter.keyword_only else "VAR_POSITIONAL" if parameter.variadic else kind
        found.append((parameter.name, kind, shown(default)))
    return found


def signature(function):
    """What a function says of itself, or else the first line of its description. Raises ValueError, SyntaxError."""
    try:
        return inspect.signature(function)
    except ValueError:
        _, parenthesis, parameters = (function.__doc__ or "").strip().partition("\n")[0].partition("(")
        if not parenthesis:
            raise
        return inspect.signature(eval(f"lambda {parameters.rpartition(')')[0]}: None"))


def theirs(full):
    function = of_numpy(full)
    found = []
    for parameter in signature(function).parameters.values():
        default = parameter.default
        if default is not inspect.Parameter.empty and (isinstance(default, type) or repr(default) == "<no value>"):
            default = CLASS
        if parameter.kind is not inspect.Parameter.VAR_KEYWORD:
            found.append((parameter.name, parameter.kind.name, shown(default)))
    if isinstance(function, np.ufunc):
        return found[: function.nin]  # the others are those of every ufunc, below
    return found[1:] if found and found[0][0] == "self" else found


def shown(default):
    return "required" if default is inspect.Parameter.empty else f"{type(default).__name__} {default!r}"


def is_shown(full):
    try:
        return of_numpy(full) is not None and (
            bool(signature(of_numpy(full)).parameters) or not table.find(full).parameters
        )
    except (ValueError, SyntaxError):
        return False


COMPARED = [full for full in names() if table.find(full) is not None and is_shown(full)]


@pytest.mark.parametrize("full", COMPARED)
def test_parameters_are_numpys(full):
    expected, found = theirs(full), ours(full)
    if found and found[0][0] == "self":
        found = found[1:]  # always there: it is what the method is of
    if full in OTHER:
        assert found != expected, "this exception is none any more"
    else:
        assert found == expected


def test_that_nearly_all_functions_are_compared():
    callables = [full for full in names() if table.find(full) is not None and of_numpy(full) is not None]
    assert len(COMPARED) > 530
    assert sorted(set(callables) - set(COMPARED)) == []


def test_ufuncs_have_the_options_of_numpys():
    expected = [p for p in inspect.signature(np.add).parameters.values() if p.name not in ("x1", "x2", "signature")]
    assert [(p.name, p.default) for p in OPTIONS] == [(p.name, p.default) for p in expected]
    assert [p.keyword_only for p in OPTIONS] == [p.kind is inspect.Parameter.KEYWORD_ONLY for p in expected]
