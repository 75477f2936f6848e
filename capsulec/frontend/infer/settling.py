"""The end of inference: cells become plain types, and specialisations that came out equal become one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import Reference, Type
from capsulec.library.cells import settled
from capsulec.records import replace

if TYPE_CHECKING:
    from capsulec.frontend.infer.engine import Specialisation


def settle(specialisations: list[Specialisation]) -> list[Specialisation]:
    """The specialisations with types that do not change any more, each only once."""
    if not any(spec.cells for spec in specialisations):
        return specialisations
    for spec in specialisations:
        _settle(spec)
    return _merged(specialisations)


def _settle(spec: Specialisation) -> None:
    spec.arguments = tuple(map(settled, spec.arguments))
    spec.captures = tuple(map(settled, spec.captures))
    spec.result = None if spec.result is None else settled(spec.result)
    spec.expressions = {node: settled(type_) for node, type_ in spec.expressions.items()}
    spec.contributions = {
        variable: {key: None if t is None else settled(t) for key, t in found.items()}
        for variable, found in spec.contributions.items()
    }
    spec.loops = {node: _loops(loop) for node, loop in spec.loops.items()}
    spec.stores = {node: _loops(loop) for node, loop in spec.stores.items()}
    for call in spec.calls.values():
        if hasattr(call, "types"):
            call.types = [_settled_argument(t) for t in call.types]
            call.loop = _loops(call.loop)


def _settled_argument(argument: Any) -> Any:
    if isinstance(argument, tuple):
        return tuple(map(_settled_argument, argument))
    return settled(argument) if isinstance(argument, Type) else argument


def _loops(loop: Any) -> Any:
    match loop:
        case Loop():
            return replace(loop, operands=tuple(map(settled, loop.operands)), result=settled(loop.result))
        case list():
            return [_loops(item) for item in loop]
        case _:
            return loop


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
        for call in spec.calls.values():
            for field in ("target", "composed"):
                if (target := getattr(call, field, None)) in same:
                    setattr(call, field, same[target])
    return kept
