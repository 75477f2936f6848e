"""`capsulec explain FILE.py`: for each capsule who can call it, what happens when it raises, and the traps; for each
ufunc its loops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capsulec.backend.capsule import Capsule
from capsulec.ir.exports import PythonFunction
from capsulec.ir.types import Array, NoneType, Pointer, Scalar, kind
from capsulec.library.consumers import VARIABLES, Row
from capsulec.records import replace

WIDTH = 110


def explain(
    capsules: Sequence[Capsule], ufuncs: Sequence[PythonFunction] = (), raising: frozenset[str] = frozenset()
) -> str:
    """The text about all capsules and ufuncs of a program; of the ufuncs, those named in `raising` may raise."""
    if not capsules and not ufuncs:
        return "no capsule is exported: write #pythran export capsule name(types)\n"
    parts = [_page(capsule.export, _facts(capsule)) for capsule in capsules]
    parts += [_page(ufunc.name, _ufunc_facts(ufunc, ufunc.name in raising)) for ufunc in ufuncs]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts)


def _facts(capsule: Capsule) -> list[tuple[str, str]]:
    return [
        ("C signature", capsule.signature),
        ("consumers", _consumers(capsule)),
        ("in SciPy", _use(capsule)),
        ("user data", _user_data(capsule)),
        ("can raise", _raising(capsule)),
        *(("trap", trap) for trap in _traps(capsule)),
    ]


def _page(title: str, facts: list[tuple[str, str]]) -> Iterator[str]:
    yield title
    for name, text in facts:
        if text:
            first, *rest = _wrapped(text)
            yield f"  {name:<12} {first}"
            yield from (f"  {'':<12} {line}" for line in rest)


def _ufunc_facts(ufunc: PythonFunction, raises: bool) -> list[tuple[str, str]]:
    from capsulec.backend.ufunc import documentation, loops_of, types_of

    loops = documentation(replace(ufunc, doc="")).split("\n- ")[1:]
    operands, results = types_of(ufunc, loops_of(ufunc)[0])
    counts = f"{len(operands)} operand{'s'[: len(operands) != 1]} and {len(results)} result{'s'[: len(results) != 1]}"
    what = f"a generalised ufunc, {ufunc.signature}," if ufunc.signature else "a numpy.ufunc"
    copied = len(loops_of(ufunc)[0].passed) == len(operands) and any(isinstance(one, Array) for one in results)
    return [
        ("is", f"{what} of {counts}"),
        *(("loop", loop.partition(" with ")[0]) for loop in loops),
        ("picks", "the first loop to which NumPy can cast the operands safely" if len(loops) > 1 else ""),
        ("can raise", _ufunc_raising(raises)),
        ("copies", "the arrays that it returns, to where NumPy wants them; a function whose export has types for its"
         " results writes to them" if copied else ""),
    ]  # fmt: skip


def _ufunc_raising(raises: bool) -> str:
    if not raises:
        return "no: NumPy runs the loops without the GIL"
    return "yes: the loop, which NumPy runs without the GIL, takes it, sets the exception and ends; NumPy raises it"


def _consumers(capsule: Capsule) -> str:
    if capsule.row is None:
        return "none that is known takes this signature"
    natural = capsule.natural.natural if capsule.natural is not None else None
    count = f"; of {natural.count} variables" if natural is not None and natural.way == "variables" else ""
    return ", ".join(capsule.row.apis) + (count.removesuffix("s") if count.startswith("; of 1 ") else count)


def _use(capsule: Capsule) -> str:
    name = capsule.python_name
    if capsule.row is None:
        return ""
    given = f"module.bind(module.{name}, …)" if capsule.natural and capsule.natural.user_data else f"module.{name}"
    if capsule.named:
        return f"LowLevelCallable({given})"
    return f'LowLevelCallable({given}, signature="{capsule.signature}"), or name the consumer with `for` in the export'


def _user_data(capsule: Capsule) -> str:
    if capsule.natural is not None:
        pairs = zip(capsule.natural.user_names, capsule.natural.user_data, strict=True)
        return ", ".join(f"{name}: {type_}" for name, type_ in pairs)
    if capsule.row is None or capsule.row.user_data is None:
        return ""
    place = capsule.row.user_data
    pointer = capsule.parameters[place][1]
    name = capsule.slots[place]
    if not isinstance(pointer, Pointer) or pointer.target is None:
        return f"{name}: an address that only the function knows the type of"
    return f"{name}: numbers or one array of {pointer.target}, by module.bind(module.{capsule.python_name}, {name}=…)"


def _raising(capsule: Capsule) -> str:
    ways = ("variables", "coordinates")
    refuses = capsule.natural is not None and (capsule.natural.user_data or capsule.natural.natural.way in ways)
    if not capsule.raises:
        checked = "but for a TypeError when it gets another number of arguments, or no user data of its own"
        return f"no, {checked}" if refuses else "no: it is the C function and nothing else"
    return f"yes: it takes the GIL, sets the exception unless one is set, and {_failure(capsule)}"


def _failure(capsule: Capsule) -> str:
    match capsule.row:
        case Row(on_error="zero"):
            return "returns 0; the caller raises the exception itself at its end"
        case Row(on_error="flag"):
            return "sets the error flag; the caller, which does not hold the GIL, raises the exception itself"
        case Row():
            goes_on = "returns NaN; the caller knows no failure and goes on calling, and ends with a SystemError"
            return f"{goes_on} whose __cause__ is the exception"
        case _:
            match capsule.result:
                case Scalar(dtype) if kind(dtype) in "fc":
                    value = "returns NaN"
                case NoneType():
                    value = "returns"
                case Pointer():
                    value = "returns NULL"
                case _:
                    value = "returns 0"
            return f"{value}; who calls it has to look whether Python's error is set"


def _traps(capsule: Capsule) -> Iterator[str]:
    row = capsule.row
    if row is None:
        return
    integral = any(api in VARIABLES for api in row.apis)
    if integral and isinstance(row.parameters[0], Scalar) and row.parameters[0].dtype == "float64":
        yield (
            "dblquad, tplquad and nquad take this function of one variable too, and quad with args=: they drop all"
            " other variables without a word, and the result is wrong"
        )
    if integral and capsule.natural is None and len(row.parameters) > 1 and row.c_types[0] == "int":
        yield "how many variables there are is not checked: an integral over fewer reads behind them"
    if not capsule.named:
        yield (
            f"the capsule is called {capsule.exported_name!r}, and SciPy compares the signature letter by letter: one"
            " blank more is a ValueError, another type is no error and a wrong result"
        )
    if row.user_data is not None and capsule.natural is None:
        bound = "" if capsule.parameters[row.user_data][1] == Pointer(None) else "; bind does both"
        yield f"user data given as a ctypes pointer has to be kept alive by you, and its type is not checked{bound}"
    if "scipy.interpolate.RBFInterpolator" in row.apis and capsule.raises:
        yield "RBFInterpolator calls without the GIL: an exception then waits for the end of the whole evaluation"


def _wrapped(text: str) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > WIDTH - 15:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
