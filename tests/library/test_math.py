"""Python's math: every name is there, with CPython's signature, and computes CPython's bits and raises its errors."""

import inspect
import math
import os
import subprocess
import sys
from pathlib import Path

import math_cases
import pytest
from python_functions import differences

import capsulec
from capsulec.ir.types import BOOL, COMPLEX, FLOAT, INT, Array, Scalar, Tuple
from capsulec.library import scalar_methods, table

VERSIONS = Path.home() / ".pyenv" / "versions"
OTHERS = sorted(
    path
    for minor in range(10, 14)
    for path in VERSIONS.glob(f"3.{minor}.*/bin/python")
    if minor != sys.version_info.minor
)
FLOAT32, NUMPY_BOOL, UINT64 = Scalar("float32"), Scalar("bool"), Scalar("uint64")
SYMBOLS = {"keyword_only": inspect.Parameter.KEYWORD_ONLY, "variadic": inspect.Parameter.VAR_POSITIONAL}


def signature(entry):
    """The entry's parameters as (name, kind, default) of inspect."""
    for p in entry.parameters:
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        if p.positional_only:
            kind = inspect.Parameter.POSITIONAL_ONLY
        kind = next((value for name, value in SYMBOLS.items() if getattr(p, name)), kind)
        yield p.name, kind, inspect.Parameter.empty if p.default is ... else p.default


def check_names(module):
    """Every public name of a module is in the library, with the module's value or signature."""
    public = [name for name in dir(module) if not name.startswith("_")]
    assert table.names(module.__name__) == sorted(public)
    for name in public:
        full, value = f"{module.__name__}.{name}", getattr(module, name)
        if not callable(value):
            assert repr(table.CONSTANTS[full]) == repr(value)
            continue
        try:
            parameters = inspect.signature(value).parameters.values()
        except ValueError:  # CPython does not say, in the older versions and for log and hypot
            continue
        assert list(signature(table.find(full))) == [(p.name, p.kind, p.default) for p in parameters], full


def test_names():
    check_names(math)


@pytest.mark.parametrize("flags", [(), ("-O3",)], ids=["O1", "O3"])
def test_values_and_errors(tmp_path, flags):
    assert list(differences(math_cases.math_cases(), tmp_path, *flags)) == []


def test_methods_of_numbers(tmp_path):
    assert list(differences(math_cases.method_cases(), tmp_path)) == []


@pytest.mark.parametrize("python", OTHERS, ids=lambda path: path.parts[-3])
def test_other_pythons(python):
    """The same comparison on the other versions that are installed, each with its own behaviour."""
    environment = {**os.environ, "PYTHONPATH": str(Path(capsulec.__file__).parents[1]), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [str(python), math_cases.__file__, "math", "cmath", "methods"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


REFUSED = [
    ("sin", (COMPLEX,), "must be real number, not complex"),
    ("atan2", (FLOAT, Scalar("complex64")), "must be real number, not complex64"),
    ("floor", (COMPLEX,), "must be real number, not complex"),
    ("trunc", (COMPLEX,), "type complex doesn't define __trunc__ method"),
    ("trunc", (FLOAT32,), "type numpy.float32 doesn't define __trunc__ method"),
    ("factorial", (FLOAT,), "'float' object cannot be interpreted as an integer"),
    ("gcd", ((INT, NUMPY_BOOL),), "'numpy.bool' object cannot be interpreted as an integer"),
    ("ldexp", (FLOAT, Scalar("int64")), "Expected an int as second argument to ldexp."),
    ("hypot", ((FLOAT, COMPLEX),), "must be real number, not complex"),
    ("fsum", (FLOAT,), "'float' object is not iterable"),
    ("fsum", (Array("float64", 1),), "math.fsum of float64[:] is not supported yet"),
    ("prod", (Array("float64", 1), 1), "math.prod of float64[:] is not supported yet"),
    ("dist", (Tuple((INT,)), Tuple(())), "both points must have the same number of dimensions"),
    ("log", (COMPLEX, None), "must be real number, not complex"),
    ("log", (FLOAT, COMPLEX), "must be real number, not complex"),
    ("isclose", (FLOAT, FLOAT, COMPLEX, 0.0), "must be real number, not complex"),
]


@pytest.mark.parametrize(("name", "types", "message"), REFUSED)
def test_refused_types(name, types, message):
    """The texts of Python's TypeErrors (and of what it raises while running, where types decide that)."""
    table.load("math")
    entry = table.find(f"math.{name}")
    with pytest.raises(table.RuleError) as error:
        entry.rule(types) if isinstance(entry, table.Elementwise) else entry.rule(*types)
    assert error.value.message == message
    if "not supported yet" in message:
        assert error.value.code == "not-supported-yet"


def test_numbers_of_numpy_are_converted():
    table.load("math")
    for type_ in (FLOAT32, Scalar("float128"), NUMPY_BOOL, UINT64, BOOL, INT):
        loop = table.find("math.sin").rule((type_,))
        assert (loop.operands, loop.result) == ((FLOAT,), FLOAT)
        assert table.find("math.floor").rule((type_,)).result == INT
    assert table.find("math.isqrt").rule((UINT64,)).operands == (UINT64,)
    assert table.find("math.isqrt").rule((Scalar("int8"),)).operands == (INT,)


def test_methods_that_numbers_of_numpy_have():
    assert scalar_methods  # importing it registers them
    count = table.find("builtins.int.bit_count").rule
    assert [count((Scalar(dtype),)).result for dtype in ("int8", "uint64")] == [Scalar("uint8")] * 2
    for name, type_ in (("bit_length", Scalar("int64")), ("bit_count", NUMPY_BOOL)):
        with pytest.raises(table.RuleError, match="object has no attribute"):
            table.find(f"builtins.int.{name}").rule((type_,))
    assert table.find("builtins.float.imag").rule((FLOAT32,)).result == FLOAT32
    assert table.find("builtins.complex.real").rule((Scalar("complex64"),)).result == FLOAT32
