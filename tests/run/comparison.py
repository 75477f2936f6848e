"""Calling a kernel both ways, and whether the two did the same: result, exception and memory, bit for bit."""

from __future__ import annotations

import warnings

import numpy as np
from inputs import arguments
from kernels_file import Overflow, WeakPointer, interpreted

from capsulec import testing
from capsulec.library.consumers import ROWS

# These C signatures have the result that SciPy wants, whatever Python returns.
CONSUMERS = {row.signature for row in ROWS}


def _copies(row):
    """The arguments with new arrays; an array passed twice is still one."""
    made = {}
    return [made.setdefault(id(value), value.copy()) if isinstance(value, np.ndarray) else value for value in row], made


def _outcome(function, row):
    """("value", result) or ("raise", class and message), and the arrays as they are then."""
    values, _ = _copies(row)
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = ("value", function(*values))
    except Exception as error:
        result = ("raise", f"{type(error).__name__}: {error}")
    return result, [value for value in values if isinstance(value, np.ndarray)]


def bits(value, dtype):
    """The value as `dtype`, written so that -0.0 is not 0.0 and every NaN is one."""
    number = np.asarray(value, dtype=dtype)
    if number.dtype.kind == "c":
        return f"complex({bits(number.real, None)}, {bits(number.imag, None)})"
    if number.dtype.kind == "f":
        return "nan" if np.isnan(number) else number[()].astype("float64").item().hex()
    return str(number[()])


def result_dtype(capsule):
    """The dtype of a capsule's result, None for void."""
    name = testing._name(capsule)
    kind = testing._signature(name, None)[0]
    return None if kind.dtype == "void" else np.dtype(kind.dtype)


def _shown(outcome, dtype):
    kind, value = outcome
    if kind == "raise":
        return value
    if value is None or dtype is None:
        return repr(value)
    return bits(value, dtype)


def _same_memory(one, other):
    return all(
        np.array_equal(a, b, equal_nan=a.dtype.kind in "fc") and _signs(a, b) for a, b in zip(one, other, strict=True)
    )


def _signs(a, b):
    if a.dtype.kind == "c":
        return _signs(a.real, b.real) and _signs(a.imag, b.imag)
    if a.dtype.kind != "f":
        return True
    known = ~np.isnan(a)
    return np.array_equal(np.signbit(a)[known], np.signbit(b)[known])


def _argument_text(value):
    return f"np.array({value.tolist()}, {str(value.dtype)!r})" if isinstance(value, np.ndarray) else repr(value)


def _on_pointers(function, kernel):
    """`function` of the same arrays, those behind pointers to Python scalars wrapped."""
    weak = [word in ("int*", "float*", "bool*", "complex*") for word in kernel.types]

    def wrapped(*values):
        return function(*(WeakPointer(v) if w and v is not None else v for v, w in zip(values, weak, strict=True)))

    return wrapped


def _joined(results):
    """The dtype that holds all of these values: Python's scalars adapt to NumPy's, as in NEP 50."""
    bools = all(isinstance(result, (bool, np.bool_)) for result in results)
    parts = [result.dtype if isinstance(result, np.generic) else type(result)(0) for result in results]
    return np.dtype(bool) if bools else np.result_type(*parts)


def differences(kernel, module, count=80, seed=0):
    """Texts about the calls whose outcome differs, at most three, and the number of calls that were compared."""
    python = _on_pointers(interpreted(kernel.path)[kernel.name], kernel)
    capsule = module.__pyx_capi__[kernel.name]
    dtype = result_dtype(capsule)
    found, results, compared = [], {}, 0
    for row in arguments(kernel, count, seed):
        Overflow.happened = False
        expected, memory = _outcome(python, row)
        if Overflow.happened and not kernel.name.startswith("wrap_"):
            continue
        if Overflow.happened and expected[0] == "value" and type(expected[1]) is int:
            expected = ("value", (expected[1] + 2**63) % 2**64 - 2**63)
        compared += 1
        if expected[0] == "value" and expected[1] is not None:
            results[type(expected[1])] = expected[1]
        got, got_memory = _outcome(lambda *values: testing.call(capsule, *values), row)
        text = f"{kernel.name}({', '.join(map(_argument_text, row))})"
        if _shown(expected, dtype) != _shown(got, dtype):
            found.append(
                f"{text}\n  expected {_shown(expected, dtype)} ({expected[1]!r})\n  got      {_shown(got, dtype)}"
            )
        elif not _same_memory(memory, got_memory):
            found.append(f"{text}\n  memory expected {memory}\n  got             {got_memory}")
        if len(found) == 3:
            break
    fixed = testing._name(capsule) in CONSUMERS
    if results and not found and not fixed and _joined(list(results.values())) != dtype:
        found.append(f"{kernel.name} returns {dtype}, CPython {list(results)}")
    return found, compared
