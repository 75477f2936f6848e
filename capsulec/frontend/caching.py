"""`functools.lru_cache` and `functools.cache` in terms of dicts.

before    @lru_cache(maxsize=2)           after     def f_uncached(a, b): body
          def f(a, b=1): body                       def f(a, b=1):
                                                        results, key = f_results, (a, b)
                                                        if key in results:
                                                            results.move_to_end(key)
                                                            return results[key]
                                                        result = f_uncached(a, b)
                                                        if key not in results:
                                                            if len(results) >= 2:
                                                                results.popitem(last=False)
                                                            results[key] = result
                                                        return result

The results of a module's function are kept in each thread, and for each set of argument types (the types of the
results may differ); those of a nested function belong to the call that defines it. Counts are kept where the program
asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gast

from capsulec.frontend.decorators import parameters_in_call, put_at, written
from capsulec.ir.record_class import RecordClass
from capsulec.records import record

if TYPE_CHECKING:
    from capsulec.frontend.decorators import Decorated

DEFAULT_SIZE = 128
CACHING = ("functools.lru_cache", "functools.cache")


@record
class Caching:
    """How many results are kept; None: all."""

    size: int | None


def caching_options(decorator: Any, state: Decorated) -> Caching | None:
    """What a decorator says, if it is one of these; None also for a size that is not known while compiling."""
    called = isinstance(decorator, gast.Call)
    name = state.full_name(decorator.func if called else decorator)
    if name not in CACHING:
        return None
    if name == "functools.cache":
        return None if called else Caching(None)
    if not called:
        return Caching(DEFAULT_SIZE)
    size: Any = gast.Constant(DEFAULT_SIZE, None)
    for argument in decorator.args[:1]:
        size = argument
    for keyword in decorator.keywords:
        if keyword.arg == "maxsize":
            size = keyword.value
        elif keyword.arg != "typed":
            return None
    try:
        value = gast.literal_eval(state.constants.get(size.id, size) if isinstance(size, gast.Name) else size)
    except (ValueError, TypeError, SyntaxError):
        return None
    if value is None:
        return Caching(None)
    return Caching(max(value, 0)) if isinstance(value, int) else None


def cached(
    function: Any, decorator: Any, options: Caching, state: Decorated, name: str, *, nested: bool
) -> tuple[list[Any], list[Any]]:
    """The statements that stand before and behind a function, which gets another name, to keep its results."""
    args, doc = function.args, gast.get_docstring(function, clean=False)
    shown = getattr(function, "shown", function.name)
    names = Names(
        *(state.fresh(f"{name}_{what}") for what in ("uncached", "results", "counts", "seen", "clear", "info"))
    )
    function.name, function.shown = names.plain, shown
    made = written(_source(name, names, args, options, state), args, doc, function)
    made.shown = shown
    made.cached = {"cache_clear": names.clear, "cache_info": names.info, "__wrapped__": names.plain}
    before = _kept(names, options, state, decorator, nested=nested)
    asked = [_function(_clearing(names), function), _information(names, options, state, function)]
    return before, (asked if state.counting else []) + [made]


@record
class Names:
    """The names of what serves one function."""

    plain: str
    results: str
    counts: str  # hits, misses, results kept, how often they were cleared
    seen: str  # how often these results were cleared, in a list
    clear: str
    info: str


def _kept(names: Names, options: Caching, state: Decorated, place: Any, *, nested: bool) -> list[Any]:
    """What makes the values that are kept between calls."""
    values = {names.results: "{}" if options.size is None else "ordered_dict_()"}
    if state.counting:
        values |= {names.counts: "[0, 0, 0, 0]", names.seen: "[0]"}
    found: list[Any] = []
    for name, value in values.items():
        text = f"{name} = {value}" if nested else f"def {name}(): return {value}"
        statement = _function(text, place)
        for node in gast.walk(statement):
            if isinstance(node, gast.Name) and node.id == "ordered_dict_":
                node.id = "collections.OrderedDict"
        if not nested:
            statement.for_each_specialisation = name != names.counts
            state.kept.add(statement)
        found.append(statement)
    return found


def _function(text: str, place: Any) -> Any:
    made = gast.parse(text).body[0]
    put_at(made, place)
    return made


def _clearing(names: Names) -> str:
    counts = names.counts
    lines = [*(f"{counts}[{n}] = 0" for n in range(3)), f"{counts}[3] += 1"]
    return f"def {names.clear}():\n" + "".join(f"    {line}\n" for line in lines)


def _information(names: Names, options: Caching, state: Decorated, place: Any) -> Any:
    """The function behind `cache_info`, whose result is a NamedTuple."""
    if state.cache_info is None:
        state.cache_info = RecordClass("CacheInfo", "functools_CacheInfo", ("hits", "misses", "maxsize", "currsize"))
    counts = names.counts
    text = f"def {names.info}(): return ({counts}[0], {counts}[1], {options.size}, {counts}[2])"
    function = _function(text, place)
    function.body[0].value.record = state.cache_info
    return function


def _key(args: Any) -> str:
    """The text of what results are found by."""
    parts = [parameter.id for parameter in (*args.posonlyargs, *args.args, *args.kwonlyargs)]
    if args.vararg is not None:
        return f"({', '.join([*parts, f'*{args.vararg.id}'])},)"
    return parts[0] if len(parts) == 1 else f"({', '.join(parts)})" if parts else "0"


def _source(name: str, names: Names, args: Any, options: Caching, state: Decorated) -> str:
    mine, key, result = (state.fresh(local) for local in ("results", "key", "result"))
    seen, counts = names.seen, names.counts
    call = f"{names.plain}({parameters_in_call(args)})"
    lines = [f"{mine} = {names.results}"]
    if state.counting:
        lines += [f"if {seen}[0] != {counts}[3]:", f"    {mine}.clear()", f"    {seen}[0] = {counts}[3]"]
    lines += [f"{key} = {_key(args)}", f"if {key} in {mine}:", f"    {counts}[0] += 1"]
    lines += [] if options.size is None else [f"    {mine}.move_to_end({key})"]
    lines += [f"    return {mine}[{key}]", f"{counts}[1] += 1", f"{result} = {call}", f"if {key} not in {mine}:"]
    if options.size is None:
        lines += [f"    {counts}[2] += 1", f"    {mine}[{key}] = {result}"]
    else:  # what a recursive call has kept in the meantime is left alone
        lines += [f"    if len({mine}) >= {options.size}:", f"        {mine}.popitem(last=False)"]
        lines += ["    else:", "        pass", f"        {counts}[2] += 1", f"    {mine}[{key}] = {result}"]
    lines += [f"return {result}"]
    if options.size == 0:
        lines = [f"{counts}[1] += 1", f"return {call}"]
    if not state.counting:
        lines = [line for line in lines if f"{counts}[" not in line]
    return f"def {name}():\n" + "".join(f"    {line}\n" for line in lines)


def rewrite_methods(tree: Any) -> None:
    """`f.cache_clear` and `f.__wrapped__` as the functions that serve them."""
    for function in tree.body:
        if hasattr(function, "cached"):
            _rewrite(tree, function)
        for inner in gast.walk(function):
            if inner is not function and hasattr(inner, "cached"):
                _rewrite(function, inner)


def _rewrite(within: Any, function: Any) -> None:
    for node in gast.walk(within):
        match node:
            case gast.Attribute(value=gast.Name(id=name), attr=attr) if (
                name == function.name and attr in function.cached
            ):
                node.__class__ = gast.Name
                node.id, node.annotation, node.type_comment = function.cached[attr], None, None
                del node.value, node.attr
