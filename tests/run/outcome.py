"""What a call of a Python function did: its result with all types, or its exception, and what it printed."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import warnings

import numpy as np
from array_values import close, copied, shown_array
from functions_file import calls
from kernels_file import Overflow, interpreted


def shown(value, inside=()):
    """The value as text in which equal texts mean the same value of the same types: every NaN is one, -0.0 is not 0.0.
    `inside` are the objects that hold it."""

    def inner_text(item):
        return shown(item, inside)

    match value:
        case list() | tuple():
            inner = ", ".join(map(inner_text, value))
            return f"{type(value).__name__}({inner})"
        case set() | frozenset():
            return f"{type(value).__name__}({', '.join(sorted(map(inner_text, value)))})"
        case dict():
            kind = f"{type(value).__name__} {getattr(value, 'default_factory', '')}"
            return f"{kind}({', '.join(f'{inner_text(key)}: {inner_text(item)}' for key, item in value.items())})"
        case float() if value != value and type(value) is float:
            return "nan"
        case complex() if type(value) is complex:
            return f"complex({shown(value.real)}, {shown(value.imag)})"
        case np.ndarray():
            return shown_array(value, shown)
        case np.generic():
            return f"numpy.{value.dtype}({shown(value.item()) if value.dtype != np.longdouble else value})"
        case _ if type(value).__module__ not in ("builtins", "collections", "array", "numpy") and own(value):
            return shown_object(value, inside)
        case _:
            return repr(value)


def own(value):
    """Whether it is an object of a class with fields in Python, and shows nothing of itself."""
    return not isinstance(value, Exception) and "__dict__" in dir(value) and not callable(value)


def shown_object(value, inside):
    """An object of a class of the file's: its class, its fields, what it shows of itself; `...` where it holds itself."""
    place = next((n for n, other in enumerate(inside) if other is value), None)
    if place is not None:
        return f"... {place}"
    fields = ", ".join(f"{name}={shown(item, (*inside, value))}" for name, item in vars(value).items())
    own_text = type(value).__repr__ is not object.__repr__
    return f"{type(value).__name__}({fields})" + (f" {value!r}" if own_text else "")


def outcome(function, given, named, values=None):
    """("value" or "raise", text). Arrays that the call was given are part of it. The value itself goes to `values`."""
    given, named = tuple(map(copied, given)), {key: copied(value) for key, value in named.items()}
    kind, text = _outcome(function, given, named, values)
    arrays = [value for value in (*given, *named.values()) if isinstance(value, np.ndarray)]
    if values is not None:
        values.append(arrays)
    return kind, f"{text}; arguments {shown(arrays)}" if arrays else text


def _outcome(function, given, named, values):
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = function(*given, **named)
            if values is not None:
                values.append(result)
            return "value", shown(result)
    except Exception as error:
        return "raise", described(error)


def described(error):
    """An exception as text: class, arguments, notes, and the exceptions that it comes from."""
    text = f"{type(error).__name__}: {error}"
    if not (len(error.args) == 1 and isinstance(error.args[0], str)):
        text += f" {error.args}"
    named = {name: getattr(error, name) for name in ("name", "path") if getattr(error, name, None) is not None}
    text += f" {named}" if named else ""
    text += "".join(f" note {note!r}" for note in getattr(error, "__notes__", ()))
    if error.__cause__ is not None:
        same = error.__cause__ is error.__context__
        text += " from the same" if same else f" from ({described(error.__cause__)})"
    if error.__context__ is not None:
        text += f" handling ({described(error.__context__)})"
    return text + (" (context hidden)" if error.__suppress_context__ else "")


def _nearly(python, compiled, given, named, ulps):
    """Whether the two do the same but for the last places of numbers."""
    expected, got = [], []
    kinds = outcome(python, given, named, expected)[0], outcome(compiled, given, named, got)[0]
    return kinds == ("value", "value") and close(expected, got, ulps)


def printed(function, given, named):
    """The outcome of a call, and what it wrote to standard output, by whichever way."""
    with tempfile.TemporaryFile() as file:
        sys.stdout.flush()
        kept, stream = os.dup(1), sys.stdout
        os.dup2(file.fileno(), 1)
        try:
            with open(1, "w", closefd=False) as sys.stdout:
                result = outcome(function, given, named)
        finally:
            sys.stdout = stream
            os.dup2(kept, 1)
            os.close(kept)
        file.seek(0)
        return result, file.read().decode()


def differences(function, module, count=60, seed=0):
    """Texts about the calls whose outcome differs, at most three, and the number of calls that were compared."""
    python, compiled = interpreted(function.path)[function.name], getattr(module, function.name)
    loud = "print(" in function.source or "stdout" in function.source
    ulps = re.search(r"# within (\d+) ulps?: .+", function.source)
    found, compared = [], 0
    for given, named in calls(function, count, seed):
        Overflow.happened = False
        results = []
        for one in (python, compiled):
            results.append(printed(one, given, named) if loud else (outcome(one, given, named), ""))
            if Overflow.happened:
                break  # compiled integers wrap
        if Overflow.happened:
            continue
        compared += 1
        if results[0] != results[1] and not (ulps and _nearly(python, compiled, given, named, int(ulps[1]))):
            arguments = [*map(repr, given), *(f"{name}={item!r}" for name, item in named.items())]
            expected, got = (": ".join(o) + (f"\\n    printed {text!r}" if text else "") for o, text in results)
            found.append(f"{function.name}({', '.join(arguments)})\n  expected {expected}\n  got      {got}")
        if len(found) == 3:
            break
    return found, compared
