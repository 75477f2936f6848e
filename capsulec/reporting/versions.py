"""The versions of each function: one for every list of argument types that it was compiled for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from capsulec.ir.types import Array, Static, widened
from capsulec.records import record, replace

if TYPE_CHECKING:
    from capsulec.frontend.infer import Specialisation
    from capsulec.frontend.scopes import Module
    from capsulec.ir.types import Type


@record
class Version:
    """One function of the program, called `name` there; `label` tells it from the others of its `group`."""

    name: str
    group: int  # the line of the `def`
    label: str
    signature: str


class Versions:
    """The versions of the functions in the user's file, by their names in the program."""

    def __init__(self, specialisations: list[Specialisation], names: dict[Specialisation, str], module: Module) -> None:
        self.by_name: dict[str, Version] = {}
        self.of: dict[Specialisation, Version] = {}
        self.groups: dict[int, list[str]] = {}
        grouped: dict[int, list[Specialisation]] = {}
        for spec in specialisations:
            if spec.scope.module is module and spec in names:
                grouped.setdefault(spec.scope.node.lineno, []).append(spec)
        for line, several in sorted(grouped.items()):
            labels = _labels(several)
            # Contiguous arrays first: that version is the one to look at.
            for spec, label in sorted(zip(several, labels, strict=True), key=lambda pair: STRIDED in pair[1]):
                arguments = ", ".join(str(widened(argument)) for argument in spec.arguments)
                result = "None" if spec.result is None else str(widened(spec.result))
                version = Version(names[spec], line, label, f"{spec.scope.name}({arguments}) -> {result}")
                self.by_name[names[spec]] = self.of[spec] = version
                self.groups.setdefault(line, []).append(names[spec])

    def of_cxx(self, name: str) -> Version | None:
        """The version that a function of the C++ belongs to."""
        for ending in ("", "_loops", "_newest", "_body"):
            found = self.by_name.get(name.removesuffix(ending))
            if found is not None:
                return found
        return None

    def labels(self, names: list[str]) -> tuple[str, ...]:
        """How to say which of a function's versions these are; () when they are all."""
        known = [self.by_name[name] for name in names if name in self.by_name]
        if not known or len(known) == len(self.groups[known[0].group]):
            return ()
        siblings = [self.by_name[name].label for name in self.groups[known[0].group]]
        own = [version.label for version in known]
        for layout in (CONTIGUOUS, STRIDED):
            if own == [label for label in siblings if label.endswith(layout)]:
                return (layout,)
        return tuple(dict.fromkeys(own))


CONTIGUOUS, STRIDED = "contiguous arrays", "any strides"


def _labels(specialisations: list[Specialisation]) -> list[str]:
    """What tells versions apart: the arguments whose types differ, and the layouts of their arrays."""
    if len(specialisations) == 1:
        return [""]
    names = [parameter.name for parameter in specialisations[0].scope.parameters]
    plain = [tuple(map(_shown, spec.arguments)) for spec in specialisations]
    longest = max(map(len, plain))
    differing = [at for at in range(longest) if len({types[at : at + 1] for types in plain}) > 1]
    found = []
    for spec, types in zip(specialisations, plain, strict=True):
        parts = [f"{names[at]} {types[at]}" for at in differing if at < min(len(types), len(names))]
        if plain.count(types) > 1:
            orders = [type_.order for type_ in spec.arguments if isinstance(type_, Array)]
            parts.append(CONTIGUOUS if orders and all(order in ("C", "F") for order in orders) else STRIDED)
        found.append(", ".join(parts))
    if len(set(found)) < len(found):
        return [", ".join(map(str, spec.arguments)) for spec in specialisations]
    return found


def _shown(type_: Type) -> str:
    """A type without the order of an array; of a value that is known, the value."""
    if isinstance(type_, Static):
        return f"= {type_.value!r}"
    return str(replace(type_, order="") if isinstance(type_, Array) else type_)
