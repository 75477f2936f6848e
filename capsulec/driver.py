"""The pipeline: read this first.

    text → exports, tree → names → types → whole-array IR → loops → C++ → module

`run` is one line a stage; `--emit` stops behind the stage that it names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from capsulec.diagnostics import CompileError
from capsulec.options import Options

Warner = Callable[[CompileError], None]


def run(options: Options, warn: Warner) -> str | None:
    """Compile one file as the options say. The text of the stage that was asked for, or None when a module was built.

    Raises CompileError and CompileErrors; nothing has been written then.
    """
    from capsulec.source import read_sidecar, read_source
    from capsulec.stages import Timer, build_module, checked, page_text, print_ir, print_types, stub_text, write_depfile

    timer = Timer(options)
    path, text = str(options.source), read_source(options.source)
    with timer("exports"):
        from capsulec.frontend import annotations

        exports = annotations.parse(text, path, read_sidecar(options.source))
    if options.emit == "exports":
        return "".join(f"{export}\n" for export in exports)
    with timer("syntax"):
        from capsulec.frontend import syntax

        tree = syntax.parse(source := syntax.Source(path, text))
    if options.emit == "ast":
        return f"{syntax.dump(tree)}\n"
    with timer("types"):
        from capsulec.frontend import scopes
        from capsulec.frontend.exported import check_results, request
        from capsulec.frontend.infer import Engine
        from capsulec.frontend.project import Project

        module = scopes.resolve(source, tree, Project(read_source), exports)
        engine = Engine(module, warn)
        roots = request(engine, exports, warn)
        specialisations = engine.run()
        check_results(roots)
    if options.emit == "types":
        return print_types(specialisations)
    with timer("lowering"):
        from capsulec.frontend.lower import lower
        from capsulec.frontend.signature import python_functions, ufuncs_of, variables_of

        program, names = lower(options.module, module, specialisations)
        checked(program, fused=False)
        functions, variables = python_functions(roots, names), variables_of(roots, names)
        ufuncs = ufuncs_of(roots, names)
        stub = stub_text(options, functions, variables, roots)
    if options.emit == "pyi":
        return stub
    if options.emit == "ir":
        return print_ir(program)
    with timer("passes"):
        from capsulec.stages import optimised

        lowered, program = program, optimised(program, functions, (names[r.spec] for r in roots), options)
    if options.emit == "loops":
        return print_ir(program)
    with timer("C++"):
        from capsulec.backend.assemble import Capsuled, assemble

        capsuled = [Capsuled(r.export, names[r.spec], r.callback, r.slots) for r in roots if r.is_capsule]
        named = (Path(path).name, text, sys.version_info[:2])
        page = assemble(program, capsuled, functions, variables, options, *named, ufuncs)
    write_depfile(options, module.project.files() if module.project else [])
    if options.emit in ("lines", "report"):
        from capsulec.reporting import Compiled, report

        return report(options, Compiled(source, module, specialisations, names, lowered, program, page))
    if options.emit in ("cxx", "cpp", "explain", "pxd"):
        return page_text(page, options.emit, options.module)
    with timer("compiler"):
        build_module(options, page, stub, timer.say)
    return None
