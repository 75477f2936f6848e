"""Arrays in files and in texts: fromfile, tofile, loadtxt, savetxt, save, fromstring. NumPy itself reads and writes."""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import NONE, Array, Static, Str, Type, widened
from capsulec.library.containers.kinds import shown
from capsulec.library.numpy.asking import asked, given
from capsulec.library.numpy.dtypes import dtype_name
from capsulec.library.table import RuleError


def _of_text(string: Type, dtype: Any, count: Any, sep: Any, like: Any) -> Type:
    return Array(_dtype(dtype), 1, "C")


def _dtype(dtype: Any) -> str:
    return (dtype_name(dtype) if given(dtype) else None) or "float64"


def _written(array: Type, fid: Type, *_: Any) -> Type:
    if not isinstance(widened(fid), Str):
        raise RuleError(f"tofile takes the name of a file, not {shown(widened(fid))}", hint="give the name, a str")
    return NONE


def _read(file: Type, dtype: Any, *_: Any) -> Type:
    if not isinstance(widened(file), Str):
        raise RuleError(f"fromfile takes the name of a file, not {shown(widened(file))}", hint="give the name, a str")
    return Array(_dtype(dtype), 1, "C")


def _saved(file: Type, *_: Any) -> Type:
    if not isinstance(widened(file), Str):
        raise RuleError(f"the name of a file is wanted, not {shown(widened(file))}", hint="give the name, a str")
    return NONE


def _read_text(fname: Type, dtype: Any, *rest: Any) -> Type:
    """A table of numbers. How many axes it has depends on the file unless `ndmin` is 2."""
    _saved(fname)
    if rest[6] != Static(2):
        hint = "write ndmin=2: what has one axis otherwise is a row or a column of it"
        raise RuleError("how many axes numpy.loadtxt gives depends on the file", hint, "not-supported-yet")
    return Array(_dtype(dtype), 2)


SAVETXT = "fname, X, fmt='%.18e', delimiter=' ', newline='\\n', header='', footer='', comments='# ', encoding=None"
LOADTXT = (
    "fname, dtype=..., comments='#', delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, "
    "encoding=None, max_rows=None, *, quotechar=None, like=None"
)
asked("numpy.loadtxt", LOADTXT, _read_text, effects=True)
asked("numpy.save", "file, arr, allow_pickle=True", _saved, effects=True)
asked("numpy.savetxt", SAVETXT, _saved, effects=True)
asked("numpy.fromfile", "file, dtype=None, count=-1, sep='', offset=0, *, like=None", _read, effects=True)
asked("numpy.fromstring", "string, dtype=..., count=-1, sep='', *, like=None", _of_text)
asked("numpy.ndarray.tofile", "self, fid, /, sep='', format='%s'", _written, effects=True)
