"""How names, types and texts of a Python program are spelled in C++.

Whatever the user calls things, the generated text compiles: a name that C++ keeps for itself (a keyword, a
macro, a function of the C library) gets an underscore behind it, letters beyond ASCII become their code
point, and two names never become one. What needs no change is left alone, so that generated code reads with
the user's own names. `backend.literals` does the same for values, and is also reached from here.
"""

from __future__ import annotations

from collections.abc import Callable

from capsulec.backend.literals import comment, number_literal, string_lines, string_literal
from capsulec.backend.reserved import (
    C_FUNCTION_PREFIXES,
    C_FUNCTION_SUFFIXES,
    C_FUNCTIONS,
    KEYWORDS,
    MACRO_PREFIXES,
    MACROS,
    MATH_FUNCTIONS,
    OWN_NAMES,
    RUNTIME_FUNCTIONS,
    RUNTIME_PREFIXES,
)
from capsulec.diagnostics import CompileError, Span
from capsulec.ir.types import (
    Array,
    CFunction,
    ClassOf,
    ExceptionType,
    NoneType,
    Pointer,
    Scalar,
    Static,
    Str,
    Tuple,
    Type,
    widened,
)

__all__ = [
    "Names",
    "comment",
    "cxx_type",
    "declaration",
    "exception_class",
    "number_literal",
    "string_lines",
    "string_literal",
]

CXX_DTYPES = {
    "bool": "bool",
    "float32": "float",
    "float64": "double",
    "float128": "long double",
    "complex64": "complex64",
    "complex128": "complex128",
    "complex256": "complex256",
}


class Names:
    """The C++ identifiers of one scope: each Python name gets one, no two the same, asking again changes
    nothing.

    Exported symbols first, then functions, then `inner()` for the parameters and locals of each function: a
    local never hides a function. The same questions in the same order have the same answers.
    """

    def __init__(self, outer: Names | None = None) -> None:
        self._outer = outer
        self._spelled: dict[tuple[str, str], str] = {}  # (kind of name, Python name): identifier
        self._taken: set[str] = set()

    def inner(self, *kept: str) -> Names:
        """The scope of one function; the names in `kept` are its own and no variable's."""
        names = Names(self)
        names._taken.update(kept)
        return names

    def local(self, name: str) -> str:
        """The identifier of a parameter or local variable."""
        return self._spell("local", name, is_reserved)

    def function(self, name: str) -> str:
        """The identifier of an internal function: the name itself, `f_body` beside an exported symbol `f`."""
        return self._spell("function", name, is_reserved_at_file_scope)

    def wrapper(self, name: str) -> str:
        """The identifier of what stands around a function at the boundary, beside those of `function`."""
        return self._spell("wrapper", name, is_reserved_at_file_scope)

    def symbol(self, name: str, span: Span | None = None) -> str:
        """The identifier of a function whose symbol in the built file is exactly `name`.

        Where it differs from `name`, the declaration needs CAPSULEC_SYMBOL. Raises CompileError for a
        symbol that would take the place of one that the compiled code itself calls.
        """
        if is_runtime_symbol(name):
            raise CompileError(
                "reserved-symbol",
                f"an exported C function cannot be called {name}: compiled code calls the system's {name},"
                " and would call this one instead",
                span,
                hint=f"rename the function, for example to {name.strip('_')}_callback",
            )
        return self._spell("symbol", name, is_reserved_at_file_scope)

    def _spell(self, kind: str, name: str, is_kept: Callable[[str], bool]) -> str:
        key = kind, name
        if key not in self._spelled:
            spelled = self._unused(identifier(name), "_body" if kind == "function" else "", is_kept)
            self._spelled[key] = spelled
            self._taken.add(spelled)
        return self._spelled[key]

    def _unused(self, base: str, suffix: str, is_kept: Callable[[str], bool]) -> str:
        if is_kept(base):
            base = f"{base.rstrip('_')}_"
            base = f"v{base[:-1]}" if is_kept(base) else base
        if not self._is_taken(base):
            return base
        stem = base.rstrip("_")
        if suffix and not self._is_taken(stem + suffix):
            return stem + suffix
        number = 1
        while self._is_taken(f"{stem}_{number}"):
            number += 1
        return f"{stem}_{number}"

    def _is_taken(self, name: str) -> bool:
        return name in self._taken or (self._outer is not None and self._outer._is_taken(name))


