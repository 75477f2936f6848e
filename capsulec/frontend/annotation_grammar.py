# ruff: noqa: N802, N816 -- ply finds functions and patterns by the name of their token
"""The grammar of export statements, for ply: text to a tree of `Node`s. Which names are types, others know.

The lexer has three states. Before an export's name every word may be one, so that a function may be
called `list`; inside parentheses words are types and keywords; after them stands free text, a consumer or
a signature.

`annotation_tables.py` holds what ply makes of this module, so that a build makes no tables: after a
change run `python -m capsulec.frontend.annotation_grammar`. The functions named `p_…` have grammar rules
for docstrings, the functions named `t_…` the pattern of their token; ply reads both.
"""

from __future__ import annotations

from typing import Any, NoReturn

from capsulec.frontend.standing_in import standing_in

with standing_in("inspect"):  # ply uses it only where it makes tables, and reading it takes longer than reading ply
    from ply import lex, yacc

# ply reads this name.
tokens = (
    *("EXPORT", "KIND", "NAME", "LPAREN", "RPAREN", "COMMA", "CONSUMER", "STRING", "FREE"),
    *("LBRACKET", "RBRACKET", "COLON", "NUMBER", "STAR", "QUESTION"),
    *("LIST", "SET", "DICT", "TUPLE", "TYPE", "PACKAGE", "OR", "ORDER"),
)
states = (("types", "exclusive"), ("after", "exclusive"))
KEYWORDS = {
    **{word: word.upper() for word in ("list", "set", "dict", "tuple", "type", "or", "order")},
    "pkg": "PACKAGE",
}
HINTS = {
    "{": "a set of T is written 'T set', a dict 'K:V dict'",
    "|": "alternatives are written with or: int or None",
    "=": "parameters have no names and values here, only types; 'T?' is one with a default",
}
CLOSES = {")": "(", "]": "["}


Place = tuple[int, int]


class Node:
    """A piece of syntax: its kind, its text or the token that matters, its parts, where it starts and ends.

    Types: name, list, set, dict, type, container, tuple, pointer, array (parts: type, axes), order (type,
    letter), function (result, arguments), or, group. Above them: axis, parameter (text "?" when optional),
    package, call (parts: the parameters; `consumer` and `signature` are what follows them), variable,
    annotation (text: the kind, or "").
    """

    __slots__ = ("consumer", "end", "kind", "parts", "signature", "start", "text")

    def __init__(self, kind: str, text: str, parts: list[Node], start: int, end: int) -> None:
        self.kind, self.text, self.parts, self.start, self.end = kind, text, parts, start, end
        self.consumer: Node | None = None
        self.signature: Node | None = None

    @property
    def place(self) -> Place:
        """Where it starts and ends."""
        return self.start, self.end


