"""Characters as numbers.

before    c: str = s[i]; if c == "x": found.append(c)
after     c: int = s.code(i); if c == 120: found.append(character(c))

Python has no type for one character, so `s[i]` and the elements of a text are texts. Where they are compared with one
another, looked for in a text, or asked what kind of character they are, their code points say the same and are one
machine word. A variable that holds nothing but characters and is used like this somewhere becomes a number; where it is
needed as a text, that is made again.
"""

from __future__ import annotations

from capsulec.ir.build import constant
from capsulec.ir.nodes import Address, Assign, Block, Const, Expr, For, Function, Local, Loop, Map, Select, Stmt
from capsulec.ir.types import BOOL, INT, STR
from capsulec.ir.walk import all_expressions, children, statements, with_blocks, with_children, with_expressions
from capsulec.records import replace

COMPARED = {
    "py::equal({0}, {1})": "{0} == {1}",
    "!py::equal({0}, {1})": "{0} != {1}",
    "py::less({0}, {1})": "{0} < {1}",
    "py::less({1}, {0})": "{0} > {1}",
    "!py::less({1}, {0})": "{0} <= {1}",
    "!py::less({0}, {1})": "{0} >= {1}",
}
KINDS = ("alpha", "decimal", "digit", "numeric", "alnum", "space", "printable", "upper", "lower")
ASKED = {f"py::text::is{kind}({{0}})": f"py::text::is_{kind}(static_cast<uint32_t>({{0}}))" for kind in KINDS}
READ = {"{0}.item({1})": "{0}.code_item({1})", "{0}.at({1})": "{0}.code_at({1})"}
FEW = 8  # so many comparisons are better than a search
MAKE = Loop("character", (INT,), STR, "py::of_code({0})", "python/str.hpp")


def characters(function: Function) -> Function:
    """The function with characters as numbers where they are compared."""
    variables = _variables(function)
    return replace(function, body=_block(function.body, variables))


def _variables(function: Function) -> set[str]:
    """The variables that hold nothing but characters and are compared somewhere."""
    values: dict[str, list[Expr]] = {}
    for statement in statements(function.body):
        if isinstance(statement, Assign) and statement.target.type == STR:
            values.setdefault(statement.target.name, []).append(statement.value)
    expressions = list(all_expressions(function.body))
    taken = {p.name for p in function.parameters} | {e.name for e in expressions if isinstance(e, Address)}
    found = set(values) - taken
    while True:
        wrong = {name for name in found if not all(_is_character(value, found) for value in values[name])}
        if not wrong:
            break
        found -= wrong
    compared = {
        arg.name
        for expr in expressions
        if isinstance(expr, Map) and _codes(expr, found) is not None
        for arg in expr.args
        if isinstance(arg, Local)
    }
    # One that is assigned to another has to be a number when that one is.
    while True:
        more = {n for n in compared & found for v in values[n] for n in _mentioned(v)} & found
        if more <= compared:
            return compared & found
        compared |= more


def _mentioned(value: Expr) -> set[str]:
    match value:
        case Local(name):
            return {name}
        case Select(_, body, orelse):
            return _mentioned(body) | _mentioned(orelse)
        case _:
            return set()


def _is_character(expr: Expr, variables: set[str]) -> bool:
    match expr:
        case Map(loop) if loop.cxx in READ and loop.operands[0] == STR:
            return loop.result == STR
        case Const(value=str() as value):
            return len(value) == 1
        case Local(name):
            return name in variables
        case Select(_, body, orelse):
            return _is_character(body, variables) and _is_character(orelse, variables)
        case _:
            return False


def _codes(expr: Map, variables: set[str]) -> str | None:
    """The C++ of an operation on the code points of characters, when it is one on characters."""
    loop, args = expr.loop, expr.args
    if not loop.operands or loop.operands[0] != STR or not _is_character(args[0], variables):
        return None
    if loop.cxx in COMPARED:
        both = _is_character(args[1], variables)
        known = isinstance(args[0], Const) and isinstance(args[1], Const)
        return COMPARED[loop.cxx] if both and not known else None
    if isinstance(args[0], Const):
        return None
    if loop.cxx == "{1}.contains({0})" and loop.operands == (STR, STR):
        return "{1}.contains_code({0})"
    if loop.cxx == "py::code_of({0})":
        return "{0}"
    return ASKED.get(loop.cxx)


def _block(block: Block, variables: set[str]) -> Block:
    return tuple(_statement(statement, variables) for statement in block)


def _statement(statement: Stmt, variables: set[str]) -> Stmt:
    match statement:
        case Assign(target, value) if target.name in variables:
            return replace(statement, target=replace(target, type=INT), value=_code(value, variables))
        case For() if statement.var.name in variables:
            raise AssertionError("a loop counts with a number")
        case _:
            changed = with_expressions(statement, lambda e: _text(e, variables))
            return with_blocks(changed, lambda inner: _block(inner, variables))


def _text(expr: Expr, variables: set[str]) -> Expr:
    """An expression with all in it that is better done with numbers."""
    match expr:
        case Local(name, span=span) if name in variables:
            return Map(MAKE, (Local(name, INT, span),), STR, span)
        case Map(loop, args) if (cxx := _codes(expr, variables)) is not None:
            if loop.cxx == "{1}.contains({0})":
                return _searched(expr, variables)
            if cxx == "{0}":
                return _code(args[0], variables)
            codes = tuple(_code(arg, variables) for arg in args)
            changed = replace(loop, operands=(INT,) * len(args), cxx=cxx, raises=False)
            return replace(expr, loop=changed, args=codes)
        case _ if children(expr):
            return with_children(expr, lambda child: _text(child, variables))
        case _:
            return expr


def _searched(expr: Map, variables: set[str]) -> Expr:
    """`c in text`."""
    code = _code(expr.args[0], variables)
    text = expr.args[1]
    if isinstance(code, Local) and isinstance(text, Const) and isinstance(text.value, str) and len(text.value) <= FEW:
        found: Expr = constant(False)
        equal = Loop("==", (INT, INT), BOOL, "{0} == {1}")
        for character in reversed(dict.fromkeys(text.value)):
            test = Map(equal, (code, constant(ord(character))), BOOL, expr.span)
            found = test if isinstance(found, Const) else Select(test, constant(True), found, BOOL, expr.span)
        return found
    loop = replace(expr.loop, operands=(INT, STR), cxx="{1}.contains_code({0})")
    return replace(expr, loop=loop, args=(code, _text(text, variables)))


def _code(expr: Expr, variables: set[str]) -> Expr:
    """The code point of a character."""
    match expr:
        case Map(loop, args):
            loop = replace(loop, name="code", result=INT, cxx=READ[loop.cxx])
            return replace(expr, loop=loop, args=tuple(_text(arg, variables) for arg in args), type=INT)
        case Const(value=str() as value):
            return constant(ord(value), expr.span)
        case Local(name, span=span):
            return Local(name, INT, span)
        case Select(test, body, orelse):
            codes = _code(body, variables), _code(orelse, variables)
            return replace(expr, test=_text(test, variables), body=codes[0], orelse=codes[1], type=INT)
    raise AssertionError(expr)
