"""What is said of operands that are no numbers: whether Python refuses them too, or capsulec alone does so far."""

from __future__ import annotations

from typing import Any

from capsulec.diagnostics import CompileError, not_supported_yet
from capsulec.frontend.infer.body import Body
from capsulec.ir.types import (
    Array,
    Bytes,
    Enumerate,
    Function,
    LibraryFunction,
    Module,
    NoneType,
    Pointer,
    Reversed,
    Scalar,
    Str,
    Tuple,
    Type,
    Union,
    UserModule,
    Zip,
    kind,
    widened,
)
from capsulec.library.containers.kinds import several_hint
from capsulec.library.operators import REFUSALS, UNARY_REFUSALS

NEITHER = (
    Scalar | NoneType | Function | LibraryFunction | Module | UserModule
)  # what Python can neither index nor iterate
TYPE_ERROR = "Python would raise TypeError here too"
POINTER_HINT = "index it, or make an array of it: numpy.ctypeslib.as_array(pointer, n)"


def refuse_operands(body: Body, node: Any, op: str, types: list[Type], operands: list[Any]) -> None:
    """Raise CompileError when an operand of `op`, unary or binary, is no number and no array."""
    refuse_pointers(body, op, types, operands)
    wide = [widened(type_) for type_ in types]
    if all(isinstance(type_, Scalar | Array) for type_ in wide):
        return
    if _has_meaning(op, wide):
        raise not_supported_yet(f"`{op}` with {' and '.join(map(str, wide))}", body.span(node))
    several = [type_ for type_ in wide if isinstance(type_, Union)]
    if several:
        notes = tuple(note for operand in operands for note in body.reasons(operand))
        text = f"`{op}` with {' and '.join(map(str, wide))}"
        raise body.error("operand-types", text, node, notes=notes, hint=several_hint(several[0]))
    texts = UNARY_REFUSALS if len(wide) == 1 else REFUSALS
    text = texts.get(op, f"cannot compare {{}} and {{}} with {op}").format(*wide)
    notes = tuple(note for operand in operands for note in body.reasons(operand))
    raise body.error("operand-types", text, node, notes=notes, hint=TYPE_ERROR)


def refuse_pointers(body: Body, op: str, types: list[Type], operands: list[Any]) -> None:
    """Raise CompileError when an operand is a pointer."""
    for type_, operand in zip(types, operands, strict=True):
        if isinstance(type_, Pointer):
            raise body.error(
                "pointer-misuse",
                f"`{op}` on a pointer: pointers can be indexed, passed on, and compared with None",
                operand,
                hint=POINTER_HINT,
                notes=tuple(body.reasons(operand)),
            )


def _has_meaning(op: str, types: list[Type]) -> bool:
    """Whether Python gives `op` a meaning for these operands, one of which is no number."""
    if op in ("==", "!="):
        return True
    match op, types:
        case "%", [Str() | Bytes(), _]:
            return True
        case "*", ([Str() | Bytes() | Tuple(), Scalar(dtype)] | [Scalar(dtype), Str() | Bytes() | Tuple()]):
            return kind(dtype) in "iub"
        case _, [left, right]:
            return op in ("+", "<", "<=", ">", ">=") and left == right and isinstance(left, Str | Bytes)
        case _:
            return False


def no_index(body: Body, node: Any, container: Type, container_node: Any) -> CompileError:
    """The error for `container[…]`, when it is no pointer, tuple or array."""
    wide = widened(container)
    if isinstance(wide, NEITHER | Enumerate | Zip | Reversed):
        notes = tuple(body.reasons(container_node))
        return body.error("operand-types", f"{wide} cannot be indexed", node, notes=notes, hint=TYPE_ERROR)
    return not_supported_yet(f"indexing a {wide}", body.span(node))


def no_unpacking(body: Body, value: Type, value_node: Any) -> CompileError:
    """The error for `a, b = value`, when it is no tuple or array."""
    wide, notes = widened(value), tuple(body.reasons(value_node))
    if isinstance(wide, Pointer):
        text, hint = "a pointer cannot be unpacked: it has no length", "index it: p[0], p[1]"
        return body.error("pointer-misuse", text, value_node, notes=notes, hint=hint)
    if isinstance(wide, NEITHER):
        return body.error("operand-types", f"cannot unpack {wide}", value_node, notes=notes, hint=TYPE_ERROR)
    return not_supported_yet(f"unpacking a {wide}", body.span(value_node))


def no_store(body: Body, target: Any, element: Scalar | None, value: Type, value_node: Any) -> CompileError:
    """The error for a value that an element of an array or pointer cannot hold."""
    wide = widened(value)
    if isinstance(wide, Array):
        notes = tuple(body.reasons(value_node))
        text = f"cannot store an array, {wide}, in one element"
        return body.error("operand-types", text, value_node, notes=notes, hint="store in a slice, as in a[:] = b")
    notes = (*body.reasons(value_node), *body.reasons(target.value))
    hint = "store its .real or its abs()" if isinstance(wide, Scalar) else ""
    text = f"cannot store {wide} in {element or 'void'}"
    return body.error("operand-types", text, value_node, notes=notes, hint=hint)
