"""What is legal IR, before and after `fuse`. Runs in tests, and in every build under CAPSULEC_DEBUG."""

from __future__ import annotations

from capsulec.ir.nodes import (
    Allocate,
    Assign,
    Block,
    Break,
    Call,
    Cast,
    Continue,
    Expr,
    Extent,
    For,
    Function,
    Generate,
    If,
    Load,
    Map,
    Program,
    Reduce,
    Return,
    Select,
    Store,
    Transpose,
    View,
    While,
    Wrap,
    Yield,
)
from capsulec.ir.types import BOOL, Array, NoneType, Reference, Scalar, widened
from capsulec.ir.walk import all_expressions, assigned, blocks, statements


class IllegalIR(Exception):
    """A stage has made IR that the next one cannot take: a mistake of ours."""


def verify(program: Program, *, fused: bool) -> None:
    """Raise IllegalIR unless the program is legal; with `fused`, only loops over scalars are."""
    names = {function.name for function in program.functions}
    for function in program.functions:
        try:
            _function(function, names, fused)
        except IllegalIR as error:
            raise IllegalIR(f"{function.name}: {error}") from None


def _require(condition: bool, what: str) -> None:
    if not condition:
        raise IllegalIR(what)


def _function(function: Function, names: set[str], fused: bool) -> None:
    known = {parameter.name for parameter in function.parameters}
    known |= {s.target.name for s in statements(function.body) if isinstance(s, Assign)}
    known |= {s.var.name for s in statements(function.body) if isinstance(s, For)}
    for expr in all_expressions(function.body):
        _expression(expr, names, known, fused)
    _block(function.body, function, loop=False)


def _block(block: Block, function: Function, *, loop: bool) -> None:
    for statement in block:
        match statement:
            case Assign(target, value):
                same = _same(target.type, value.type)
                _require(same, f"{target.name}: {target.type} is assigned a {value.type}")
            case For(var, _, _, step, body):
                _require(step != 0, "a loop of step 0")
                _require(var.name not in assigned(body), f"the loop over {var.name} assigns it")
            case If(test) | While(test):
                _require(test.type == BOOL, f"a condition of type {test.type}")
            case Yield(value):
                _require(function.yields is not None, "a yield in a function that is no generator")
                _require(value.type == function.yields, f"{function.yields} is yielded as {value.type}")
            case Return() if function.yields is not None:
                pass
            case Return(value):
                result = NoneType() if value is None else value.type
                _require(_same(function.result, result), f"{function.result} is returned as {result}")
            case Break() | Continue():
                _require(loop, "break or continue outside of a loop")
            case Store(base, indices, value):
                _store(base, indices, value)
        inside = loop or isinstance(statement, For | While)
        for position, inner in enumerate(blocks(statement)):
            # The `else` of a loop is not in it.
            _block(inner, function, loop=loop if isinstance(statement, For | While) and position == 1 else inside)


def _store(base: Expr, indices: tuple[Expr, ...], value: Expr) -> None:
    if isinstance(base.type, Array) and indices:
        _require(len(indices) == base.type.ndim, "a store with a wrong number of indices")
        _require(isinstance(value.type, Scalar), "an element is not a scalar")
    if isinstance(base.type, Reference):
        _require(not indices, "a reference with indices")


def _same(left: object, right: object) -> bool:
    if isinstance(left, Array) and isinstance(right, Array):
        return (left.dtype, left.ndim) == (right.dtype, right.ndim)
    return left == right


def _expression(expr: Expr, functions: set[str], known: set[str], fused: bool) -> None:
    match expr:
        case Map(loop, args):
            _require(len(args) == len(loop.operands), f"{loop.name} with {len(args)} operands")
            for arg, wanted in zip(args, loop.operands, strict=True):
                actual = Scalar(arg.type.dtype) if isinstance(arg.type, Array) and arg.type != wanted else arg.type
                same = actual == wanted or _dtype(actual) == _dtype(widened(wanted)) is not None
                _require(same, f"{loop.name} takes {wanted}, got {actual}")
        case Select(test):
            _require(test.type == BOOL, f"a condition of type {test.type}")
        case Call(callee):
            _require(callee in functions, f"a call of {callee}, which is not in the program")
        case Load(base, indices) if isinstance(base.type, Array):
            _require(len(indices) == base.type.ndim, "a load with a wrong number of indices")
        case Transpose(array, axes, Array(ndim=ndim)):
            _require(sorted(axes) == list(range(ndim)), "a transposition that is no permutation of the axes")
        case Extent(array, axis):
            _require(isinstance(array.type, Array) and axis < array.type.ndim, "an extent of no axis")
    if fused:
        _fused(expr)


def _dtype(type_: object) -> str | None:
    return type_.dtype if isinstance(type_, Scalar) else None


def _fused(expr: Expr) -> None:
    array = isinstance(expr.type, Array)
    computed = isinstance(expr, Generate | Select) or (isinstance(expr, Map) and not expr.loop.whole)
    _require(not (array and computed), "a computed array is left")
    _require(not isinstance(expr, Reduce), "a reduction is left")
    if isinstance(expr, Load) and isinstance(expr.base.type, Array):
        _require(not isinstance(expr.base, View | Transpose | Wrap | Map), "a load from a view is left")
    if isinstance(expr, Cast) and array:
        _require(_same(expr.type, expr.value.type), "a conversion of an array is left")
    _ = Allocate
