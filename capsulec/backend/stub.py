"""The stub of a module, NAME.pyi: what type checkers and editors know of it.

    from typing import overload

    @overload
    def scaled(values: list[float]) -> list[float]: ...
    @overload
    def scaled(values: list[float], factor: float) -> list[float]: ...

Checkers take the first overload that fits, compiled functions the one that fits exactly: narrower ones come first.
"""

from __future__ import annotations

from collections.abc import Sequence

from capsulec import __version__
from capsulec.backend.stub_types import Spelling, width
from capsulec.ir.exports import Overload, Passed, PythonFunction, Slot
from capsulec.ir.types import Type
from capsulec.records import record

# An int is a float to checkers, so that f(int) and f(float) meet in the calls with an int.
MEETING = '# mypy: disable-error-code="overload-overlap"\n# pyright: reportOverlappingOverload=false\n'


@record
class Signature:
    """One way to call a function, as a checker sees it: `optional` has the positions of the parameters that a call may
    leave out. Those from `named` on are passed by name."""

    passed: tuple[Passed, ...]
    optional: frozenset[int]
    named: int
    result: Type


def stub(
    source_name: str,
    functions: Sequence[PythonFunction],
    capsules: Sequence[str],
    variables: dict[str, Type],
    binds: bool = False,
    ufuncs: Sequence[str] = (),
) -> str:
    """The text of the stub; `capsules` and `ufuncs` are names, `variables` have types; `binds`: capsules have user
    data."""
    spelling = Spelling({*capsules, *ufuncs, *variables, *(function.name for function in functions)})
    text_ = spelling.builtin("str")
    texts = f"{spelling.builtin('tuple')}[{text_}, {text_}, {text_}]"
    capsule = spelling.name("typing_extensions", "CapsuleType")  # what checkers know of it, installed or not
    final = spelling.name("typing", "Final")
    lines = [
        f"__capsulec__: {final}[{texts}]",
        f"__pythran__: {final}[{texts}]",
        f"__pyx_capi__: {final}[{spelling.builtin('dict')}[{text_}, {capsule}]]",
    ]
    lines += [f"{name}: {final}[{spelling.type(type_)}]" for name, type_ in sorted(variables.items())]
    lines += [f"{name}: {final}[{capsule}]" for name in sorted(capsules)]
    lines += [f"{name}: {final}[{spelling.name('numpy', 'ufunc')}]" for name in sorted(ufuncs)]
    if binds and not any(name == "bind" for name in (*capsules, *ufuncs, *variables, *(f.name for f in functions))):
        given = spelling.builtin("object")
        lines.append(f"def bind(capsule: {capsule}, /, *user_data: {given}, **named: {given}) -> {capsule}: ...")
    several = False
    for function in functions:
        declared = _function(function, spelling)
        several = several or len(declared) > 1
        overload = f"@{spelling.name('typing', 'overload')}" if len(declared) > 1 else ""
        for line in declared:
            lines += [overload, line] if overload else [line]
    lines[3:3] = _classes(spelling)
    head = f"# Written by capsulec {__version__} from {source_name}.\n{MEETING if several else ''}"
    return "\n".join([head + "\n".join(spelling.imports), "", *lines, ""])


def _classes(spelling: Spelling) -> list[str]:
    """What a checker is told of the file's classes: their fields, or members. What else they have may be anything."""
    lines: list[str] = []
    done: set[str] = set()
    while left := [name for name in sorted(spelling.classes) if name not in done]:
        done.add(left[0])
        class_, types = spelling.classes[left[0]]
        if class_.enumeration:
            base = {"int": "IntEnum", "str": "StrEnum"}.get(class_.valued, "Flag" if class_.flag else "Enum")
            lines.append(f"class {class_.public}({spelling.name('enum', base)}):")
            lines += [f"    {name} = ..." for name in class_.constants if not name.startswith("_")]
            continue
        bases = [base.public for base in class_.bases if base.public in spelling.classes]
        above = bases[:1] if class_.shared else [spelling.name("typing", "NamedTuple")]
        lines.append(f"class {class_.public}{f'({above[0]})' if above else ''}:")
        for field, type_ in zip(class_.fields, types, strict=True):
            lines.append(f"    {field}: {spelling.type(type_)}")
        any_ = spelling.name("typing", "Any")
        if class_.shared:
            lines.append(f"    def __init__(self, *given: {any_}, **named: {any_}) -> None: ...")
        lines.append(f"    def __getattr__(self, name: {spelling.builtin('str')}) -> {any_}: ...")
    return lines


def _function(function: PythonFunction, spelling: Spelling) -> list[str]:
    """The declarations of a function, one for each way to call it."""
    signatures = [signature for chain in _chains(function) for signature in _signatures(chain, function.slots)]
    if len(signatures) == 1:
        return [_declaration(function, signatures[0], spelling, None)]
    # As calls do it: first what fits exactly, then what is converted.
    tried = [(signature, exact) for exact in (True, False) for signature in signatures]
    tried.sort(key=lambda pair: sum(width(passed.type, exact=pair[1]) for passed in pair[0].passed))
    seen: dict[str, str] = {}
    for signature, exact in tried:
        declaration = _declaration(function, signature, spelling, exact)
        seen.setdefault(declaration.rpartition(" -> ")[0], declaration)
    return list(seen.values())


def _chains(function: PythonFunction) -> list[list[Overload]]:
    """Overloads that are one to a checker: each passes one parameter more than the one before, with the same result,
    and a call may leave out any of these."""
    chains: list[list[Overload]] = []
    for overload in function.overloads:
        if overload.twin:
            continue
        before = chains[-1][-1].passed if chains else ()
        known = tuple(passed.type for passed in overload.passed[:-1])
        if (
            chains
            and overload.passed
            and known == tuple(passed.type for passed in before)
            and chains[-1][-1].result == overload.result
            and all(passed.default is not None for passed in overload.passed[len(chains[-1][0].passed) : -1])
        ):
            chains[-1].append(overload)
        else:
            chains.append([overload])
    return chains


def _signatures(chain: list[Overload], slots: tuple[Slot, ...]) -> list[Signature]:
    """The signatures of a chain: a second one where a call may leave out a parameter and pass the next one by name."""
    passed, result, required = chain[-1].passed, chain[-1].result, len(chain[0].passed)
    optional = frozenset(range(required, len(passed)))
    left_out = {place for place, one in enumerate(passed) if one.default is not None and place < required}
    found = [Signature(passed, optional, len(passed), result)]
    if left_out:
        first = min(left_out)
        if all(slot.way != "positional" for slot in slots[first : len(passed)]):
            found.append(Signature(passed, optional | left_out, first, result))
    return found


def _declaration(function: PythonFunction, signature: Signature, spelling: Spelling, exact: bool | None) -> str:
    """`def f(n: int) -> int: ...`; `exact` None: the parameters take what is exact and what is converted."""
    parts: list[str] = []
    before = "positional"
    for place, (slot, passed) in enumerate(zip(function.slots, signature.passed, strict=False)):
        way = "keyword" if place >= signature.named else slot.way
        if before == "positional" != way and place:
            parts.append("/")
        if way == "keyword" != before:
            parts.append("*")
        before = way
        type_ = spelling.argument(passed.type) if exact is None else spelling.type(passed.type, exact=exact)
        parts.append(f"{slot.name}: {type_}{' = ...' if place in signature.optional else ''}")
    if before == "positional" and parts:
        parts.append("/")
    return f"def {function.name}({', '.join(parts)}) -> {spelling.type(signature.result)}: ..."
