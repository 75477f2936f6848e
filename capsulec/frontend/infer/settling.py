"""The end of inference: cells become plain types, and specialisations that came out equal become one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from capsulec.ir.nodes import Loop
from capsulec.ir.type_parts import has_cells, with_parts
from capsulec.ir.types import Generator, NoneType, Reference, Scalar, Static, Str, Type
from capsulec.library.cells import settled
from capsulec.records import replace

if TYPE_CHECKING:
    from capsulec.frontend.infer.engine import Specialisation


def settle(specialisations: list[Specialisation]) -> list[Specialisation]:
    """The specialisations with types that do not change any more, each only once."""
    if not any(spec.cells or any(map(has_cells, (*spec.arguments, *spec.captures))) for spec in specialisations):
        return specialisations
    for spec in specialisations:
        change_types(spec, settled)
    return _merged(specialisations)


def change_types(spec: Specialisation, change: Callable[[Type], Type]) -> None:
    """Replace all types in a specialisation."""
    spec.arguments = tuple(map(change, spec.arguments))
    spec.captures = tuple(map(change, spec.captures))
    spec.result = None if spec.result is None else change(spec.result)
    spec.returned = None if spec.returned is None else change(spec.returned)
    spec.expressions = {node: change(type_) for node, type_ in spec.expressions.items()}
    spec.contributions = {
        variable: {key: None if t is None else change(t) for key, t in found.items()}
        for variable, found in spec.contributions.items()
    }
    spec.loops = {node: _loops(loop, change) for node, loop in spec.loops.items()}
    spec.stores = {node: _loops(loop, change) for node, loop in spec.stores.items()}
    for call in _calls(spec):
        if hasattr(call, "types"):
            call.types = [_argument(t, change) for t in call.types]
            call.loop = _loops(call.loop, change)
        if hasattr(call, "results"):
            call.results = [t if t is None else change(t) for t in call.results]


def _calls(spec: Specialisation) -> list[Any]:
    found: list[Any] = []
    for call in spec.calls.values():
        found += [call, *getattr(call, "calls", ())]
    return found


def _argument(argument: Any, change: Callable[[Type], Type]) -> Any:
    if isinstance(argument, tuple):
        return tuple(_argument(item, change) for item in argument)
    return change(argument) if isinstance(argument, Type) else argument


def _loops(loop: Any, change: Callable[[Type], Type]) -> Any:
    match loop:
        case Loop():
            return replace(loop, operands=tuple(map(change, loop.operands)), result=change(loop.result))
        case list():
            return [_loops(item, change) for item in loop]
        case _:
            return loop


def name_generators(specialisations: list[Specialisation], names: dict[Specialisation, str]) -> None:
    """Let the types of generators say which function of the program they run."""

    def change(type_: Type) -> Type:
        match type_:
            case Scalar() | Static() | NoneType() | Str():
                return type_
            case Generator(element, owner) if not isinstance(owner, str):
                return Generator(change(element), names[owner])
            case _:
                return with_parts(type_, change)

    if any(spec.scope.generator for spec in specialisations):
        for spec in specialisations:
            change_types(spec, change)


def _merged(specialisations: list[Specialisation]) -> list[Specialisation]:
    first: dict[Any, Specialisation] = {}
    same: dict[Specialisation, Specialisation] = {}
    for spec in specialisations:
        key = (spec.scope, spec.arguments, spec.captures, spec.result)
        if any(isinstance(capture, Reference) for capture in spec.captures):
            continue
        if first.setdefault(key, spec) is not spec and not spec.exported:
            same[spec] = first[key]
    if not same:
        return specialisations
    kept = [spec for spec in specialisations if spec not in same]
    for spec in kept:
        spec.requested = dict.fromkeys(same.get(target, target) for target in spec.requested)
        for call in _calls(spec):
            for field in ("target", "composed"):
                if (target := getattr(call, field, None)) in same:
                    setattr(call, field, same[target])
    return kept
