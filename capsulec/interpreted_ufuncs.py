"""Exported ufuncs and gufuncs as Python would run them: NumPy's own machinery around the interpreted function.

A loop is a C function made with ctypes, which calls the Python function for each element, or each part of the arrays,
with what the export promises: Python's numbers or NumPy's, arrays over NumPy's memory. So casts, broadcasting, `out=`,
`axis=` and methods such as `reduce` are those of the compiled ufunc; `capsulec check` compares the two.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from capsulec.ir.core_signature import CoreSignature, core_signature
from capsulec.ir.types import Scalar

if TYPE_CHECKING:
    from capsulec.ir.exports import Export

_WORDS = ctypes.POINTER(ctypes.c_ssize_t)
_LOOP = ctypes.CFUNCTYPE(None, ctypes.POINTER(ctypes.c_void_p), _WORDS, _WORDS, ctypes.c_void_p)
_MAKE = ctypes.PYFUNCTYPE(
    ctypes.py_object,
    *(ctypes.POINTER(_LOOP), ctypes.POINTER(ctypes.c_void_p), ctypes.c_char_p),
    *(ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int),
    ctypes.c_char_p,
)
_NO_IDENTITY = -1
_MAKER = 31  # PyUFunc_FromFuncAndDataAndSignature in NumPy's table; without a signature it makes a ufunc


class InterpretedUfunc:
    """Stands for a compiled ufunc in calls and their methods: the same loops over the Python `function`."""

    def __init__(self, function: Callable[..., Any], exports: Sequence[Export], compiled: np.ufunc) -> None:
        self.raised: BaseException | None = None
        self.function = function
        signature = core_signature(exports[0].signature)
        self.core = signature or CoreSignature(((),) * compiled.nin, ((),) * compiled.nout)
        types = [tuple(map(np.dtype, one.replace("->", ""))) for one in compiled.types]
        loops = [self._loop(export, of) for export, of in zip(exports, types, strict=True)]
        # NumPy keeps pointers to all of this, and none of it is freed before the ufunc is.
        numbers = bytes(dtype.num for of in types for dtype in of)
        self.kept = (_LOOP * len(loops))(*loops), (ctypes.c_void_p * len(loops))(), ctypes.c_char_p(numbers)
        name, doc = exports[0].name.encode(), b""
        text = exports[0].signature.encode() if signature is not None else None
        counts = len(loops), compiled.nin, compiled.nout, _NO_IDENTITY
        self.texts = name, doc, text
        self.ufunc = _maker()(*self.kept, *counts, name, doc, 0, text)

    def __call__(self, *args: Any, **named: Any) -> Any:
        return self._run(self.ufunc, args, named)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.ufunc, name)
        if not callable(found) or name.startswith("__"):
            return found
        return lambda *args, **named: self._run(found, args, named)

    def _run(self, called: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> Any:
        self.raised = None
        with np.errstate(all="ignore"):  # what Python computes with sets the flags that NumPy looks at
            result = called(*args, **named)
        if self.raised is not None:
            raise self.raised
        return result

    def _loop(self, export: Export, dtypes: tuple[np.dtype[Any], ...]) -> Any:
        """One loop as a C function. An exception ends it, and waits for the end of the call."""
        parameters = [parameter.type for parameter in export.parameters]
        weak = [isinstance(type_, Scalar) and type_.weak for type_ in parameters]

        def loop(places: Any, dimensions: Any, steps: Any, _: Any) -> None:
            try:
                for number in range(dimensions[0] if self.raised is None else 0):
                    views = self._views(places, dimensions, steps, dtypes, number)
                    self._call(views, weak)
            except BaseException as error:
                self.raised = error

        return _LOOP(loop)

    def _views(
        self, places: Any, dimensions: Any, steps: Any, dtypes: tuple[np.dtype[Any], ...], number: int
    ) -> list[np.ndarray[Any, Any]]:
        """Arrays over what one call takes and gives, in NumPy's memory."""
        axes_of = (*self.core.operands, *self.core.results)
        lengths = dict(zip(self.core.names, dimensions[1 : 1 + len(self.core.names)], strict=True))
        views, step = [], len(axes_of)
        for place, (axes, dtype) in enumerate(zip(axes_of, dtypes, strict=True)):
            shape = tuple(lengths[axis] for axis in axes)
            strides = tuple(steps[step : step + len(axes)])
            step += len(axes)
            views.append(_array(places[place] + number * steps[place], shape, strides, dtype))
        return views

    def _call(self, views: list[np.ndarray[Any, Any]], weak: list[bool]) -> None:
        operands = len(self.core.operands)
        arguments: list[Any] = []
        for number, view in enumerate(views[: len(weak)]):
            if number >= operands:  # a result that the function writes to
                arguments.append(view if view.ndim else view.reshape(1))
            elif view.ndim:  # a copy, since results may be written over it
                arguments.append(view.copy())
            else:
                arguments.append(view.item() if weak[number] else view[()])
        given = self.function(*arguments)
        if len(weak) > operands:
            return
        results = views[operands:]
        for view, value in zip(results, given if len(results) > 1 else (given,), strict=True):
            if np.shape(value) != view.shape:
                raise ValueError(
                    f"{self.ufunc.__name__}() returned an array of shape {_text(np.shape(value))}, "
                    f"and its signature {self.ufunc.signature} wants {_text(view.shape)}"
                )
            view[...] = value


def _text(shape: tuple[int, ...]) -> str:
    return str(shape).replace(" ", "")


def _array(
    address: int, shape: tuple[int, ...], strides: tuple[int, ...], dtype: np.dtype[Any]
) -> np.ndarray[Any, Any]:
    """An array over memory whose axes may run backwards."""
    if 0 in shape:
        return np.empty(shape, dtype)
    first = sum((length - 1) * min(step, 0) for length, step in zip(shape, strides, strict=True))
    last = sum((length - 1) * max(step, 0) for length, step in zip(shape, strides, strict=True))
    memory: Any = (ctypes.c_char * (last - first + dtype.itemsize)).from_address(address + first)
    return np.ndarray(shape, dtype, memory, -first, strides)


def _maker() -> Any:
    """NumPy's C function that makes ufuncs."""
    umath = import_module("numpy._core._multiarray_umath")
    pointer = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
        ("PyCapsule_GetPointer", ctypes.pythonapi)
    )
    table = ctypes.cast(pointer(umath._UFUNC_API, None), ctypes.POINTER(ctypes.c_void_p))
    return _MAKE(table[_MAKER])
