"""Exports: what the user promises of the compiled module's functions, variables, capsules and ufuncs.

An export line becomes one `Export` for each overload: `or` has been expanded, `?` is kept as
`Parameter.optional`. The front end compiles what an export names, the back end makes the Python object
for it.
"""

from __future__ import annotations

from typing import Literal

from capsulec.diagnostics import Span
from capsulec.ir.types import Array, Static, Type
from capsulec.records import record

Kind = Literal["function", "variable", "capsule", "ufunc", "gufunc"]


@record
class Parameter:
    """One parameter's type, and the place that says so.

    `optional`: the Python default takes its place when a call leaves it out; those after it are optional too.
    `extents`: empty, or for each axis of an array the length that it must have, None for any.
    """

    type: Type
    optional: bool
    extents: tuple[int | None, ...]
    span: Span

    def __str__(self) -> str:
        text = str(self.type)
        if self.extents and isinstance(self.type, Array):
            axes = ",".join(":" if extent is None else str(extent) for extent in self.extents)
            text = text.replace(f"[{','.join([':'] * self.type.ndim)}]", f"[{axes}]")
        return f"{text}?" if self.optional else text


@record
class Export:
    """One overload of one exported name.

    `consumer` is the dotted name after a capsule's `for`, `signature` a gufunc's `(n),(n)->()`. `span`
    goes from the name to the closing parenthesis, `name_span` is the name, `text` that piece of source on
    one line.
    """

    kind: Kind
    name: str
    parameters: tuple[Parameter, ...]
    consumer: str
    signature: str
    span: Span
    name_span: Span
    text: str

    @property
    def normalised(self) -> str:
        """Name and types: `f(int32, float64*)`, also a capsule's name. A variable's name alone."""
        if self.kind == "variable":
            return self.name
        return f"{self.name}({', '.join(map(str, self.parameters))})"

    @property
    def required(self) -> int:
        """How many arguments the shortest call has."""
        return sum(not parameter.optional for parameter in self.parameters)

    def __str__(self) -> str:
        """The line of `--emit=exports`."""
        signature = f' "{self.signature}"' if self.signature else ""
        consumer = f" for {self.consumer}" if self.consumer else ""
        return f"{self.kind} {self.normalised}{signature}{consumer}"


@record
class Slot:
    """One parameter of an exported Python function as its `def` has it; `default` is Python text, None when required.

    `way`: "positional" parameters cannot be passed by name, "keyword" ones only so, others both ways.
    """

    name: str
    way: Literal["positional", "either", "keyword"]
    default: str | None


@record
class Passed:
    """A parameter that a call passes: its type, and the default in its place when only later ones are passed.

    `settled` is the type that the function has it in: wider, where the function puts other things into a container.
    `extents` as in Parameter. `left_out`: not passed after all, while later ones are.
    """

    type: Type
    default: Static | None
    settled: Type
    extents: tuple[int | None, ...] = ()
    left_out: bool = False


@record
class Overload:
    """One way to call an exported Python function.

    `function` is the program's name of the specialisation, `passed` its first parameters; the others are left out and
    have their defaults compiled in. `text` is how messages and docstrings show it: `f(int, float)`. A `twin` is another
    overload for a layout of its arrays, or leaves out other parameters; nobody is told of it.
    """

    function: str
    text: str
    passed: tuple[Passed, ...]
    result: Type
    twin: bool = False


@record
class Variable:
    """An exported variable; `function` is the program's function that gives its value."""

    name: str
    function: str
    type: Type


@record
class PythonFunction:
    """An exported Python function: `overloads` in the order in which a call tries them. Of a ufunc they are its loops;
    `signature` is a gufunc's."""

    name: str
    doc: str
    slots: tuple[Slot, ...]
    overloads: tuple[Overload, ...]
    signature: str = ""
