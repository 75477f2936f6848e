"""Typing `text % values`, `text.format(…)` and `text.format_map(d)` where the text is only known at run time."""

from __future__ import annotations

from typing import Any

from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.texts import Text, record
from capsulec.ir.types import STR, Dict, Sequence, Tuple, Type, widened
from capsulec.library.cells import content
from capsulec.library.table import RuleError
from capsulec.library.text import running


def percent(body: Body, node: Any, left: Type, right: Type) -> Type:
    """The type of `text % values`."""
    text = Text()
    text.headers.add(running.PERCENT_TEXT)
    format_ = text.operand(left, node.left)
    wide = widened(right)
    try:
        match wide:
            case Tuple(items):
                values = [_percent_value(text, item, (node.right, n)) for n, item in enumerate(items)]
                if not values:
                    text.operand(right, node.right)
                call = f"py::percent_text({', '.join([format_, 'false', *values])})"
            case Sequence(element):
                place = text.operand(right, node.right)
                call = f"py::percent_text_items({format_}, {place}, {_percents(text, content(element))})"
            case Dict(key) if content(key) == STR:
                place = text.operand(right, node.right)
                shows = _percents(text, running.mapping_value(wide, content))
                call = f"py::percent_text_map({format_}, {place}, {_percents(text, wide)}, {shows})"
            case _:
                subscripted = "true" if running.is_subscripted(wide) else "false"
                call = f"py::percent_text({format_}, {subscripted}, {_percent_value(text, right, node.right)})"
    except RuleError as error:
        raise body.rule_error(error, node, [node.right]) from None
    return _recorded(body, node, text, call)


def _percent_value(text: Text, type_: Type, source: Any) -> str:
    place = running.value_of(type_, text.operand(type_, source))
    return f"py::percent_by({place}, {_percents(text, type_)})"


def _percents(text: Text, type_: Type) -> str:
    text.headers |= running.headers(widened(type_))
    return running.percents(type_)


def format_call(body: Body, node: Any, receiver: Type, positional: list[Any], keywords: dict[str, Any]) -> Type | None:
    """The type of `text.format(…)`."""
    text = Text()
    values = [text.operand(receiver, node.func.value)]
    try:
        for name, argument in [*((None, a) for a in positional), *keywords.items()]:
            type_ = body.spec.expressions.get(argument)
            if type_ is None:
                return None
            head = "py::shown_by(" if name is None else f"py::named_by({text.literal(name)}, "
            place = running.value_of(type_, text.operand(type_, argument))
            values.append(f"{head}{place}, {_shows(text, type_)})")
    except RuleError as error:
        raise body.rule_error(error, node, positional) from None
    return _recorded(body, node, text, f"py::format_text({', '.join(values)})")


def format_map_call(body: Body, node: Any, receiver: Type, mapping: Any) -> Type | None:
    """The type of `text.format_map(d)`."""
    type_ = body.spec.expressions.get(mapping)
    if type_ is None:
        return None
    text = Text()
    places = [text.operand(receiver, node.func.value), text.operand(type_, mapping)]
    try:
        shows = _shows(text, running.mapping_value(type_, content))
    except RuleError as error:
        raise body.rule_error(error, node, [mapping]) from None
    return _recorded(body, node, text, f"py::format_text_map({', '.join([*places, shows])})")


def _shows(text: Text, type_: Type) -> str:
    text.headers |= running.headers(widened(type_))
    return running.shows(type_)


def _recorded(body: Body, node: Any, text: Text, call: str) -> Type:
    if "format_text" in call:
        text.headers.add(running.FORMAT_TEXT)
    text.pieces.append(call)
    text.whole = True
    text.raises = True
    return record(body, node, text)
