"""The passes in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capsulec.ir.exports import PythonFunction
from capsulec.ir.nodes import Block, Function, Map, Program
from capsulec.ir.types import STR
from capsulec.ir.walk import all_expressions
from capsulec.library.table import ENTRIES
from capsulec.passes.apart import apart
from capsulec.passes.buffers import Lending, buffers, lending
from capsulec.passes.collapse import collapse
from capsulec.passes.common import common
from capsulec.passes.copies import drop_copies
from capsulec.passes.counters import convert_counters
from capsulec.passes.dead import drop_unread
from capsulec.passes.effects import effects
from capsulec.passes.elementwise import is_elementwise
from capsulec.passes.extremes import extremes
from capsulec.passes.flatten import flatten
from capsulec.passes.forward import forward
from capsulec.passes.fuse import fuse
from capsulec.passes.inline import inline
from capsulec.passes.intervals import choosers
from capsulec.passes.lines import lines
from capsulec.passes.merge import merge
from capsulec.passes.owned import own_generators
from capsulec.passes.powers import powers
from capsulec.passes.ranges import ranges
from capsulec.passes.recursion import watch_recursion
from capsulec.passes.same_shapes import Described, same_shapes, twins
from capsulec.passes.steady import Changed, resizing, steady
from capsulec.passes.unroll import unroll
from capsulec.passes.vector_math import vector_math
from capsulec.passes.written import written
from capsulec.records import record, replace


@record
class Surroundings:
    """What the passes of one function know of the others: see `buffers`, `steady` and `same_shapes`."""

    lent: Lending
    changed: Changed | None
    twin: Function | None
    retyped: bool  # whether arrays of different dtypes may share memory


def optimise(
    program: Program,
    exported: Sequence[PythonFunction] = (),
    roots: frozenset[str] = frozenset(),
    *,
    unchecked: bool = False,
    strict_math: bool = False,
) -> Program:
    """From whole-array IR to loops over scalars. `roots` are the functions that others than the program call."""
    program = written(inline(own_generators(program), roots))
    lent, changed, twin = lending(program), resizing(program), twins(exported, program)
    retyped = _has_retyped_views(program)
    known = {f.name: Surroundings(lent, changed[f.name], twin.get(f.name), retyped) for f in program.functions}
    choosing = choosers(program.functions)
    functions = tuple(_optimised(f, known[f.name], choosing, unchecked, strict_math) for f in program.functions)
    return effects(watch_recursion(replace(program, functions=functions)))


def _has_retyped_views(program: Program) -> bool:
    """Whether arrays of different dtypes may share memory: one that is seen as another dtype."""
    if "numpy.ndarray.view" not in ENTRIES:  # nothing has asked for the module that makes such views
        return False
    from capsulec.library.numpy.retyping import VIEW

    everything = (expr for function in program.functions for expr in all_expressions(function.body))
    return any(isinstance(expr, Map) and expr.loop.name == VIEW for expr in everything)


def _optimised(
    function: Function, around: Surroundings, choosing: Mapping[str, Function], unchecked: bool, strict_math: bool
) -> Function:
    has_text = any(expr.type == STR for expr in all_expressions(function.body))
    if has_text:
        from capsulec.passes.characters import characters

        function = characters(function)
    function = powers(function)
    if not strict_math:
        function = vector_math(function)
    known: Described = {}
    opening: Block = ()
    if around.twin is not None:
        function, known, opening = same_shapes(function, around.twin)
    elementwise = is_elementwise(function)
    fused = fuse(forward(common(function, known)), known, retyped=around.retyped)
    fused = replace(fused, body=(*opening, *fused.body)) if opening else fused
    looped = apart(merge(drop_copies(ranges(fused, no_checks=unchecked, choosers=choosing))))
    looped = replace(convert_counters(unroll(looped)), elementwise=elementwise)
    if has_text:
        from capsulec.passes.hoist import hoist

        looped = hoist(looped)
    return drop_unread(lines(collapse(flatten(buffers(extremes(steady(looped, around.changed)), around.lent)))))
