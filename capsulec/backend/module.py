"""The whole generated file: internal functions, exported C functions, and the extension module around them.

The page stays short because it holds data only: a table of the capsules and the facts of the build. What is
done with them is in the runtime header python/module.hpp. Everything that the module needs at run time is
in it. The same arguments give the same bytes: nothing here looks at a clock or at the machine.
"""

from __future__ import annotations

from collections.abc import Sequence

from capsulec import __version__
from capsulec.backend.binding import BIND, Bound, bind_flags, bind_text
from capsulec.backend.capsule import Capsule, wrapper
from capsulec.backend.function import Exposed, documentation
from capsulec.backend.imported import finding, import_table, imported_functions
from capsulec.backend.literals import comment, string_lines, string_literal
from capsulec.backend.spelling import Names, exception_class
from capsulec.backend.target import Target
from capsulec.diagnostics import CompileError
from capsulec.ir.nodes import Import
from capsulec.library.boundary import CLASS, crossing
from capsulec.records import record

# `__pythran__` has a date in second place, and programs that read it expect one; a true one would make two
# builds of the same source differ.
STATE = {f"python/{name}.hpp" for name in ("exception_state", "exception_text", "exception_value", "handling")}
DATE = "1970-01-01 00:00:00"


@record
class Contents:
    """What a module is made of.

    `headers` are relative to runtime/include/capsulec; those that begin with `struct` are declarations of the program's
    own, which stand before all, those with `class:` the user's classes that Python gets to see, of which `source` has
    the text. `options` are those of the build, for `__capsulec__`. Without `glue` the functions stand in a namespace
    called like the module, to be used from C++. `imports` are the functions of SciPy that it uses. `variables` is the
    function that adds the exported ones, where there are any, `ufuncs` the loops and tables of those. `handles` says
    that exceptions are caught: those raised meanwhile keep them as their context.
    """

    name: str
    source_name: str
    doc: str
    functions_text: Sequence[str]
    capsules: Sequence[Capsule]
    headers: Sequence[str]
    target: Target
    exposed: Sequence[Exposed] = ()
    binders: Sequence[Bound] = ()
    variables: str = ""
    ufuncs: str = ""
    exceptions: Sequence[str] = ()
    imports: Sequence[Import] = ()
    glue: bool = True
    handles: bool = False
    source_sha256: str = ""
    options: Sequence[str] = ()
    source: str = ""


def emit(module: Contents) -> str:
    """The C++ text of a module."""
    functions = "\n".join(text.strip("\n") + "\n" for text in module.functions_text)
    headers = set(module.headers)
    wrappers = "\n".join(wrapper(capsule, glue=module.glue, headers=headers) for capsule in module.capsules)
    if module.glue:
        headers |= set().union(*(function.headers for function in module.exposed))
        parts = _with_glue(module, functions, wrappers, headers)
    else:
        parts = [_block(Names().function(module.name), "\n".join(text for text in (functions, wrappers) if text))]
    return _headed(module, "\n".join(part for part in parts if part), headers)


def _with_glue(module: Contents, functions: str, wrappers: str, headers: set[str]) -> list[str]:
    """The parts of an extension module; what they need is added to the headers."""
    exposed, exceptions = module.exposed, module.exceptions
    classes = _class_tables(module.source, headers, [one.function.name for one in exposed], exceptions)
    headers |= {"python/own_classes.hpp"} if classes else set()
    entries, built = _entries(exposed, module.binders), _build_information(module.source_sha256, module.options)
    return [
        imported_functions(module.imports) if module.imports else "",
        _anonymous(functions),
        wrappers,
        _anonymous("\n".join(function.text for function in exposed)),
        _anonymous(bind_text(module.binders) if module.binders else ""),
        _anonymous(module.variables),
        _anonymous(module.ufuncs),
        classes,
        _anonymous(_tables(module, entries, built, bool(classes))),
        f'extern "C" CAPSULEC_EXPORT PyObject *{init_function(module.name)}() {{\n'
        "    return py::initialise(&module_definition);\n}\n",
    ]


def _headed(module: Contents, body: str, headers: set[str]) -> str:
    """The text behind what it includes and defines."""
    needed = {"compiler.hpp", *headers, *_mentioned(body)}
    if module.glue:
        needed |= _glue_headers(module.exposed, module.binders, module.capsules, module.imports)
    handles = module.handles or not needed.isdisjoint(STATE)
    needed |= {"python/exception_state.hpp"} if handles else set()
    if module.exceptions:
        needed.add("python/exception_classes.hpp" if module.glue else "python/exception.hpp")
    head = _head(module.source_name, module.target, module.glue, handles)
    head += _words(module.exposed, module.binders) if module.glue else ""
    return f"{head}\n{_includes(needed)}\n{_abbreviations(body)}{_own_types(needed, module.exceptions)}{body}"


