"""Exported variables: what computes them when Python imports the module, and makes them attributes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capsulec.backend.literals import string_literal
from capsulec.backend.spelling import Names
from capsulec.ir.exports import Variable
from capsulec.ir.nodes import Function
from capsulec.ir.types import NoneType
from capsulec.library.boundary import converter, holds_objects


def variables_text(
    variables: Sequence[Variable], compiled: Mapping[str, Function], names: Names, headers: set[str]
) -> str:
    """The function that adds the variables to a module; it returns whether that went well."""
    lines: list[str] = []
    raises = False
    for variable in variables:
        store = converter(variable.type)
        assert store is not None
        headers |= store.headers
        raises = raises or store.raises or compiled[variable.function].raises
        call = f"{names.function(variable.function)}()"
        if isinstance(variable.type, NoneType):
            lines.append(f"{call};")
            call = ""
        stored = f"{store.text}::store"
        if holds_objects(variable.type):
            headers.add("python/boundary/record.hpp")
            stored = f"boundary::store_whole<{store.text}>"
        added = f"py::add(module, {string_literal(variable.name)}, {stored}({call}))"
        lines += [f"if (!{added}) {{", "    return false;", "}"]
    lines.append("return true;")
    if raises:
        headers.add("python/error.hpp")
        lines = ["try {", *(f"    {line}" for line in lines), "} catch (...) {", "    py::set_error();"]
        lines += ["    return false;", "}"]
    body = "".join(f"    {line}\n" for line in lines)
    return f"bool add_variables(PyObject *module) {{\n{body}}}\n"
