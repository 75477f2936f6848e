"""Text made from values and values from text: str, repr, format, print, int, float, hex, chr and their kind.

`shown` is the core: the C++ expression that is the text of a value of a type. F-strings, `%` and str.format are pieces
of it behind one another (`pieces.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import (
    BOOL,
    BYTEARRAY,
    BYTES,
    COMPLEX,
    FLOAT,
    INT,
    NONE,
    STR,
    Deque,
    Dict,
    DictView,
    ExceptionType,
    File,
    FrozenSet,
    List,
    NoneType,
    Optional,
    Range,
    Record,
    Scalar,
    Sequence,
    Set,
    Static,
    Tuple,
    Type,
    TypedArray,
    Union,
    is_static,
    kind,
    widened,
)
from capsulec.library.containers.kinds import TYPE_ERROR, known_or_none, require_integer
from capsulec.library.containers.kinds import shown as type_shown
from capsulec.library.record_values import holding as record_fields
from capsulec.library.table import INTERNAL, MISSING, Parameter, RuleError, Runtime, positional, register
from capsulec.library.text.array_texts import array_headers, array_text, is_asked
from capsulec.library.text.specification import known

REPR, FLOAT_TEXT, FORMAT, PERCENT, PARSE, PRINT, SHAPES, BYTES_REPR = (
    f"python/{name}.hpp"
    for name in ("repr", "float_text", "format", "percent", "parse", "print", "shapes", "bytes_repr")
)
HELD = (List, Set, FrozenSet, Sequence, Tuple, Dict, Optional, Union, Deque, TypedArray, Record)


def header(type_: Type) -> str:
    """The header that writes values of a type."""
    if isinstance(type_, ExceptionType):
        return "python/exception_text.hpp"
    if isinstance(type_, Range):
        return "python/range_text.hpp"
    wide = widened(type_)
    if is_asked(wide):
        return array_headers(wide)
    needed = [FLOAT_TEXT if _holds(wide, _is_float) else REPR]
    needed += ["python/exception_text.hpp"] * _holds(wide, lambda part: isinstance(part, ExceptionType))
    needed += ["python/views_text.hpp"] * isinstance(wide, DictView)
    needed += [BYTES_REPR] * _holds(wide, lambda part: part == BYTES) + [SHAPES] * bool(_shape(wide))
    return " ".join(needed)


def _parts(type_: Type) -> list[Type]:
    match type_:
        case Tuple(items):
            return [widened(item) for item in items]
        case Union(alternatives):
            return list(alternatives)
        case TypedArray() as whole:
            return [whole.element]
        case Dict(key, value):
            return [known_or_none(key) or INT, known_or_none(value) or INT]
        case DictView(kind_, Dict(key, value)):
            held = {"keys": [key], "values": [value], "items": [key, value]}[kind_]
            return [known_or_none(part) or INT for part in held]
        case List(element) | Set(element) | FrozenSet(element) | Sequence(element) | Optional(element) | Deque(element):
            return [known_or_none(element) or INT]
        case _:
            return []


def _is_float(type_: Type) -> bool:
    return isinstance(type_, Scalar) and kind(type_.dtype) in "fc"


def _holds(type_: Type, wanted: Callable[[Type], bool]) -> bool:
    """Whether a type, or one in it, is one of those wanted."""
    return any(wanted(part) for part in _all_parts(type_))


def _all_parts(type_: Type) -> list[Type]:
    """A type and all that values of it hold; each only once, as records may hold values of their own class."""
    found, pending = [type_], [type_]
    while pending:
        whole = pending.pop()
        inside = record_fields(whole.definition) if isinstance(whole, Record) else _parts(whole)
        new = [part for part in map(widened, inside) if part not in found]
        found += new
        pending += new
    return found


def _check(type_: Type, whole: Type, *, inside: bool) -> None:
    """Refuse what has no text here. Raises RuleError."""
    match type_:
        case Scalar(weak=True) | NoneType():
            return
        case Record(class_) if "__repr__" in class_.methods or ("__str__" in class_.methods and not inside):
            return
        case Record(class_) if class_.plain:
            text = f"{class_.name} has no `__repr__` that could show it"
            raise RuleError(text, "write one: Python would show an address here", code="not-supported-yet")
        case Record(class_):
            for part in _all_parts(type_)[1:]:
                if not isinstance(part, HELD):
                    _check(part, whole, inside=True)
            if any(_shape(part) for part in _all_parts(type_) if not isinstance(part, NoneType)):
                text = f"the text of {class_.name} with this in it is not supported yet"
                raise RuleError(text, code="not-supported-yet")
        case Scalar(dtype):
            if dtype in ("float128", "complex256"):
                raise RuleError(f"the text of {type_} is not supported yet", code="not-supported-yet")
        case _ if type_ in (STR, BYTES, BYTEARRAY) or isinstance(type_, ExceptionType):
            return
        case Range() if not inside:
            return
        case DictView() if not any(map(_shape, _parts(type_))):
            for part in _parts(type_):
                _check(part, whole, inside=True)
        case _ if isinstance(type_, HELD):
            for part in _parts(type_):
                _check(part, whole, inside=inside or not isinstance(type_, Optional | Union))
        case _:
            raise RuleError(f"the text of {type_shown(whole)} is not supported yet", code="not-supported-yet")


def _shape(type_: Type) -> str:
    """The shape of a value in python/shapes.hpp; "" when its C++ type says all of its text."""
    match type_:
        case NoneType():
            return "py::shape::none"
        case Scalar(weak=False):
            return "py::shape::numpy"
        case Record():
            return ""
        case Tuple(named=RecordClass()):
            if any(_shape(part) for part in _parts(type_) if not isinstance(part, NoneType)):
                raise RuleError(f"the text of {type_} with this in it is not supported yet", code="not-supported-yet")
            return ""
        case Tuple(items) if any(is_static(item) for item in map(widened, items)):
            wide = [(part, _shape(part)) for part in _parts(type_)]
            shapes = [
                f"py::shape::absent<{shape or 'py::shape::items<>'}>"
                if is_static(part)
                else shape or "py::shape::plain"
                for part, shape in wide
            ]
            return f"py::shape::items<{', '.join(shapes)}>"
        case Tuple() | Dict() | List() | Set() | FrozenSet() | Sequence() | Optional():
            parts = [_shape(part) for part in _parts(type_)]
            if not any(parts):
                return ""
            kind_ = {Tuple: "items", Dict: "pairs"}.get(type(type_), "elements")
            return f"py::shape::{kind_}<{', '.join(part or 'py::shape::plain' for part in parts)}>"
        case _:
            return ""


def shown(type_: Type, place: str, conversion: str = "s") -> str:
    """The C++ of `str(value)`, for "r" of `repr(value)`, for "a" of `ascii(value)`. Raises RuleError."""
    wide = widened(type_)
    if is_asked(wide):
        return array_text(wide, place, conversion)
    _check(wide, wide, inside=False)
    if isinstance(wide, NoneType):
        return 'py::literal("None", 4)'
    if isinstance(wide, Range):
        return f"py::text_of_range({place})"
    shape = "" if conversion == "s" and isinstance(wide, Scalar) else _shape(wide)
    if shape:
        text = f"py::repr_of<{shape}>({place})"
        return f"py::ascii_of({text})" if conversion == "a" else text
    if conversion == "s":
        return f"py::to_str({place})"
    return f"py::ascii_of(py::repr({place}))" if conversion == "a" else f"py::repr({place})"


def formatted(type_: Type, place: str, spec: str) -> str:
    """The C++ of `format(value, spec)`. Raises RuleError."""
    wide = widened(type_)
    if isinstance(wide, Scalar) and kind(wide.dtype) in "biuf" and wide.dtype != "float128":
        cast = {"f": "double", "u": "uint64_t", "i": "int64_t", "b": "bool"}[kind(wide.dtype)]
        return f"py::format(static_cast<{cast}>({place}), {spec})"
    if wide == STR or (isinstance(wide, Scalar) and wide.dtype == "complex128"):
        return f"py::format({place}, {spec})"
    raise RuleError(f"unsupported format string passed to {type_shown(wide)}.__format__", hint=TYPE_ERROR)


def percent(type_: Type, place: str, letter: str) -> tuple[str, str, bool]:
    """The C++ of a value as `%` and a letter need it, its header, whether showing it can raise. Raises RuleError."""
    wide = widened(type_)
    if letter in "rsa":
        return shown(wide, place, letter), header(wide), is_asked(wide)
    if letter == "c" and wide == STR:
        return place, PERCENT, True
    class_ = kind(wide.dtype) if isinstance(wide, Scalar) and wide.dtype != "float128" else ""
    wanted = "biuf" if letter in "diueEfFgG" else "biu"
    if not class_ or class_ not in wanted:
        what = "an integer" if letter in "oxX" else "int or char" if letter == "c" else "a real number"
        text = f"%{letter} format: {what} is required, not {type_shown(wide)}"
        raise RuleError(text, hint="Python would raise TypeError here too")
    if letter in "eEfFgG" or class_ == "f":
        return f"static_cast<double>({place})", PERCENT, letter in "diu"
    return f"static_cast<{'uint64_t' if class_ == 'u' else 'int64_t'}>({place})", PERCENT, letter == "c"


def percent_octets(type_: Type, place: str, letter: str) -> tuple[Type, str, str]:
    """A value as `%` of bytes needs it: as a text whose characters are the bytes. Raises RuleError."""
    wide = widened(type_)
    if letter in "sb":
        if wide != BYTES:
            text = "%b requires a bytes-like object, or an object that implements __bytes__, not "
            raise RuleError(text + f"'{type_shown(wide)}'", hint=TYPE_ERROR)
        return STR, f"{place}.text()", "s"
    if letter == "c":
        if wide == BYTES:
            return STR, f"py::octets::one({place})", letter
        if not isinstance(wide, Scalar) or kind(wide.dtype) not in "iub":
            text = "%c requires an integer in range(256) or a single byte, not "
            raise RuleError(text + str(type_shown(wide)), hint=TYPE_ERROR)
        return INT, f"py::octets::one({place})", letter
    return wide, place, "a" if letter == "r" else letter


def _str(value: Any, encoding: Any, errors: Any) -> Loop:
    if not isinstance(value, Type):
        return Loop("str", (), STR, "py::str()", "python/str.hpp")
    wide = widened(value)
    if isinstance(encoding, Type) or isinstance(errors, Type):
        from capsulec.library.text.codecs import decode

        if wide != BYTES:
            raise RuleError(f"decoding to str: need a bytes-like object, {type_shown(wide)} found", hint=TYPE_ERROR)
        return decode(value, encoding, errors)
    if wide == STR:
        return Loop("str", (STR,), STR, "{0}")
    return Loop("str", (wide,), STR, shown(wide, "{0}"), header(wide), raises=is_asked(wide))


def _repr(conversion: str) -> Any:
    def rule(value: Type) -> Loop:
        wide = widened(value)
        text = shown(wide, "{0}", conversion)
        return Loop("repr", (wide,), STR, text, header(wide), raises=is_asked(wide))

    return rule


def _format(value: Type, spec: Any) -> Loop:
    wide = widened(value)
    if not isinstance(spec, Type):
        return _str(value, "utf-8", "strict")
    if widened(spec) != STR:
        raise RuleError(f"format() argument 2 must be str, not {type_shown(spec)}", hint=TYPE_ERROR)
    if isinstance(spec, Static) and (read := known(wide, str(spec.value))) is not None:
        return Loop("format", (wide, STR), STR, formatted(wide, "{0}", read), FORMAT, raises=True)
    return Loop("format", (wide, STR), STR, formatted(wide, "{0}", "{1}"), FORMAT, raises=True)


def _print(values: tuple[Type, ...], sep: Any, end: Any, file: Any, flush: Any) -> Loop:
    operands = [widened(value) for value in values]
    used = " ".join(sorted({REPR, PRINT, *map(header, operands)}))
    texts = [shown(operand, f"{{{n}}}") for n, operand in enumerate(operands)]
    given = [*operands]
    between = 'py::literal(" ", 1)'
    if isinstance(sep, Type) and not isinstance(widened(sep), NoneType):
        given.append(STR)
        between = f"{{{len(given) - 1}}}"
    elif isinstance(sep, Type):
        given.append(NONE)
    last = 'py::literal("\\n", 1)'
    if isinstance(end, Type) and not isinstance(widened(end), NoneType):
        given.append(STR)
        last = f"{{{len(given) - 1}}}"
    elif isinstance(end, Type):
        given.append(NONE)
    to = _printed_to(file, given)
    if isinstance(flush, Type):
        given.append(BOOL)
    pieces: list[str] = []
    for text in texts:
        pieces += [between] * bool(pieces) + [text]
    flushed = f", {{{len(given) - 1}}}" if isinstance(flush, Type) else ""
    cxx = f"py::print{to}py::joined({', '.join([*pieces, last])}){flushed})"
    if to != "(":
        used += " python/print_file.hpp"
    return Loop("print", tuple(given), NONE, cxx, used, raises=True, effects=True)


def _printed_to(file: Any, given: list[Type]) -> str:
    """How the call of the runtime begins: with the file, which becomes one more operand. Raises RuleError."""
    wide = widened(file) if isinstance(file, Type) else None
    match wide:
        case None:
            return "("
        case NoneType():
            given.append(NONE)
            return "("
        case File(binary=False) | Optional(File(binary=False)):
            given.append(wide)
            return f"_to({{{len(given) - 1}}}, "
        case File():
            raise RuleError("a bytes-like object is required, not 'str'", hint=TYPE_ERROR)
        case _:
            hint = "print takes sys.stdout, sys.stderr, and what open gives" if wide != STR else TYPE_ERROR
            raise RuleError(f"'{type_shown(wide)}' object has no attribute 'write'", hint=hint)


def _int_of_text(text: Type, base: Any) -> Loop:
    wide = widened(text)
    if isinstance(base, Type):
        require_integer(base, "int() takes an integer as its base")
        return Loop("int", (wide, INT), INT, "py::to_integer({0}, {1})", _parsing(wide), raises=True)
    return Loop("int", (wide,), INT, "py::to_integer({0})", _parsing(wide), raises=True)


def _float_of_text(text: Type) -> Loop:
    wide = widened(text)
    return Loop("float", (wide,), FLOAT, "py::to_float({0})", _parsing(wide), raises=True)


def _complex_of_text(text: Type, imag: Any) -> Loop:
    wide = widened(text)
    if wide == BYTES:
        raise RuleError("complex() first argument must be a string or a number, not 'bytes'", hint=TYPE_ERROR)
    if isinstance(imag, Type):
        raise RuleError("complex() can't take second arg if first is a string", hint=TYPE_ERROR)
    return Loop("complex", (STR,), COMPLEX, "py::to_complex({0})", "python/parse_complex.hpp", raises=True)


def _parsing(wide: Type) -> str:
    """The header that reads a number out of a text, or of bytes."""
    return "python/bytes_parse.hpp" if wide == BYTES else PARSE


def _in_base(name: str, spec: str) -> Any:
    def rule(number: Type) -> Loop:
        require_integer(number, f"{name} takes an integer")
        return Loop(name, (INT,), STR, f'py::format({{0}}, py::literal("#{spec}", 2))', FORMAT)

    return rule


def _chr(code: Type) -> Loop:
    require_integer(code, "chr takes an integer")
    return Loop("chr", (INT,), STR, "py::character({0})", "python/character.hpp", raises=True)


def _ord(text: Type) -> Loop:
    wide = widened(text)
    if wide not in (STR, BYTES):
        raise RuleError(f"ord takes a text of one character, not {type_shown(text)}", hint=TYPE_ERROR)
    return Loop("ord", (wide,), INT, "py::code_of({0})", "python/character.hpp", raises=True)


OBJECT = positional("object")
PRINTED = (
    Parameter("args", variadic=True),
    Parameter("sep", " ", keyword_only=True),
    Parameter("end", "\n", keyword_only=True),
    Parameter("file", None, keyword_only=True),
    Parameter("flush", False, keyword_only=True),
)

CODEC = (Parameter("encoding", "utf-8"), Parameter("errors", "strict"))
register(Runtime("builtins.str", (Parameter("object", ""), *CODEC), _str))
register(Runtime("builtins.repr", OBJECT, _repr("r")))
register(Runtime("builtins.ascii", OBJECT, _repr("a")))
register(
    Runtime("builtins.format", (*positional("value"), Parameter("format_spec", MISSING, positional_only=True)), _format)
)
register(Runtime("builtins.print", PRINTED, _print))
register(Runtime("builtins.chr", positional("i"), _chr))
register(Runtime("builtins.ord", positional("c"), _ord))
for _name, _spec in (("hex", "x"), ("oct", "o"), ("bin", "b")):
    register(Runtime(f"builtins.{_name}", positional("number"), _in_base(_name, _spec)))
register(Runtime(f"{INTERNAL}.int_of_text", (Parameter("x"), Parameter("base", MISSING)), _int_of_text))
register(Runtime(f"{INTERNAL}.float_of_text", (Parameter("x"),), _float_of_text))
register(Runtime(f"{INTERNAL}.complex_of_text", (Parameter("real"), Parameter("imag", MISSING)), _complex_of_text))
