"""The page of C++ for a whole program: which functions stand in it, and which exported function calls which."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from capsulec.backend.binding import binder
from capsulec.backend.capsule import Capsule
from capsulec.backend.cxx import FunctionText, Sources, write_function
from capsulec.backend.function import Exposed, Ways, expose, ways_of
from capsulec.backend.imported import imports_of
from capsulec.backend.in_line import in_line
from capsulec.backend.literals import comment
from capsulec.backend.module import Contents, emit
from capsulec.backend.natural import NaturalText
from capsulec.backend.quick import quick_functions
from capsulec.backend.spelling import Names
from capsulec.backend.target import Target
from capsulec.backend.types import hook_text
from capsulec.diagnostics import CompileError
from capsulec.ir.exports import Export, PythonFunction, Variable
from capsulec.ir.nodes import Allocate, Call, Function, Program, Raise, Try
from capsulec.ir.types import Generator, NoneType, Pointer, Scalar, Type
from capsulec.ir.walk import all_expressions, statements
from capsulec.library.consumers import Row, converts, match_parameters
from capsulec.library.natural import Callback, Natural
from capsulec.options import Options, is_free_threaded
from capsulec.records import record, replace

if TYPE_CHECKING:
    from capsulec.backend.ufunc import Ufuncs


@record
class Capsuled:
    """A capsule export and the function of the program that it names.

    `callback` is what it is to its consumer, where one is named; `slots` are the names of the function's parameters.
    """

    export: Export
    function: str
    callback: Callback | None = None
    slots: tuple[str, ...] = ()


@record
class Page:
    """The generated file; `exceptions`: whether it throws or catches anything; `raising`: the names of the ufuncs that
    may."""

    text: str
    exceptions: bool
    capsules: tuple[Capsule, ...] = ()
    ufuncs: tuple[PythonFunction, ...] = ()
    raising: frozenset[str] = frozenset()


def assemble(
    program: Program,
    exported: list[Capsuled],
    python_functions: list[PythonFunction],
    variables: list[Variable],
    options: Options,
    source_name: str,
    source: str,
    python: tuple[int, int],
    ufuncs: Sequence[PythonFunction] = (),
) -> Page:
    """The C++ of a program. Raises CompileError for what a C function cannot return or be called."""
    names, bare = Names(), options.bare
    functions = {function.name: function for function in program.functions}
    by_name = {e.export.name: e.function for e in exported}
    identifiers = {e.export.name: names.symbol(e.export.name, e.export.name_span) for e in exported}
    called = _called(program)
    natural = _natural_functions(exported)
    direct = {e.function for e in exported if not functions[e.function].raises} - called - natural
    for function in program.functions:
        names.function(function.name)
    shown = partial(_shown, str(options.source))
    ways = [ways_of(one.overloads, functions) for one in python_functions]
    texts = _texts(program, exported, called, names, shown, _only_in_rows(ways, exported, ufuncs) - called, bare)
    capsules = []
    for e in exported:
        function, text, identifier = functions[e.function], texts[e.function], identifiers[e.export.name]
        capsules.append(_capsule(e, function, text, identifier, e.function in direct, names, bare))
    binders = [] if bare else [b for c in capsules if (b := binder(c, names, functions[by_name[c.python_name]]))]
    headers: set[str] = set().union(*(text.headers for text in texts.values()))
    standing = [f for f in program.functions if f.name not in direct]
    exposed = [] if bare else _exposed(python_functions, ways, functions, names, texts)
    added, loops = ("", None) if bare else _added(variables, ufuncs, functions, names, headers)
    module = Contents(
        name=options.module,
        source_name=source_name,
        doc=program.doc,
        functions_text=_functions_text(program, standing, texts),
        capsules=capsules,
        exposed=exposed,
        binders=binders,
        variables=added,
        ufuncs="" if loops is None else loops.text,
        imports=imports_of(program, bare=bare),
        headers=sorted(headers),
        target=Target(python, options.abi3, is_free_threaded()),
        glue=not bare,
        exceptions=program.exceptions,
        handles=_handles(program, texts),
        source_sha256=sha256(source),
        source=source,
        options=options.cxx_flags,
    )
    catching = [one.catches for one in exposed] + [one.catches for one in binders]
    throws = any(map(_throws, program.functions)) or any(catching) or "catch (" in added
    throws |= (loops is not None and loops.catches) or (bare and bool(natural))  # which refuse wrong arguments
    raising = loops.raising if loops is not None else frozenset()
    return Page(emit(module), throws, tuple(capsules), tuple(ufuncs), raising)


def _called(program: Program) -> set[str]:
    """The functions that others of the program call, or the runtime."""
    called = {e.callee for f in program.functions for e in all_expressions(f.body) if isinstance(e, Call)}
    return called | {hook.function for hook in program.hooks}


def _functions_text(program: Program, standing: list[Function], texts: dict[str, FunctionText]) -> list[str]:
    """The functions that are not put into others, behind what declares them, and the hooks that the runtime calls."""
    return [
        *(texts[f.name].declaration for f in _members_first(standing)),
        *_prototypes(standing, texts),
        *(texts[f.name].text for f in standing),
        *(hook_text(hook, texts[hook.function].name) for hook in program.hooks),
    ]


def _handles(program: Program, texts: dict[str, FunctionText]) -> bool:
    """Whether exceptions are caught in the program itself."""
    caught = any(isinstance(s, Try) for f in program.functions for s in statements(f.body))
    return caught or any("leave_generator" in text.body for text in texts.values())


def _added(
    variables: list[Variable],
    ufuncs: Sequence[PythonFunction],
    functions: dict[str, Function],
    names: Names,
    headers: set[str],
) -> tuple[str, Ufuncs | None]:
    """The function that adds exported variables, and the loops of exported ufuncs; `headers` gets what they need."""
    added, loops = "", None
    if variables:
        from capsulec.backend.variables import variables_text

        added = variables_text(variables, functions, names, headers)
    if ufuncs:
        from capsulec.backend.ufunc import write_ufuncs

        loops = write_ufuncs(ufuncs, functions, names)
        headers |= loops.headers
    return added, loops


def _natural_functions(exported: list[Capsuled]) -> set[str]:
    return {e.function for e in exported if e.callback is not None and e.callback.natural is not None}


def _texts(
    program: Program,
    exported: list[Capsuled],
    called: set[str],
    names: Names,
    shown: Sources,
    in_rows: set[str],
    bare: bool,
) -> dict[str, FunctionText]:
    """The functions in C++. What only a C function calls is put in its place: there is one version of its loops.
    `in_rows` are called for arrays in C order only, instead of others."""
    of_windows = _only_for(program, {e.function for e in exported if _takes_window(e)} - called)
    inlined = _natural_functions(exported) - called | of_windows
    from_c = {e.function for e in exported} | of_windows
    texts = {}
    for f in program.functions:
        how = {"inlined": f.name in inlined, "called_from_c": f.name in from_c, "in_rows": f.name in in_rows}
        texts[f.name] = write_function(f, names, shown, **how)
    for name in () if bare else in_line(program):
        texts[name] = replace(texts[name], signature=f"CAPSULEC_PART inline {texts[name].signature}")
    return texts


def _exposed(
    python_functions: Sequence[PythonFunction],
    ways: list[Ways],
    functions: dict[str, Function],
    names: Names,
    texts: dict[str, FunctionText],
) -> list[Exposed]:
    quick = quick_functions(functions)
    newer = {name: text.newer for name, text in texts.items() if text.newer}
    return [expose(*pair, functions, names, quick, newer) for pair in zip(python_functions, ways, strict=True)]


def _only_in_rows(ways: list[Ways], exported: list[Capsuled], ufuncs: Sequence[PythonFunction]) -> set[str]:
    """The functions that Python's calls come to only with arrays in C order, others being there for all."""
    pairs = [way for several in ways for way in several]
    others = {way[0].function for way in pairs} | {e.function for e in exported}
    others |= {overload.function for ufunc in ufuncs for overload in ufunc.overloads}
    return {overload.function for way in pairs for overload in way[1:]} - others


