"""`with` in terms of what functions have.

before    with open(path) as f: body
after     opened = open(path)
          f = opened.__enter__()
          try: body
          finally: opened.__exit__()

An object whose class has `__exit__` is told of the exception, and may keep it from going on; a function that
@contextmanager decorates is a generator into which the exception is thrown; `suppress` is a handler; the body of
`numpy.errstate(…)` just runs, as compiled code gives no warnings. What stands after `with` is a variable
of the function that no other name has.
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.decorators import Decorated, module_names, put_at
from capsulec.ir.fresh import fresh_name
from capsulec.library.table import INTERNAL

NO_WARNINGS = f"{INTERNAL}.no_warnings"  # refuses what is not numpy.errstate's
OBJECT = """
{opened} = context
target = {opened}.__enter__()
{failed} = False
try:
    try:
        pass
    except BaseException as {error}:
        {failed} = True
        if not {opened}.__exit__(type({error}), {error}, None):
            raise
finally:
    if not {failed}:
        {opened}.__exit__(None, None, None)
"""
GENERATOR = """
{opened} = context
target = next({opened})
{failed} = False
try:
    try:
        pass
    except BaseException as {error}:
        {failed} = True
        {thrown}
finally:
    if not {failed}:
        try:
            next({opened})
        except StopIteration:
            pass
        else:
            raise RuntimeError("generator didn't stop")
"""
GOES_ON = """{opened}.throw({error})
        raise RuntimeError("generator didn't stop after throw()")"""
MAY_END = """try:
            {opened}.throw({error})
        except StopIteration:
            pass
        else:
            raise RuntimeError("generator didn't stop after throw()")"""


def unfold_with(tree: Any) -> None:
    """Replace each `with` in the functions of a module."""
    if not any(isinstance(node, gast.With) for node in gast.walk(tree)):
        return
    state = module_names(tree, lambda _: False)
    functions = [node for node in gast.walk(tree) if isinstance(node, gast.FunctionDef)]
    managers = {node.name: node for node in functions if hasattr(node, "context_manager")}
    objects = any(getattr(node, "method_of", ("", ""))[1] == "__exit__" for node in functions)
    unfolding = _Unfolding(state, managers, objects)
    for function in functions:
        unfolding.taken = {name.id for name in gast.walk(function) if isinstance(name, gast.Name)}
        unfolding.block(function.body)


class _Unfolding:
    """What the names of a module are; `objects` says whether it has classes with `__exit__`."""

    def __init__(self, state: Decorated, managers: dict[str, Any], objects: bool) -> None:
        self.state, self.managers, self.objects = state, managers, objects
        self.taken: set[str] = set()

    def fresh(self, name: str) -> str:
        return fresh_name(name, self.taken)

    def block(self, block: list[Any]) -> None:
        changed: list[Any] = []
        for statement in block:
            if isinstance(statement, gast.FunctionDef):
                changed.append(statement)
                continue
            for part in ("body", "orelse", "finalbody"):
                if isinstance(inner := getattr(statement, part, None), list):
                    self.block(inner)
            for handler in getattr(statement, "handlers", []):
                self.block(handler.body)
            changed += self.statements(statement) if isinstance(statement, gast.With) else [statement]
        block[:] = changed

    def statements(self, node: Any) -> list[Any]:
        """What a `with` stands for; its items are nested, the first one outermost."""
        body: list[Any] = node.body
        for item in reversed(node.items):
            body = self.item(node, item, body)
        return body

    def item(self, node: Any, item: Any, body: list[Any]) -> list[Any]:
        context = item.context_expr
        called = context.func if isinstance(context, gast.Call) else None
        if getattr(called, "attr", getattr(called, "id", "")) == "errstate" and item.optional_vars is None:
            checked = gast.copy_location(gast.Name(NO_WARNINGS, gast.Load(), None, None), context)
            call = gast.copy_location(gast.Call(checked, [context], []), context)
            return [gast.copy_location(gast.Expr(call), context), *body]
        if called is not None and self.state.full_name(called) == "contextlib.suppress" and not context.keywords:
            return _suppressing(node, context, body)
        if isinstance(called, gast.Name) and called.id in self.managers:
            ends = any(isinstance(n, gast.ExceptHandler) for n in gast.walk(self.managers[called.id]))
            return self.written(GENERATOR, item, body, MAY_END if ends else GOES_ON)
        if self.objects and not (isinstance(called, gast.Name) and called.id == "open"):
            return self.written(OBJECT, item, body)
        return self.file(node, item, body)

    def written(self, form: str, item: Any, body: list[Any], thrown: str = "") -> list[Any]:
        """The statements of a form, with the body in them."""
        names = {name: self.fresh(name) for name in ("opened", "failed", "error")}
        text = form.format(thrown=thrown.format(**names), **names)
        statements: list[Any] = gast.parse(text).body
        for statement in statements:
            put_at(statement, item.context_expr)
            for inner in gast.walk(statement):
                if isinstance(inner, gast.ExceptHandler):
                    gast.copy_location(inner, item.context_expr)
        opening, entering, _, whole = statements
        opening.value = item.context_expr
        entering.targets = [item.optional_vars or entering.targets[0]]
        if item.optional_vars is None:
            statements[1] = gast.copy_location(gast.Expr(entering.value), entering)
        whole.body[0].body = body
        return statements

    def file(self, node: Any, item: Any, body: list[Any]) -> list[Any]:
        name = self.fresh("opened")
        place = item.context_expr

        def named(context: Any) -> Any:
            return gast.copy_location(gast.Name(name, context, None, None), place)

        def call(method: str) -> Any:
            attribute = gast.copy_location(gast.Attribute(named(gast.Load()), method, gast.Load()), place)
            return gast.copy_location(gast.Call(attribute, [], []), place)

        entered = call("__enter__")
        target = item.optional_vars
        start = gast.Expr(entered) if target is None else gast.Assign([target], entered, None)
        end = gast.copy_location(gast.Expr(call("__exit__")), place)
        return [
            gast.copy_location(gast.Assign([named(gast.Store())], place, None), place),
            gast.copy_location(start, place),
            gast.copy_location(gast.Try(body, [], [], [end]), node),
        ]


def _suppressing(node: Any, context: Any, body: list[Any]) -> list[Any]:
    """`with suppress(A, B): body` as a handler that does nothing."""
    kinds = context.args[0] if len(context.args) == 1 else gast.Tuple(context.args, gast.Load())
    gast.copy_location(kinds, context)
    nothing = gast.copy_location(gast.Pass(), context)
    handler = gast.copy_location(gast.ExceptHandler(kinds, None, [nothing]), context)
    return [gast.copy_location(gast.Try(body, [handler], [], []), node)]
