"""IR as Python-like text, for `--emit=ir`, `--emit=loops` and people."""

from __future__ import annotations

from capsulec.ir.nodes import (
    Address,
    Allocate,
    Assign,
    At,
    Block,
    Break,
    Buffer,
    Call,
    Cast,
    Compress,
    Const,
    Continue,
    Directive,
    Eval,
    Expr,
    Extent,
    Fold,
    For,
    Function,
    Generate,
    If,
    Item,
    Load,
    Local,
    Loop,
    MakeTuple,
    Map,
    Program,
    Raise,
    Reduce,
    Return,
    Select,
    Slice,
    Stmt,
    Store,
    Transpose,
    Try,
    View,
    While,
    Wrap,
    Yield,
)


def print_program(program: Program) -> str:
    """All functions of a program."""
    return "\n".join(print_function(function) for function in program.functions)


def print_function(function: Function) -> str:
    """One function with the types of its parameters and variables."""
    parameters = ", ".join(f"{p.name}: {p.type}" for p in function.parameters)
    raises = "  # may raise" if function.raises else ""
    head = f"def {function.name}({parameters}) -> {function.result}:{raises}"
    return "\n".join([head, *_block(function.body, "    ")]) + "\n"


def _block(block: Block, indent: str) -> list[str]:
    lines = [line for statement in block for line in _statement(statement, indent)]
    return lines or [f"{indent}pass"]


def _statement(statement: Stmt, indent: str) -> list[str]:
    inner = indent + "    "
    match statement:
        case Assign(target, value):
            return [f"{indent}{target.name}: {target.type} = {show(value)}"]
        case Store(base, indices, value):
            place = f"{show(base)}[{', '.join(map(show, indices)) or '...'}]"
            return [f"{indent}{place} = {show(value)}"]
        case For(var, start, stop, step, body, orelse, note=note):
            head = f"{indent}for {var.name} in range({show(start)}, {show(stop)}, {step}):{_noted(note)}"
            return [head, *_block(body, inner), *_else(orelse, indent)]
        case While(test, body, orelse):
            return [f"{indent}while {show(test)}:", *_block(body, inner), *_else(orelse, indent)]
        case If(test, body, orelse, note=note):
            return [f"{indent}if {show(test)}:{_noted(note)}", *_block(body, inner), *_else(orelse, indent)]
        case Return(value):
            return [f"{indent}return" if value is None else f"{indent}return {show(value)}"]
        case Yield(value):
            return [f"{indent}yield {show(value)}"]
        case Raise(exception, None, _, _, values) if values:
            return [f"{indent}raise {exception}({', '.join(map(show, values))})"]
        case Raise(exception, message, args):
            return [indent + _raise(exception, message, args)]
        case Try():
            return _try(statement, indent)
        case Directive(text, variables, body):
            return [f"{indent}# {text.format(*(v.name for v in variables))}", *(_block(body, indent) if body else ())]
        case Break():
            return [f"{indent}break"]
        case Continue():
            return [f"{indent}continue"]
        case Eval(value):
            return [f"{indent}{show(value)}"]
    raise TypeError(type(statement))


def _noted(note: str) -> str:
    return f"  # {note}" if note else ""


def _else(block: Block, indent: str) -> list[str]:
    return [f"{indent}else:", *_block(block, indent + "    ")] if block else []


def _raise(exception: str | None, message: str | None, args: tuple[Expr, ...]) -> str:
    if exception is None:
        return "raise"
    if message is None:
        return f"raise {exception}"
    text = repr(message) if not args else f"{message!r}.format({', '.join(map(show, args))})"
    return f"raise {exception}({text})"


def _try(statement: Try, indent: str) -> list[str]:
    inner = indent + "    "
    lines = [f"{indent}try:", *_block(statement.body, inner)]
    for handler in statement.handlers:
        names = ", ".join(handler.exceptions)
        lines.append(f"{indent}except {f'({names})' if len(handler.exceptions) > 1 else names}:".replace(" :", ":"))
        lines += _block(handler.body, inner)
    lines += _else(statement.orelse, indent)
    if statement.final:
        lines += [f"{indent}finally:", *_block(statement.final, inner)]
    return lines


def show(expr: Expr) -> str:
    """An expression on one line."""
    match expr:
        case Const(value):
            return repr(value)
        case Local(name):
            return name
        case Address(name):
            return f"ref({name})"
        case Map(loop, args):
            return _operation(loop, args)
        case Select(test, body, orelse):
            return f"({show(body)} if {show(test)} else {show(orelse)})"
        case Cast(value, type_):
            return show(value) if str(value.type) == str(type_) else f"{type_}({show(value)})"
        case Wrap(pointer, extents):
            return f"wrap({show(pointer)}, ({', '.join(map(show, extents))},))"
        case View(array, axes):
            return f"{show(array)}[{', '.join(map(_axis, axes))}]"
        case Compress(array, mask):
            return f"{show(array)}[where {show(mask)}]"
        case Transpose(array, axes):
            return f"transpose({show(array)}, {axes})"
        case Allocate(extents, type_):
            return f"empty({', '.join(map(show, extents))}, {type_})"
        case Buffer(count):
            return f"buffer({count})"
        case Reduce(kind, array, axes=axes, start=start):
            over = "" if axes is None else f", axis={axes[0] if len(axes) == 1 else axes}"
            return f"{kind}({show(array)}{over}{'' if start is None else f', initial={show(start)}'})"
        case Fold(kind, extents, indices, body):
            loops = " ".join(f"for {i} in range({show(n)})" for i, n in zip(indices, extents, strict=True))
            return f"{kind}({show(body)} {loops})"
        case Generate(extents, indices, body):
            loops = " ".join(f"for {i} in range({show(n)})" for i, n in zip(indices, extents, strict=True))
            return f"[{show(body)} {loops}]"
        case Load(base, indices):
            return f"{show(base)}[{', '.join(map(show, indices))}]" if indices else f"{show(base)}.value"
        case Extent(array, axis):
            return f"{show(array)}.shape[{axis}]"
        case Call(callee, args):
            return f"{callee}({', '.join(map(show, args))})"
        case MakeTuple(items):
            return f"({', '.join(map(show, items))}{',' if len(items) == 1 else ''})"
        case Item(value, index):
            return f"{show(value)}[{index}]"
    raise TypeError(type(expr))


def _operation(loop: Loop, args: tuple[Expr, ...]) -> str:
    shown = [show(arg) for arg in args]
    if loop.cxx.startswith("{0} ") and loop.cxx.endswith(" {1}") and len(args) == 2:
        return f"({shown[0]} {loop.cxx[4:-4]} {shown[1]})"
    if loop.cxx in ("-{0}", "!{0}", "~{0}"):
        return f"{'not ' if loop.cxx[0] == '!' else loop.cxx[0]}{shown[0]}"
    return f"{loop.name}({', '.join(shown)})"


def _axis(axis: At | Slice | None) -> str:
    match axis:
        case At(index):
            return show(index)
        case Slice(start, step, length):
            return f"{show(start)}:+{show(length)}:{show(step)}"
        case None:
            return "newaxis"