def _glue_headers(
    exposed: Sequence[Exposed], binders: Sequence[Bound], capsules: Sequence[Capsule], imports: Sequence[Import]
) -> set[str]:
    """The headers that make a module of the functions."""
    found = {"python/module.hpp"}.union(*(function.headers for function in exposed), *(one.headers for one in binders))
    found |= {"python/error.hpp" for capsule in capsules if capsule.raises}
    return found | {"scipy/find.hpp" for _ in imports}


def _anonymous(text: str) -> str:
    """The text in a namespace of its own file; nothing where it is empty."""
    return _block("", text) if text else ""


def _own_types(needed: set[str], exceptions: Sequence[str]) -> str:
    """The classes and structs of the program's own, of which `needed` holds the text among names of headers."""
    structs = sorted((text for text in needed if text.startswith("struct ")), key=lambda text: ("{" in text, text))
    own = "".join(text if "{" not in text else f"\n{text}" for text in structs)
    fields = "\n".join(text for _, text in crossing(needed) if text)
    own = _exceptions(exceptions) + (_block("", own) if own else "")
    return own + ("\n" + _block("capsulec::boundary", fields) if fields else "")


def _exceptions(symbols: Sequence[str]) -> str:
    """The exception classes of the user's, beside the builtin ones."""
    lines = []
    for symbol in symbols:
        from capsulec.library.exceptions import base_symbol

        name, base = base_symbol(symbol)
        lines.append(f"inline void *{symbol}_object = nullptr;\n")
        text = f"{{{string_literal(name)}, &{exception_class(base)}, nullptr, &{symbol}_object}}"
        lines.append(f"inline constexpr ExceptionClass {symbol}{text};\n")
    return _block("capsulec::py", "".join(lines)) + "\n" if lines else ""


def init_function(name: str) -> str:
    """The function that Python calls to import the module: PEP 489's name, which is ASCII whatever the
    module's is.

    Raises CompileError when no file of that name could be imported.
    """
    if not name.replace("-", "_").isidentifier():
        raise CompileError(
            "module-name",
            f"{name!r} cannot be the name of a module",
            hint="give the output another name with -o: letters, digits and underscores",
        )
    if name.isascii():
        return f"PyInit_{name.replace('-', '_')}"
    return f"PyInitU_{name.encode('punycode').decode().replace('-', '_')}"


def _head(source_name: str, target: Target, glue: bool, handles: bool) -> str:
    major, minor = target.python
    lines = [
        f"// Written by capsulec {__version__} from {comment(source_name)}.",
        f"#define CAPSULEC_PYTHON 0x{major:02X}{minor:02X}",
        *([] if glue else ["#define CAPSULEC_BARE"]),
        *(["#define CAPSULEC_ABI3"] if target.abi3 else []),
        *(["#define CAPSULEC_USE_PYTHON_H"] if target.free_threaded and glue else []),
        *(["#define CAPSULEC_HANDLES"] if handles else []),
    ]
    return "".join(f"{line}\n" for line in lines)


def _mentioned(body: str) -> set[str]:
    """The headers of names that stand in the text, wherever they come from."""
    names = {
        "complex.hpp": ("complex64", "complex128", "complex256"),
        "processor.hpp": ("CAPSULEC_LOOPS", "CAPSULEC_MATH_LOOPS", "CAPSULEC_NEWER"),
    }
    return {header for header, found in names.items() if any(name in body for name in found)}


def _words(exposed: Sequence[Exposed], binders: Sequence[Bound]) -> str:
    """What the module has of python/script.hpp, beside what all have: words for the types that its functions take."""
    if any(one.row is None for one in binders):
        return ""  # of callbacks, which may take all
    found = sorted(set().union(*(function.words for function in exposed)))
    return f"#define CAPSULEC_WORDS {', '.join(found)}".rstrip() + "\n" if exposed else ""


def _includes(headers: set[str]) -> str:
    names = sorted(header for header in headers if not header.startswith(("struct ", CLASS)))
    lines = [f'#include "capsulec/{header}"\n' for header in names]
    return "#include <stdint.h>\n\n" + "".join(lines)


def _abbreviations(body: str) -> str:
    """The short names that the text uses."""
    lines = [
        f"namespace {alias} = capsulec::{alias};\n"
        for alias in ("boundary", "np", "py", "special")
        if f"{alias}::" in body
    ]
    dtypes = ("complex64", "complex128", "complex256")
    lines += [f"using capsulec::{dtype};\n" for dtype in dtypes if dtype in body]
    return "".join([*lines, "\n"] if lines else [])


def _block(namespace: str, text: str) -> str:
    opening = f"namespace {namespace} {{" if namespace else "namespace {"
    closing = f"}} // namespace {namespace}".rstrip()
    return f"{opening}\n\n{text}\n{closing}\n"