def _takes_window(exported: Capsuled) -> bool:
    """Whether it is called with the few elements of a window."""
    if exported.callback is not None and exported.callback.natural is not None:
        return exported.callback.natural.way == "window"
    row = match_parameters(tuple(parameter.type for parameter in exported.export.parameters))
    return row is not None and "scipy.ndimage.generic_filter" in row.apis


def _only_for(program: Program, wanted: set[str]) -> set[str]:
    """The functions `wanted`, and those that are called from nowhere else."""
    callers: dict[str, set[str]] = {}
    for function in program.functions:
        for expr in all_expressions(function.body):
            if isinstance(expr, Call):
                callers.setdefault(expr.callee, set()).add(function.name)
    hooks = {hook.function for hook in program.hooks}
    found = set(wanted)
    while more := {name for name, by in callers.items() if by <= found} - found - hooks:
        found |= more
    return found


def _members_first(functions: list[Function]) -> list[Function]:
    """The generator functions, each behind those whose classes are members of its own."""
    generators = {f.name: f for f in functions if f.yields is not None}
    found: dict[str, Function] = {}

    def visit(function: Function) -> None:
        for parameter in function.parameters:
            if isinstance(parameter.type, Generator) and parameter.type.in_place:
                visit(generators[parameter.type.owner])
        found[function.name] = function

    for function in generators.values():
        visit(function)
    return list(found.values())


