"""Functions that make, join and split arrays have NumPy's own parameters."""

import inspect

import numpy as np
import pytest

from capsulec.ir.types import LibraryFunction
from capsulec.library import table

table.load("numpy")

NAMES = [
    "empty",
    "zeros",
    "ones",
    "full",
    "empty_like",
    "zeros_like",
    "ones_like",
    "full_like",
    "array",
    "asarray",
    "asanyarray",
    "ascontiguousarray",
    "copy",
    "astype",
    "asarray_chkfinite",
    "fromiter",
    "frombuffer",
    "can_cast",
    "isscalar",
    "promote_types",
    "issubdtype",
    "min_scalar_type",
    "result_type",
    "linspace",
    "logspace",
    "geomspace",
    "eye",
    "identity",
    "tri",
    "tril",
    "triu",
    "diag",
    "diagflat",
    "vander",
    "meshgrid",
    "indices",
    "tril_indices",
    "triu_indices",
    "diag_indices",
    "tril_indices_from",
    "triu_indices_from",
    "diag_indices_from",
    "concatenate",
    "concat",
    "stack",
    "vstack",
    "hstack",
    "dstack",
    "column_stack",
    "block",
    "append",
    "insert",
    "delete",
    "repeat",
    "tile",
    "resize",
    "roll",
    "split",
    "array_split",
    "hsplit",
    "vsplit",
    "dsplit",
    "trim_zeros",
    "broadcast_arrays",
    "broadcast_shapes",
    "unstack",
    "arange",
    "iterable",
]
NEWER = {"unstack": "2.1", "trim_zeros": "2.2", "array": "2.4"}  # where the parameters became these


def shown(parameter):
    default = parameter.default
    if default is ...:
        default = inspect.Parameter.empty
    if default is table.MISSING or isinstance(default, LibraryFunction):
        default = "a class"
    if parameter.variadic:
        return parameter.name, "VAR_POSITIONAL", inspect.Parameter.empty
    kind = "POSITIONAL_ONLY" if parameter.positional_only else "POSITIONAL_OR_KEYWORD"
    return parameter.name, "KEYWORD_ONLY" if parameter.keyword_only else kind, default


WIDER = {"arange", "empty_like"}  # which take more by name than their signatures say: see test_numpy_signatures.py


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WIDER])
def test_parameters_are_numpys(name):
    needed = NEWER.get(name)
    if needed and tuple(map(int, np.__version__.split(".")[:2])) < tuple(map(int, needed.split("."))):
        pytest.skip(f"the parameters became these in NumPy {needed}")
    try:
        signature = inspect.signature(getattr(np, name))
    except ValueError:
        pytest.skip("this NumPy does not say what the parameters are")
    theirs = []
    for parameter in signature.parameters.values():
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            continue
        default = (
            "a class"
            if isinstance(parameter.default, type) and parameter.default is not inspect.Parameter.empty
            else parameter.default
        )
        theirs.append((parameter.name, parameter.kind.name, default))
    assert [shown(parameter) for parameter in table.find(f"numpy.{name}").parameters] == theirs