def _build_information(source_sha256: str, options: Sequence[str]) -> str:
    import shlex

    texts = (__version__, DATE, source_sha256, shlex.join(options))
    lines = "".join(f"    {string_literal(text)},\n" for text in texts)
    return f"const py::Build build_information = {{\n{lines}}};\n"


def _tables(module: Contents, entries: Sequence[str], build_information: str, classes: bool) -> str:
    """The data that describes the module, and the two functions that Python calls."""
    rows = "".join(
        f"    {{{string_literal(capsule.python_name)}, {string_literal(capsule.exported_name)},"
        f" {string_literal(capsule.signature)}, reinterpret_cast<void *>({capsule.cxx_name})}},\n"
        for capsule in module.capsules
    )
    table = f"const py::Capsule capsules[] = {{\n{rows}}};\n\n" if module.capsules else ""
    table += _methods(entries) if entries else ""
    arguments = "module, build_information, " + ("capsules" if module.capsules else "nullptr, nullptr")
    filled = f"py::fill_module({arguments})"
    if module.ufuncs:
        filled = f"py::add_ufuncs(module, ufuncs) ? {filled} : -1"
    if module.variables:
        filled = f"add_variables(module) ? {filled} : -1"
    if classes or module.exceptions:
        filled = _with_classes(module.name, filled, classes, module.exceptions)
    if module.imports:
        table += import_table(module.imports)
        filled = f"{finding()} ? {filled} : -1"
    text = string_lines(module.doc, "    ") if module.doc else "nullptr"
    return f"""{table}{build_information}
int execute_module(PyObject *module) {{
    if (!py::in_main_interpreter(module)) return -1;
    return {filled};
}}

PyModuleDef_Slot module_slots[py::slot_places] = {{
    {{Py_mod_exec, reinterpret_cast<void *>(execute_module)}},
}};

PyModuleDef module_definition = {{
    PyModuleDef_HEAD_INIT,
    {string_literal(module.name)},
    {text},
    0,
    {"module_functions" if entries else "nullptr"},
    module_slots,
    nullptr,
    nullptr,
    nullptr,
}};
"""


def _with_classes(name: str, filled: str, classes: bool, exceptions: Sequence[str]) -> str:
    """What fills the module, behind what makes the user's classes: those of exceptions first that need no text."""
    from capsulec.library.exceptions import TEXTUAL, base_symbol

    if classes:
        for symbol in [symbol for symbol in exceptions if symbol in TEXTUAL]:
            filled = f"!py::take_exception(module, py::{symbol}) ? -1 : {filled}"
        filled = f"!py::add_classes(module, class_text, class_names) ? -1 : {filled}"
    for symbol in reversed([symbol for symbol in exceptions if symbol not in TEXTUAL]):
        full = string_literal(f"{name}.{base_symbol(symbol)[0]}")
        filled = f"!py::add_exception(module, {full}, py::{symbol}) ? -1 : {filled}"
    return filled


def _class_tables(source: str, headers: set[str], functions: Sequence[str], exceptions: Sequence[str]) -> str:
    """The text that makes the user's classes when the module is imported, and their names; "" where none is wanted."""
    classes = [name for name, _ in crossing(headers)]
    if not classes and not exceptions:
        return ""
    from capsulec.library.exceptions import TEXTUAL, base_symbol

    classes += [base_symbol(symbol)[0] for symbol in exceptions if symbol in TEXTUAL]
    if not classes:
        return ""
    from capsulec.library.class_text import class_text

    provided = frozenset({*functions, *(base_symbol(symbol)[0] for symbol in exceptions if symbol not in TEXTUAL)})
    text = string_lines(class_text(source, classes, provided), "    ")
    names = ", ".join(map(string_literal, classes))
    return _block("", f"const char *const class_text =\n    {text};\nconst char *const class_names[] = {{{names}}};\n")


def _entries(exposed: Sequence[Exposed], binders: Sequence[Bound]) -> list[str]:
    """The rows of the table from which Python makes the functions: name, C function, documentation of each."""
    quick = "METH_FASTCALL | METH_KEYWORDS"
    named = [(f.function.name, f.caller, quick, string_lines(documentation(f.function), " " * 8)) for f in exposed]
    if binders:
        names = ("__bind__", *(() if any(one.function.name == "bind" for one in exposed) else ("bind",)))
        named += [(name, BIND, bind_flags(binders), "bind_documentation") for name in names]
    return [
        f"    {{\n        {string_literal(name)},\n"
        f"        reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>({caller})),\n"
        f"        {flags},\n"
        f"        {doc},\n    }},\n"
        for name, caller, flags, doc in named
    ]


def _methods(entries: Sequence[str]) -> str:
    """The table from which Python makes the functions."""
    return f"PyMethodDef module_functions[] = {{\n{''.join(entries)}    {{nullptr, nullptr, 0, nullptr}},\n}};\n\n"
