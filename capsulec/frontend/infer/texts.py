"""Typing f-strings, `text % values` and `text.format(values)`."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer.body import Body
from capsulec.ir.nodes import Loop
from capsulec.ir.types import INT, STR, Scalar, Static, Tuple, Type, widened
from capsulec.library.table import RuleError
from capsulec.library.text import values as text_values
from capsulec.library.text.pieces import Amount, Field, PercentField, Piece, Starred, of_format, of_percent

# What stands in the place of an operand: an expression, an item of the right side of `%`, or a text.
Source = Any


class _Text:
    """The C++ that makes a text, and where its operands come from."""

    def __init__(self) -> None:
        self.operands: list[Type] = []
        self.sources: list[Source] = []
        self.pieces: list[str] = []
        self.headers: set[str] = set()
        self.raises = False

    def operand(self, type_: Type, source: Source) -> str:
        self.operands.append(widened(type_))
        self.sources.append(source)
        return f"{{{len(self.operands) - 1}}}"

    def literal(self, text: str) -> str:
        return self.operand(STR, Static(text))

    def show(self, type_: Type, source: Source, conversion: str, spec: str | None) -> None:
        """One more value; `spec` is the place of its specification."""
        place = self.operand(type_, source)
        wide = widened(type_)
        if spec is None:
            self.headers.add(text_values.header(wide))
            if not conversion and isinstance(wide, Scalar) and wide.dtype == "float32":
                place = f"static_cast<double>({place})"  # NumPy formats it as Python's float
            self.pieces.append(text_values.shown(wide, place, conversion or "s"))
            return
        self.raises = True
        self.headers.add(text_values.FORMAT)
        if conversion:
            place, wide = text_values.shown(wide, place, conversion), STR
        self.pieces.append(text_values.formatted(wide, place, spec))

    def loop(self) -> Loop:
        cxx = f"py::joined({', '.join(self.pieces)})"
        return Loop(
            "joined",
            tuple(self.operands),
            STR,
            cxx,
            " ".join(sorted({text_values.REPR, *self.headers})),
            raises=self.raises,
        )


def _record(body: Body, node: Any, text: _Text) -> Type:
    body.spec.loops[node] = text.loop()
    body.spec.texts[node] = text.sources
    for operand in text.operands:
        body.escape(operand)
    return STR


def joined(body: Body, node: Any) -> Type | None:
    """The type of an f-string."""
    from capsulec.frontend.infer.expressions import expression

    text, unknown = _Text(), False
    for part in node.values:
        if isinstance(part, gast.Constant):
            text.pieces.append(text.literal(part.value))
            continue
        type_ = expression(body, part.value)
        spec = None
        if part.format_spec is not None:
            spec = expression(body, part.format_spec)
        if type_ is None or (part.format_spec is not None and spec is None):
            unknown = True
            continue
        conversion = chr(part.conversion) if part.conversion > 0 else ""
        try:
            # The specification is evaluated behind the value, and its operand comes behind the value's.
            place = None if spec is None else f"{{{len(text.operands) + 1}}}"
            text.show(type_, part.value, conversion, place)
        except RuleError as error:
            raise body.rule_error(error, part.value, [part.value]) from None
        if spec is not None:
            text.operand(STR, part.format_spec)
    return None if unknown else _record(body, node, text)


def percent(body: Body, node: Any, left: Type, right: Type) -> Type | None:
    """The type of `text % values`; None when the left side is no text."""
    if widened(left) != STR:
        return None
    if not isinstance(left, Static):
        raise body.error(
            "not-supported-yet",
            "`%` of a text that is not a constant is not supported yet",
            node,
            hint="use an f-string",
        )
    assert isinstance(left.value, str)
    given = list(right.items) if isinstance(right, Tuple) else [right]
    try:
        pieces = of_percent(left.value)
        wanted = max((piece.which + 1 for piece in pieces if isinstance(piece, PercentField)), default=0)
        if wanted != len(given):
            few = "not enough arguments for format string" if wanted > len(given) else "not all arguments converted"
            raise RuleError(few, hint="Python would raise TypeError here too")
        text = _Text()
        for piece in pieces:
            _add_percent(text, piece, given, tuple_=isinstance(right, Tuple), node=node.right)
    except RuleError as error:
        raise body.rule_error(error, node, [node.right]) from None
    return _record(body, node, text)


def _add_percent(text: _Text, piece: Piece, given: list[Type], *, tuple_: bool, node: Any) -> None:
    if isinstance(piece, str):
        text.pieces.append(text.literal(piece))
        return
    assert isinstance(piece, PercentField)

    def operand(number: int) -> tuple[Type, str]:
        return widened(given[number]), text.operand(given[number], (node, number) if tuple_ else node)

    def amount(asked: Amount, none: int) -> str:
        if not isinstance(asked, Starred):
            return str(none if asked is None else asked)
        wide, place = operand(asked.which)
        if wide != INT:
            raise RuleError("* wants int", hint="Python would raise TypeError here too")
        return place

    width, precision = amount(piece.width, 0), amount(piece.precision, -1)
    if isinstance(piece.width, Starred):
        width = f"py::percent_width({width})"
    if isinstance(piece.precision, Starred):
        precision = f"py::percent_precision({precision})"
    wide, place = operand(piece.which)
    value, header, raises = text_values.percent(wide, place, piece.letter)
    text.headers.add(header)
    if piece.letter in "rsa" and piece.width is None and piece.precision is None:
        text.pieces.append(value)  # the flags of a text matter to its width alone
        return
    text.raises = text.raises or raises
    text.headers.add(text_values.PERCENT)
    text.pieces.append(f"py::percent({value}, \"{piece.flags}\", {width}, {precision}, '{piece.letter}')")


def format_call(body: Body, node: Any, receiver: Type, positional: list[Any], keywords: dict[str, Any]) -> Type | None:
    """The type of `text.format(…)`."""
    if not isinstance(receiver, Static):
        raise body.error(
            "not-supported-yet",
            "format of a text that is not a constant is not supported yet",
            node,
            hint="use an f-string",
        )
    assert isinstance(receiver.value, str)
    text = _Text()
    try:
        for piece in of_format(receiver.value):
            if isinstance(piece, str):
                text.pieces.append(text.literal(piece))
                continue
            assert isinstance(piece, Field)
            argument = _argument(piece.which, positional, keywords)
            type_ = body.spec.expressions.get(argument)
            if type_ is None:
                return None
            spec = text.literal(piece.spec) if piece.spec else None
            text.show(type_, argument, piece.conversion, spec)
    except RuleError as error:
        raise body.rule_error(error, node, positional) from None
    return _record(body, node, text)


def _argument(which: int | str, positional: list[Any], keywords: dict[str, Any]) -> Any:
    if isinstance(which, str):
        if which not in keywords:
            raise RuleError(f"the field {{{which}}} has no argument", hint="Python would raise KeyError here too")
        return keywords[which]
    if which >= len(positional):
        text = f"Replacement index {which} out of range for positional args tuple"
        raise RuleError(text, hint="Python would raise IndexError here too")
    return positional[which]