def identifier(name: str) -> str:
    """`name` in the letters of C++ identifiers, without what is reserved for the implementation.

    Two names can come out equal; `Names` keeps them apart.
    """
    text = "".join(c if c.isascii() and (c.isalnum() or c == "_") else f"u{ord(c):x}" for c in name)
    while "__" in text:
        text = text.replace("__", "_")
    if text[:1].isdigit() or (text[:1] == "_" and text[1:2].isupper()):
        text = f"v{text}"
    return text or "unnamed"


def is_reserved(name: str) -> bool:
    """Whether C++, a macro, or the generated text itself gives `name` a meaning."""
    return name in KEYWORDS or name in OWN_NAMES or name in MACROS or name.startswith(MACRO_PREFIXES)


def is_reserved_at_file_scope(name: str) -> bool:
    """The same for functions, which live beside what headers and the compiler declare."""
    return is_reserved(name) or is_c_function(name)


def is_c_function(name: str) -> bool:
    """Whether `name` may be declared at file scope already: by a header, or by the compiler itself."""
    if name in C_FUNCTIONS or name.startswith(C_FUNCTION_PREFIXES) or name.endswith("_t"):
        return True
    suffixes = (suffix for suffix in C_FUNCTION_SUFFIXES if name.endswith(suffix))
    return any(is_c_function(name[: -len(suffix)]) for suffix in suffixes)


def is_runtime_symbol(name: str) -> bool:
    """Whether an exported function `name` would be called where compiled code means another one."""
    if name in RUNTIME_FUNCTIONS or name in MATH_FUNCTIONS or name.startswith(RUNTIME_PREFIXES):
        return True
    return name[-1:] in ("f", "l") and name[:-1] in MATH_FUNCTIONS


def cxx_type(type_: Type) -> str:
    """The C++ type of a value: `double`, `int64_t`, `double *`, `py::tuple<double, int64_t>`.

    NoneType is `void`: the result of a function that returns nothing. Types that exist only while compiling
    have no C++ type: a mistake of the caller.
    """
    match widened(type_) if isinstance(type_, Static) else type_:
        case Scalar(dtype):
            return CXX_DTYPES.get(dtype) or f"{dtype}_t"
        case Pointer(None):
            return "void *"
        case Pointer(Scalar() as target):
            return f"{cxx_type(target)} *"
        case Tuple(items):
            return f"py::tuple<{', '.join(map(cxx_type, items))}>"
        case Array(dtype, ndim):
            return f"np::array<{cxx_type(Scalar(dtype))}, {ndim}>"
        case CFunction(result, parameters):
            return f"{_spaced(cxx_type(result))}(*)({', '.join(map(cxx_type, parameters))})"
        case Str():
            return "const char *"
        case NoneType():
            return "void"
        case ExceptionType():
            return "py::Exception"
        case ClassOf():
            return "const py::ExceptionClass *"
        case other:
            raise NotImplementedError(f"a value of type {other} in C++")


def declaration(type_: Type, name: str) -> str:
    """`name` declared as a variable or parameter of that type: `double *x`, `double (*f)(double)`."""
    text = cxx_type(type_)
    if isinstance(type_, CFunction):
        return text.replace("(*)", f"(*{name})", 1)
    return _spaced(text) + name


def exception_class(name: str) -> str:
    """The runtime's object for a builtin exception class; for Python's class Exception `py::Exception_`."""
    return "py::Exception_" if name == "Exception" else f"py::{name}"


def _spaced(text: str) -> str:
    return text if text.endswith("*") else f"{text} "