def _shown(main: str, path: str) -> str:
    """A file as comments name it: relative to the directory of the file that is compiled."""
    return comment(path if path.startswith("<") else os.path.relpath(path, os.path.dirname(main) or os.curdir))


def _prototypes(functions: list[Function], texts: dict[str, FunctionText]) -> list[str]:
    """Declarations of the functions that are called before they are defined: those of recursion."""
    defined: set[str] = set()
    wanted: dict[str, None] = {}
    for function in functions:
        for expr in all_expressions(function.body):
            if isinstance(expr, Call) and expr.callee not in defined and expr.callee != function.name:
                wanted[expr.callee] = None
        defined.add(function.name)
    generators = {function.name for function in functions if function.yields is not None}
    wanted = {name: None for name in wanted if name not in generators}
    return [f"{texts[name].signature};\n" for name in wanted]


def _capsule(
    exported: Capsuled, function: Function, text: FunctionText, identifier: str, direct: bool, names: Names, bare: bool
) -> Capsule:
    export, callback = exported.export, exported.callback
    types = tuple(parameter.type for parameter in export.parameters)
    natural: NaturalText | None = None
    result: Type
    row: Row | None
    if callback is not None and callback.natural is not None:
        natural = _natural(exported, callback.natural, callback.row, function, names, bare)
        result, row = callback.row.result, callback.row
    else:
        result, row = c_result(export, function.result, types)
    return Capsule(
        python_name=export.name,
        symbol=export.name,
        function=text.name,
        parameters=text.parameters if natural is None else natural.c_parameters,
        result=result,
        raises=function.raises,
        row=row,
        export=export.normalised,
        identifier=identifier,
        body=(text.body or "    return;\n") if direct else "",
        natural=natural,
        named=callback is not None,
        slots=exported.slots,
    )


def _natural(
    exported: Capsuled, natural: Natural, row: Row, function: Function, names: Names, bare: bool
) -> NaturalText:
    name, inner = exported.export.name, Names().inner("mark")
    members = tuple(inner.local(parameter.name) for parameter in function.parameters[natural.parameters :])
    return NaturalText(
        natural=natural,
        row=row,
        python_name=name,
        names=exported.slots,
        types=tuple(parameter.type for parameter in function.parameters),
        extents=tuple(parameter.extents for parameter in exported.export.parameters),
        result=function.result,
        data=names.wrapper(f"{name}_data"),
        mark=names.wrapper(f"{name}_mark"),
        members=members,
        bare=bare,
    )


def c_result(export: Export, result: Type, parameters: tuple[Type, ...]) -> tuple[Type, Row | None]:
    """The C type that a capsule returns, and the consumer that takes it.

    Parameters that only one kind of consumer passes decide the result, where the function's converts to it: a Python
    `return 1` in a callback of geometric_transform returns a C `int`.
    """
    row = match_parameters(parameters)
    if row is not None and converts(result, row):
        return row.result, row
    if isinstance(result, Scalar | NoneType | Pointer):
        return result, None
    raise CompileError(
        "capsule-type",
        f"{export.name} returns {result}, which no C function can",
        export.span,
        hint="return a number, or store results through a pointer",
    )


def sha256(text: str) -> str:
    """The SHA-256 of a text. Python's own implementation: hashlib would load OpenSSL, which takes longer than all of
    this module."""
    try:
        from _sha2 import sha256 as digest  # Python 3.12 and newer
    except ImportError:
        try:
            from _sha256 import sha256 as digest
        except ImportError:
            from hashlib import sha256 as digest
    return str(digest(text.encode()).hexdigest())


def _throws(function: Function) -> bool:
    if function.raises or any(isinstance(s, Raise | Try) for s in statements(function.body)):
        return True
    return any(isinstance(e, Allocate) or (isinstance(e, Call) and e.raises) for e in all_expressions(function.body))