class ExportError(Exception):
    """A mistake at a place: text[start:end]. `notes` are other places with what they have to do with it."""

    def __init__(
        self, code: str, message: str, place: Place, hint: str = "", notes: tuple[tuple[Place, str], ...] = ()
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.place, self.hint, self.notes = code, message, place, hint, notes


class _UnexpectedError(Exception):
    """Carries the token that no rule takes (None at the end) out of ply."""


t_ignore = " \t\f\n"
t_types_ignore = " \t\f\n"
t_after_ignore = " \t\f\n"

t_types_COMMA = r","
t_types_COLON = r":"
t_types_STAR = r"\*"
t_types_QUESTION = r"\?"


def t_KIND(t: Any) -> Any:
    r"(?:capsule|ufunc|gufunc)(?=\s+[^\W\d])"
    t.lexer.kind = t.value
    return t


def t_NAME(t: Any) -> Any:
    r"[^\W\d]\w*"
    if t.lexpos == 0 and t.value == "export":
        t.type = "EXPORT"
    else:
        t.lexer.begin("after")
    return t


def t_error(t: Any) -> NoReturn:
    """PLY calls this for a character that no token of an export begins with."""
    raise _bad_character(t)


def t_types_NAME(t: Any) -> Any:
    r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"
    t.type = KEYWORDS.get(t.value, "NAME")
    return t


def t_types_NUMBER(t: Any) -> Any:
    r"\d+"
    return t


def t_types_after_LPAREN(t: Any) -> Any:
    r"\("
    t.lexer.open.append(t)
    t.lexer.begin("types")
    return t


def t_types_LBRACKET(t: Any) -> Any:
    r"\["
    t.lexer.open.append(t)
    return t


def t_types_RPAREN(t: Any) -> Any:
    r"\)"
    _close(t)
    return t


def t_types_RBRACKET(t: Any) -> Any:
    r"\]"
    _close(t)
    return t


def t_types_after_comment(t: Any) -> None:
    r"\#[^\n]*"


def t_types_error(t: Any) -> NoReturn:
    """The same within types."""
    raise _bad_character(t)


def t_after_COMMA(t: Any) -> Any:
    r","
    t.lexer.begin("INITIAL")
    return t


def t_after_CONSUMER(t: Any) -> Any:
    r"for\s+[^\W\d]\w*(?:(?:\.[^\W\d]\w*)+|(?=[ \t]*(?:,|\n|\#|\Z)))"
    if t.lexer.kind != "capsule" and "." not in t.value:
        _swallow(t)
    return t


def t_after_STRING(t: Any) -> Any:
    r"\"[^\"\n]*\"|'[^'\n]*'"
    if t.lexer.kind != "gufunc":
        _swallow(t)
    return t


def t_after_FREE(t: Any) -> Any:
    r"\S"
    if t.value in CLOSES and t.lexer.lexdata[t.lexpos :].strip(")] \n"):  # other exports may follow
        raise ExportError("unbalanced", f"'{t.value}' closes nothing", (t.lexpos, t.lexpos + 1))
    _swallow(t)
    return t


def t_after_error(t: Any) -> NoReturn:
    """The same behind the closing parenthesis."""
    raise _bad_character(t)


def _swallow(t: Any) -> None:
    """Make the token free text that reaches to the end of the statement."""
    t.type, t.value = "FREE", t.lexer.lexdata[t.lexpos :]
    t.lexer.lexpos = len(t.lexer.lexdata)


def _close(t: Any) -> None:
    opened = t.lexer.open.pop()
    if opened.value != CLOSES[t.value]:
        notes = (((opened.lexpos, opened.lexpos + 1), "opened here"),)
        message = f"'{t.value}' cannot close '{opened.value}'"
        raise ExportError("unbalanced", message, (t.lexpos, t.lexpos + 1), notes=notes)
    if not t.lexer.open:
        t.lexer.begin("after")


def expected_export(place: Place) -> ExportError:
    """The mistake of a statement that does not begin with `export`."""
    return ExportError("bad-export", "expected the word 'export'", place, "write #pythran export name(types)")


def _bad_character(t: Any) -> ExportError:
    if t.lexpos == 0:
        return expected_export((0, 1))
    hint = HINTS.get(t.value[0], "")
    message = f"unexpected character '{t.value[0]}' in an export"
    return ExportError("bad-token", message, (t.lexpos, t.lexpos + 1), hint)


def p_annotation(p: Any) -> None:
    "annotation : EXPORT kind items"
    p[0] = Node("annotation", p[2], p[3], p.lexpos(1), p[3][-1].end)


def p_kind(p: Any) -> None:
    """kind : KIND
    |"""
    p[0] = p[1] if len(p) == 2 else ""


def p_list(p: Any) -> None:
    """items : item
             | items COMMA item
    parameter_list : parameter
                   | parameter_list COMMA parameter
    types : alternatives
          | types COMMA alternatives
    axes : axis
         | axes COMMA axis"""
    p[0] = [p[1]] if len(p) == 2 else [*p[1], p[3]]


def p_empty_list(p: Any) -> None:
    """parameters :
    arguments :"""
    p[0] = []


def p_whole_list(p: Any) -> None:
    """parameters : parameter_list
                  | parameter_list COMMA
    arguments : types"""
    p[0] = p[1]


def p_variable(p: Any) -> None:
    "item : NAME"
    p[0] = Node("variable", p[1], [], p.lexpos(1), _end(p, 1))


def p_function(p: Any) -> None:
    "item : NAME LPAREN parameters RPAREN tail"
    p[0] = Node("call", p[1], p[3], p.lexpos(1), _end(p, 4))
    p[0].consumer, p[0].signature = p[5]


def p_tail(p: Any) -> None:
    """tail :
    | FREE
    | CONSUMER free
    | STRING free"""
    piece = Node("tail", p[1], [], p.lexpos(1), _end(p, 1)) if len(p) == 3 else None
    signature = piece is not None and piece.text[0] in "\"'"
    p[0] = (None, piece) if signature else (piece, None)


def p_free(p: Any) -> None:
    """free :
    | FREE"""


def p_parameter(p: Any) -> None:
    """parameter : alternatives
    | alternatives QUESTION"""
    p[0] = Node("parameter", p[2] if len(p) == 3 else "", [p[1]], p[1].start, p[1].end)


def p_package(p: Any) -> None:
    "parameter : NAME PACKAGE"
    package = Node("package", p[1], [], p.lexpos(1), _end(p, 2))
    p[0] = Node("parameter", "", [package], package.start, package.end)


def p_alternatives(p: Any) -> None:
    """alternatives : postfix
    | alternatives OR postfix"""
    p[0] = p[1] if len(p) == 2 else Node("or", "", [p[1], p[3]], p[1].start, p[3].end)


def p_same(p: Any) -> None:
    "postfix : primary"
    p[0] = p[1]


def p_suffixed(p: Any) -> None:
    """postfix : postfix LIST
    | postfix SET
    | postfix STAR
    | postfix TYPE
    | container TYPE"""
    kind = {"*": "pointer"}.get(p[2], p[2])
    p[0] = Node(kind, p[2], [p[1]], p[1].start, _end(p, 2))


def p_dict(p: Any) -> None:
    "postfix : postfix COLON alternatives DICT"
    p[0] = Node("dict", "", [p[1], p[3]], p[1].start, _end(p, 4))


def p_array(p: Any) -> None:
    "postfix : postfix LBRACKET axes RBRACKET"
    p[0] = Node("array", "", [p[1], *p[3]], p[1].start, _end(p, 4))


def p_array_without_axes(p: Any) -> None:
    "postfix : postfix LBRACKET LPAREN RPAREN RBRACKET"
    p[0] = Node("array", "", [p[1]], p[1].start, _end(p, 5))


def p_axis(p: Any) -> None:
    """axis :
    | NUMBER
    | COLON
    | COLON COLON"""
    start = p.lexpos(1) if len(p) > 1 else 0
    p[0] = Node("axis", "".join(p[1:]), [], start, start + len("".join(p[1:])))


def p_order(p: Any) -> None:
    "postfix : postfix ORDER LPAREN NAME RPAREN"
    letter = Node("letter", p[4], [], p.lexpos(4), _end(p, 4))
    p[0] = Node("order", p[4], [p[1], letter], p[1].start, _end(p, 5))


def p_function_type(p: Any) -> None:
    "postfix : postfix LPAREN arguments RPAREN"
    p[0] = Node("function", "", [p[1], *p[3]], p[1].start, _end(p, 4))


def p_container(p: Any) -> None:
    """container : LIST
    | SET
    | DICT
    | TUPLE"""
    p[0] = Node("container", p[1], [], p.lexpos(1), _end(p, 1))


def p_name(p: Any) -> None:
    "primary : NAME"
    p[0] = Node("name", p[1], [], p.lexpos(1), _end(p, 1))


def p_tuple(p: Any) -> None:
    """primary : LPAREN types RPAREN
    | LPAREN types COMMA RPAREN"""
    p[0] = Node("tuple", "", p[2], p.lexpos(1), _end(p, len(p) - 1))


def p_group(p: Any) -> None:
    "primary : LBRACKET alternatives RBRACKET"
    p[0] = Node("group", "", [p[2]], p.lexpos(1), _end(p, 3))


def p_error(token: Any) -> NoReturn:
    """PLY calls this for a token that cannot follow; None for the end of the text."""
    raise _UnexpectedError(token)


def _end(p: Any, n: int) -> int:
    """Where the token at place n of a rule ends."""
    return int(p.lexpos(n)) + len(p[n])


_machines: list[Any] = []  # lexer and parser, made when first wanted


def syntax(text: str) -> Node:
    """The tree of one export statement; raises ExportError."""
    if not _machines:
        _machines.extend(_load())
    lexer, parser = _machines
    lexer.open, lexer.kind = [], ""
    lexer.begin("INITIAL")
    try:
        node: Node = parser.parse(text, lexer=lexer)
    except _UnexpectedError as unexpected:
        expected = parser.action[parser.statestack[-1]]
        from capsulec.frontend.annotation_mistakes import explain

        raise explain(unexpected.args[0], parser.symstack[-1], set(expected), lexer) from None
    return node


def _load() -> tuple[Any, Any]:
    """Lexer and parser from the checked-in tables; writes nothing."""
    from capsulec.frontend import annotation_tables

    functions = globals()
    lexer = lex.Lexer()
    lexer.readtab(annotation_tables, functions)
    table = yacc.LRTable()
    table.read_table(annotation_tables)
    table.bind_callables(functions)
    return lexer, yacc.LRParser(table, p_error)


if __name__ == "__main__":
    from capsulec.frontend.annotation_generator import write

    write()
