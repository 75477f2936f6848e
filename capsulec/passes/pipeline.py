"""The passes in their order."""

from __future__ import annotations

from capsulec.ir.nodes import Function, Map, Program
from capsulec.ir.types import STR
from capsulec.ir.walk import all_expressions
from capsulec.library.table import ENTRIES
from capsulec.passes.buffers import Lending, buffers, lending
from capsulec.passes.common import common
from capsulec.passes.dead import drop_unread
from capsulec.passes.effects import effects
from capsulec.passes.extremes import extremes
from capsulec.passes.flatten import flatten
from capsulec.passes.forward import forward
from capsulec.passes.fuse import fuse
from capsulec.passes.owned import own_generators
from capsulec.passes.ranges import ranges
from capsulec.passes.recursion import watch_recursion
from capsulec.passes.steady import Changed, resizing, steady
from capsulec.passes.unroll import unroll
from capsulec.passes.vector_math import vector_math
from capsulec.passes.written import written
from capsulec.records import replace


def optimise(program: Program, *, unchecked: bool = False, strict_math: bool = False) -> Program:
    """From whole-array IR to loops over scalars."""
    program = written(own_generators(program))
    lent, changed, retyped = lending(program), resizing(program), _has_retyped_views(program)
    functions = tuple(_optimised(f, lent, changed[f.name], unchecked, strict_math, retyped) for f in program.functions)
    return effects(watch_recursion(replace(program, functions=functions)))


def _has_retyped_views(program: Program) -> bool:
    """Whether arrays of different dtypes may share memory: one that is seen as another dtype."""
    if "numpy.ndarray.view" not in ENTRIES:  # nothing has asked for the module that makes such views
        return False
    from capsulec.library.numpy.retyping import VIEW

    everything = (expr for function in program.functions for expr in all_expressions(function.body))
    return any(isinstance(expr, Map) and expr.loop.name == VIEW for expr in everything)


def _optimised(
    function: Function, lent: Lending, changed: Changed | None, unchecked: bool, strict_math: bool, retyped: bool
) -> Function:
    has_text = any(expr.type == STR for expr in all_expressions(function.body))
    if has_text:
        from capsulec.passes.characters import characters

        function = characters(function)
    if not strict_math:
        function = vector_math(function)
    looped = unroll(ranges(fuse(forward(common(function)), retyped), no_checks=unchecked))
    if has_text:
        from capsulec.passes.hoist import hoist

        looped = hoist(looped)
    return drop_unread(flatten(buffers(extremes(steady(looped, changed)), lent)))
