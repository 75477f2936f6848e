"""Typing f-strings, `text % values` and `text.format(values)`."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer import no_axes
from capsulec.frontend.infer.body import Body
from capsulec.ir.nodes import Loop
from capsulec.ir.types import (
    BYTES,
    COMPLEX,
    FLOAT,
    INT,
    STR,
    Array,
    Dict,
    Record,
    Scalar,
    Sequence,
    Static,
    Tuple,
    Type,
    widened,
)
from capsulec.library.joins import as_number
from capsulec.library.table import RuleError
from capsulec.library.text import specification
from capsulec.library.text import values as text_values
from capsulec.library.text.pieces import LETTERS, Amount, Field, PercentField, Starred, of_format, of_percent
from capsulec.library.text.reached import reached
from capsulec.records import record as record_of


@record_of
class Known:
    """A specification that is known while compiling."""

    text: str


CXX_NUMBERS: dict[Type, str] = {INT: "int64_t", FLOAT: "double", COMPLEX: "capsulec::complex128"}

# What stands in the place of an operand: an expression, an item of the right side of `%`, or a text.
Source = Any


class Text:
    """The C++ that makes a text, and where its operands come from."""

    def __init__(self) -> None:
        self.operands: list[Type] = []
        self.sources: list[Source] = []
        self.pieces: list[str] = []
        self.headers: set[str] = set()
        self.raises = False
        self.whole = False  # there is one piece, which is the text

    def operand(self, type_: Type, source: Source) -> str:
        self.operands.append(widened(type_))
        self.sources.append(source)
        return f"{{{len(self.operands) - 1}}}"

    def literal(self, text: str) -> str:
        return self.operand(STR, Static(text))

    def show(self, type_: Type, source: Source, conversion: str, spec: str | Known | None) -> None:
        """One more value; `spec` is the place of its specification."""
        self.pieces.append(self.shown(type_, self.operand(type_, source), conversion, spec))

    def shown(self, type_: Type, place: str, conversion: str, spec: str | Known | None) -> str:
        """The C++ of the text of a value at a place."""
        wide = widened(type_)
        if spec is None:
            self.headers.add(text_values.header(wide))
            self.raises |= isinstance(wide, Array)
            if not conversion and isinstance(wide, Scalar) and wide.dtype == "float32":
                place = f"static_cast<double>({place})"  # NumPy formats it as Python's float
            return text_values.shown(wide, place, conversion or "s")
        self.raises = True
        self.headers.add(text_values.FORMAT)
        if isinstance(wide, Record) and wide.definition.valued and not conversion:
            wide, place = self.reach(wide, place, (".value",))
        if conversion:
            place, wide = text_values.shown(wide, place, conversion), STR
        if (number := as_number(wide)) is not None:
            wide, place = number, self.number(number, place)
        if isinstance(spec, Known):
            read = specification.known(wide, spec.text)
            spec = self.literal(spec.text) if read is None else read
        return text_values.formatted(wide, place, spec)

    def reach(self, type_: Type, place: str, path: tuple[int | str, ...]) -> tuple[Type, str]:
        """What of an operand is shown."""
        for step in path:
            type_, place = reached(type_, place, step, self.literal)
            self.raises = True
        return type_, place

    def number(self, type_: Type, place: str) -> str:
        """A `bool or int` as a number, which it is wherever more is said than that it is shown."""
        self.headers.add("python/convert.hpp")
        return f"py::convert<{CXX_NUMBERS[type_]}>({place})"

    def loop(self, result: Type = STR) -> Loop:
        cxx = self.pieces[0] if self.whole else f"py::joined({', '.join(self.pieces)})"
        if result == BYTES:
            cxx = f"py::bytes({cxx})"
            self.headers.add("python/bytes.hpp")
        return Loop(
            "joined",
            tuple(self.operands),
            result,
            cxx,
            " ".join(sorted({text_values.REPR, *self.headers})),
            raises=self.raises,
        )


def record(body: Body, node: Any, text: Text, result: Type = STR) -> Type:
    """Keep a formatted text for lowering; its type is given back."""
    body.spec.loops[node] = text.loop(result)
    body.spec.texts[node] = text.sources
    for operand in text.operands:
        body.escape(operand)
    return result


def joined(body: Body, node: Any) -> Type | None:
    """The type of an f-string."""
    from capsulec.frontend.infer.expressions import expression

    text, unknown = Text(), False
    for part in node.values:
        if isinstance(part, gast.Constant):
            text.pieces.append(text.literal(part.value))
            continue
        type_ = no_axes.operand(body, part.value)
        spec, known = None, _known_spec(part.format_spec)
        if part.format_spec is not None:
            spec = expression(body, part.format_spec)
        if type_ is None or (part.format_spec is not None and spec is None):
            unknown = True
            continue
        conversion = chr(part.conversion) if part.conversion > 0 else ""
        try:
            # The specification is evaluated behind the value, and its operand comes behind the value's.
            place = None if spec is None else f"{{{len(text.operands) + 1}}}"
            text.show(type_, part.value, conversion, known or place)
        except RuleError as error:
            raise body.rule_error(error, part.value, [part.value]) from None
        if spec is not None and known is None:
            text.operand(STR, part.format_spec)
    if unknown:  # that it is a text is known before, as in a function whose text has that of other calls of it
        return None if body.final else STR
    return record(body, node, text)


def _known_spec(node: Any) -> Known | None:
    """The specification in an f-string, when it is a text without fields."""
    if not isinstance(node, gast.JoinedStr) or len(node.values) != 1 or not isinstance(node.values[0], gast.Constant):
        return None
    return Known(node.values[0].value)


def percent(body: Body, node: Any, left: Type, right: Type) -> Type | None:
    """The type of `text % values`; None when the left side is no text."""
    wide = widened(left)
    if wide not in (STR, BYTES):
        return None
    if isinstance(node.right, gast.Tuple) and isinstance(right, Tuple):
        right = no_axes.items(body, node.right, right)
    if wide == STR and (not isinstance(left, Static) or isinstance(right, Sequence)):
        from capsulec.frontend.infer.running_texts import percent as percent_at_run_time

        return percent_at_run_time(body, node, left, right)
    if not isinstance(left, Static):
        message = "`%` of bytes that are not a constant is not supported yet"
        raise body.error("not-supported-yet", message, node, hint="write them out, or format a str and encode it")
    given = list(right.items) if isinstance(right, Tuple) else [right]
    octets = isinstance(left.value, bytes)
    value = left.value.decode("latin-1") if isinstance(left.value, bytes) else str(left.value)
    try:
        pieces = of_percent(value, LETTERS + "b" * octets)
        fields = [piece for piece in pieces if isinstance(piece, PercentField)]
        if not (isinstance(widened(right), Dict) and all(field.key is not None for field in fields)):
            _check_count(fields, given)
        text = Text()
        for piece in pieces:
            if isinstance(piece, str):
                text.pieces.append(text.literal(piece))
            else:
                assert isinstance(piece, PercentField)
                _add_percent(text, piece, given, node.right, tuple_=isinstance(right, Tuple), octets=octets)
    except RuleError as error:
        raise body.rule_error(error, node, [node.right]) from None
    return record(body, node, text, wide)


def _check_count(fields: list[PercentField], given: list[Type]) -> None:
    """Refuse a right side of another number of values than there are fields."""
    if any(field.key is not None for field in fields):
        raise RuleError("format requires a mapping", hint="Python would raise TypeError here too")
    wanted = max((field.which + 1 for field in fields), default=0)
    if wanted != len(given):
        few = "not enough arguments for format string" if wanted > len(given) else "not all arguments converted"
        raise RuleError(few, hint="Python would raise TypeError here too")


def _add_percent(text: Text, piece: PercentField, given: list[Type], node: Any, *, tuple_: bool, octets: bool) -> None:
    def operand(number: int) -> tuple[Type, str]:
        if piece.key is not None:
            return text.reach(given[0], text.operand(given[0], node), (piece.key,))
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
    letter = piece.letter
    if letter not in "rsa" and isinstance(wide, Record) and wide.definition.valued:
        wide, place = text.reach(wide, place, (".value",))
    if letter not in "rsa" and (number := as_number(wide)) is not None:
        wide, place = number, text.number(number, place)
    if octets:
        wide, place, letter = text_values.percent_octets(wide, place, letter)
    value, header, raises = text_values.percent(wide, place, letter)
    text.headers.add(header)
    if letter in "rsa" and piece.width is None and piece.precision is None:
        text.pieces.append(value)  # the flags of a text matter to its width alone
        return
    text.raises = text.raises or raises
    text.headers.add(text_values.PERCENT)
    text.pieces.append(f"py::percent({value}, \"{piece.flags}\", {width}, {precision}, '{letter}')")


def format_call(body: Body, node: Any, receiver: Type, positional: list[Any], keywords: dict[str, Any]) -> Type | None:
    """The type of `text.format(…)`."""
    if not isinstance(receiver, Static):
        from capsulec.frontend.infer.running_texts import format_call as format_at_run_time

        return format_at_run_time(body, node, receiver, positional, keywords)
    assert isinstance(receiver.value, str)
    text = Text()
    try:
        for piece in of_format(receiver.value):
            if isinstance(piece, str):
                text.pieces.append(text.literal(piece))
                continue
            assert isinstance(piece, Field)
            shown = _field(body, text, piece, positional, keywords)
            if shown is None:
                return None
            text.pieces.append(shown)
    except RuleError as error:
        raise body.rule_error(error, node, positional) from None
    return record(body, node, text)


def _field(body: Body, text: Text, field: Field, positional: list[Any], keywords: dict[str, Any]) -> str | None:
    """The C++ of what a field shows; None while its type is not known."""
    argument = _argument(field.which, positional, keywords)
    type_ = body.spec.expressions.get(argument)
    if type_ is None:
        return None
    shown, place = text.reach(type_, text.operand(type_, argument), field.path)
    spec: str | None = None
    if len(field.spec) == 1 and isinstance(field.spec[0], str):
        known: str | Known | None = Known(field.spec[0])
        return text.shown(shown, place, field.conversion, known)
    if field.spec:
        parts: list[str] = []
        for piece in field.spec:
            part = text.literal(piece) if isinstance(piece, str) else _field(body, text, piece, positional, keywords)
            if part is None:
                return None
            parts.append(part)
        spec = f"py::joined({', '.join(parts)})"
    return text.shown(shown, place, field.conversion, spec)


def _argument(which: int | str, positional: list[Any], keywords: dict[str, Any]) -> Any:
    if isinstance(which, str):
        if which not in keywords:
            raise RuleError(f"the field {{{which}}} has no argument", hint="Python would raise KeyError here too")
        return keywords[which]
    if which >= len(positional):
        text = f"Replacement index {which} out of range for positional args tuple"
        raise RuleError(text, hint="Python would raise IndexError here too")
    return positional[which]
