"""The functions of SciPy that a program calls: its variables for them, and the table by which they are found.

    namespace capsulec::special { namespace {
    function<double(double)> gamma_d_d;  // scipy.special.gamma
    } }

They are looked up once, when the module is imported. A SciPy without the C function for some types gives the loop of
the ufunc for them. The import fails with an ImportError where that or SciPy itself is missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from capsulec.backend.literals import string_literal
from capsulec.diagnostics import CompileError
from capsulec.ir.nodes import Import, Map, Program
from capsulec.ir.walk import all_expressions


def imports_of(program: Program, *, bare: bool) -> list[Import]:
    """The functions of SciPy that a program calls, sorted. Raises CompileError for a build without Python."""
    if bare:
        from capsulec.backend.without_python import refuse_python

        refuse_python(program)
    found: dict[Import, None] = {}
    for function in program.functions:
        for expr in all_expressions(function.body):
            if isinstance(expr, Map) and expr.loop.imports:
                if bare:
                    raise CompileError(
                        "not-supported-yet",
                        f"scipy.special.{expr.loop.imports[0].name} cannot be used with -e: its code is SciPy's, "
                        "and Python finds it there",
                        expr.span,
                        hint="build a Python module, without -e",
                    )
                found.update(dict.fromkeys(expr.loop.imports))
    return sorted(found, key=lambda one: one.variable)


def imported_functions(imports: Sequence[Import]) -> str:
    """The variables that hold the functions."""
    lines = "".join(
        f"{one.type.removeprefix('special::')} {one.variable};  // scipy.special.{one.name}\n" for one in imports
    )
    return (
        f"namespace capsulec::special {{\nnamespace {{\n\n{lines}\n}} // namespace\n}} // namespace capsulec::special\n"
    )


def import_table(imports: Sequence[Import]) -> str:
    """The table by which the module finds them when it is imported."""
    rows = "".join(f"    {{{_row(one)}}},\n" for one in imports)
    return f"const special::Import imported_functions[] = {{\n{rows}}};\n\n"


def finding() -> str:
    """The call that finds all functions of the table."""
    from capsulec.library.scipy.special_table import RELEASE

    return f"special::find(imported_functions, {string_literal(RELEASE)})"


def _row(one: Import) -> str:
    texts = [string_literal(text) for text in (one.name, one.signature, one.ufunc, one.letters)]
    holder = f"&special::{one.variable}"
    is_loop = "nullptr" if one.type.startswith("special::loop") else f"{holder}.is_loop"
    return ", ".join([*texts, f"{holder}.address", f"{holder}.data", is_loop])
