"""What crosses from Python into compiled code and back: for each type the runtime's converter.

A converter is a C++ struct, composed as the types are: `boundary::of_list<boundary::of_int>`. One C++ type may stand
for several Python types, so the converters say more than the C++ types do.
"""

from __future__ import annotations

from capsulec.diagnostics import close_matches
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import (
    BOOL,
    COMPLEX,
    DTYPES,
    FLOAT,
    INT,
    Array,
    Bytes,
    CFunction,
    Container,
    Deque,
    Dict,
    DType,
    ExceptionType,
    FrozenSet,
    LibraryFunction,
    List,
    Module,
    NoneType,
    NumPyObject,
    Optional,
    Package,
    Pointer,
    Range,
    Record,
    Scalar,
    Sequence,
    Set,
    Slice,
    Str,
    Tuple,
    Type,
    TypedArray,
    TypeOf,
    Union,
    is_static,
    kind,
)
from capsulec.records import record

Want = str | list["Want"]
FOLDER = "python/boundary"
HASHED = ("set", "frozenset", "dict")
MEMORY = ("deque", "list", "sequence", "set", "frozenset", "dict")
CXX_NAMES = {"bool": "bool", "float32": "float", "float64": "double", "float128": "long double"}
CLASS = "class:"  # begins the names of classes of the user's among the headers
SCALAR_CLASSES = {f"numpy.{dtype}": dtype for dtype in DTYPES} | {"numpy.bool_": "bool"}
PYTHON_SCALARS = {BOOL: "of_bool", INT: "of_int", FLOAT: "of_float", COMPLEX: "of_complex"}


@record
class Converter:
    """The text of a converter's C++ type, and the runtime headers that declare it.

    `want` describes the type to python/script.hpp, which says why a value is not taken: a name, or a list of the kind
    of container and what is in it. `raises`: making the value allocates, so that it can raise MemoryError.
    """

    text: str
    headers: frozenset[str]
    want: Want
    raises: bool = False


def words(want: Want) -> set[str]:
    """The parts of python/script.hpp that say why a value is not what a converter wants."""
    match want:
        case "None" | "str" | "bytes" | "dtype" | "class":
            return set()
        case "slice":
            return {"slice_words", "number_words"}
        case str():
            return {"name_words" if want.endswith((" type", " pkg")) else "number_words"}
        case ["function", *_]:
            return {"capsule_words"}
        case ["array", *_]:
            return {"array_words"}
        case ["object", _, *fields]:
            return {"object_words"}.union(*map(words, fields[1::2]))
        case [_, *inner]:
            return set().union(*map(words, inner))
    return set()


def converter(type_: Type) -> Converter | None:
    """The converter of a type; None when its values stay inside of compiled code."""
    match type_:
        case Scalar(weak=True):
            return _named(PYTHON_SCALARS[type_], "complex" if type_ == COMPLEX else "scalars", str(type_))
        case Scalar(dtype):
            name = "of_numpy_bool" if dtype == "bool" else f"of_{dtype}"
            return _named(name, "numpy_complex" if kind(dtype) == "c" else "numpy_scalars", str(type_))
        case Str():
            return _named("of_str", "str", "str", raises=True)
        case Bytes():
            return _named("of_bytes", "bytes", "bytes", raises=True)
        case Range():  # of results
            return _named("of_range", "range", "range")
        case Slice():
            return _named("of_slice", "slice", "slice")
        case TypeOf() | DType() | LibraryFunction():
            return _class_or_dtype(type_)
        case Package(name):
            return _named(f"of_module<{_letters(name)}>", "names", f"{name} pkg")
        case NoneType():
            return _named("of_none", "none", "None")
        case Record(definition):
            return _object(definition) if definition.public else None
        case Tuple(items, named) if named is not None:
            return _named_tuple(named, items)
        case Tuple(items):
            return _composed("tuple", items)
        case List(element):
            return _composed("list", (element,))
        case Sequence(element):
            return _composed("sequence", (element,))
        case Set(element):
            return _composed("set", (element,))
        case FrozenSet(element):
            return _composed("frozenset", (element,))
        case TypedArray("y"):
            return _named("of_bytearray", "bytearray", "bytearray", raises=True)
        case TypedArray(code):
            return _named(f"of_typed_array<'{code}'>", "typed_array", "array", raises=True)
        case Deque(element):
            return _composed("deque", (element,))
        case Dict(key, value, "dict"):
            return _composed("dict", (key, value))
        case Dict(key, value, kind_):
            return _kind_of_dict(kind_, (key, value))
        case ExceptionType():
            return _named("of_exception", "exception", "an exception", raises=True)
        case Union(alternatives):
            return _composed("choice", alternatives)
        case Optional(value):
            return _composed("optional", (value,))
        case Array():
            return _array("of_array", type_)
        case NumPyObject():
            return Converter("boundary::of_object", frozenset({"numpy/object.hpp"}), str(type_), raises=True)
    return None


def _class_or_dtype(type_: Type) -> Converter | None:
    """The converter of a class as a value, or of a dtype; NumPy's own are arguments as `float64 type`, and results."""
    match type_:
        case TypeOf(Scalar(dtype, weak=False)):
            header = "numpy_complex" if kind(dtype) == "c" else "numpy_scalars"
            return _named(f"of_numpy_class<{C_SCALARS.get(dtype, f'{dtype}_t')}>", header, f"{Scalar(dtype)} type")
        case TypeOf(instance) if (class_ := _class_name(instance)) is not None:
            return _named(f"of_class<{_letters(class_)}>", "names", f"{class_} type")
        case DType(name):
            return _named(f"of_dtype<{dtype_name(name)}>", "numpy_types", "dtype")
        case LibraryFunction(name) if name in SCALAR_CLASSES:
            return _named(f"of_scalar_class<{dtype_name(SCALAR_CLASSES[name])}>", "numpy_types", "class")
    return None


def c_function_argument(type_: CFunction) -> Converter | None:
    """The converter of an argument that is a C function of numbers and pointers, in a capsule; None of others."""
    texts = [_c_part(part) for part in (type_.result, *type_.parameters)]
    if "" in texts:
        return None
    signature = f"{texts[0]}({', '.join(texts[1:])})"
    headers = frozenset({f"{FOLDER}/c_function.hpp", "complex.hpp"})
    want: list[Want] = ["function", str(type_)]
    return Converter(f"boundary::of_c_function<{signature}, {_letters(str(type_))}>", headers, want)


def _c_part(part: Type) -> str:
    """The C++ type of a result or parameter of a C function; nothing where there is none."""
    match part:
        case Scalar(dtype):
            return dtype_name(dtype)
        case Pointer(target):
            return "void *" if target is None else f"{dtype_name(target.dtype)} *"
        case NoneType():
            return "void"
        case _:
            return ""


def array_argument(type_: Array, extents: tuple[int | None, ...]) -> Converter:
    """The converter of an array that is an argument, for the time of the call; `extents` as in exports.Parameter."""
    return _array("of_argument", type_, extents)


def _array(name: str, type_: Array, extents: tuple[int | None, ...] = ()) -> Converter:
    lengths = ["boundary::any_extent" if extent is None else str(extent) for extent in extents]
    layout = {"C": "C", "F": "F", "r": "R"}.get(type_.order, "A")
    parameters = [dtype_name(type_.dtype), str(type_.ndim), f"'{layout}'", *lengths]
    text = f"boundary::{name}<{', '.join(parameters)}>"
    shown = [":" if extent is None else str(extent) for extent in extents or (None,) * type_.ndim]
    want: list[Want] = ["array", type_.dtype, layout, *shown]
    return Converter(text, frozenset({f"{FOLDER}/array.hpp"}), want, raises=name == "of_array")


def dtype_name(dtype: str) -> str:
    """The C++ type of a dtype's elements."""
    return CXX_NAMES.get(dtype, dtype if kind(dtype) == "c" else f"{dtype}_t")


def holds_arrays(type_: Type) -> bool:
    """Whether values of the type are or contain arrays."""
    from capsulec.ir.type_parts import parts

    return isinstance(type_, Array) or any(map(holds_arrays, parts(type_)))


def widens(narrow: Type, wide: Type) -> bool:
    """Whether python/convert.hpp makes a value of one type one of a wider type, as it was found."""
    if narrow == wide or isinstance(narrow, TypeOf | Package):
        return True
    match narrow, wide:
        case Scalar(), Scalar():
            return True
        case Array(), Array():
            return (narrow.dtype, narrow.ndim) == (wide.dtype, wide.ndim) and wide.order in (
                "",
                narrow.order,
                narrow.order.lower(),
            )
        case NoneType(), Optional():
            return True
        case (Optional(value), Optional(wanted)) | (value, Optional(wanted)):
            return widens(value, wanted)
        case Union(alternatives), Union():
            return all(widens(one, wide) for one in alternatives)
        case _, Union(alternatives):
            return any(widens(narrow, one) for one in alternatives)
        case Tuple(items), Tuple(others) if len(items) == len(others):
            return all(a == b or (widens(a, b) and not is_static(a)) for a, b in zip(items, others, strict=True))
        case Tuple(items), Sequence(element):
            return not any(map(is_static, items)) and all(widens(item, element) for item in items)
        case List(a), List(b):
            return widens(a, b)
        case (Set(a), Set(b)) | (FrozenSet(a), FrozenSet(b)) | (Sequence(a), Sequence(b)):
            return widens(a, b)
        case Dict(key, value, kind_), Dict(wanted_key, wanted, other) if kind_ == other:
            return widens(key, wanted_key) and widens(value, wanted)
        case _:
            return False


def known_argument(type_: Type) -> Type:
    """The type in which a function has an argument of an exported type: classes and modules are what their names mean
    in the file. Raises RuleError for modules that compiled code cannot use."""
    from capsulec.library import table

    match type_:
        case TypeOf(Scalar(dtype, weak=False)):
            table.load("numpy")
            return LibraryFunction("numpy.bool_" if dtype == "bool" else f"numpy.{dtype}")
        case TypeOf(instance) if (class_ := _class_name(instance)) is not None:
            table.load("builtins")
            return LibraryFunction(f"builtins.{class_}")
        case Package(name):
            if not table.load(name):
                known = sorted(known for known in table.MODULES if known not in ("builtins", table.INTERNAL))
                hint = close_matches(name, known) or f"compiled code can use {', '.join(known)}"
                raise table.RuleError(f"module {name} cannot be compiled", hint=hint, code="unknown-module")
            return Module(name)
        case _:
            return type_


C_SCALARS = {"bool": "bool", "float32": "float", "float64": "double", "float128": "long double",
             "complex64": "complex64", "complex128": "complex128", "complex256": "complex256"}  # fmt: skip
CONTAINERS = {List: "list", Set: "set", FrozenSet: "frozenset", Dict: "dict", Tuple: "tuple", Sequence: "tuple"}


def _class_name(instance: Type) -> str | None:
    """What builtins call the class of values of a type: `list` for `int list type`."""
    if instance in PYTHON_SCALARS or isinstance(instance, Str | Bytes | Container | Slice):
        return str(instance)
    return CONTAINERS.get(type(instance))


def _letters(name: str) -> str:
    return ", ".join(f"'{letter}'" for letter in name)


def _named(name: str, header: str, want: str, *, raises: bool = False) -> Converter:
    return Converter(f"boundary::{name}", frozenset({f"{FOLDER}/{header}.hpp"}), want, raises)


def _named_tuple(class_: RecordClass, items: tuple[Type, ...]) -> Converter | None:
    """A result that is a NamedTuple."""
    plain = _composed("named", items)
    if plain is None or (not class_.public and any(not name.startswith("_") for name in class_.methods)):
        return None
    text = plain.text.replace("of_named<", f"of_named<{class_.symbol}{', ' if items else ''}", 1)
    own = set()
    if class_.public:
        _crossing[class_.symbol] = class_.public, ""
        own = {f"{CLASS}{class_.symbol}"}
    return Converter(text, plain.headers | own | {f"{FOLDER}/named.hpp"}, ["tuple", *plain.want[1:]], True)


_open: list[RecordClass] = []  # the classes whose fields are being looked at: one may hold itself


def _object(class_: RecordClass) -> Converter | None:
    """An object of a class of the user's; its headers have what converts its fields."""
    from capsulec.library.cells import settled

    text, headers = f"boundary::of_record<{class_.symbol}>", frozenset({f"{FOLDER}/record.hpp"})
    if class_.enumeration:
        text = f"boundary::of_{'flag' if class_.flag else 'member'}<{class_.symbol}>"
        return Converter(text, frozenset({f"{FOLDER}/member.hpp", *_class_header(class_, ())}), "member", True)
    if class_ in _open:
        return Converter(text, headers, ["object", class_.public], True)
    _open.append(class_)
    try:
        inner = [converter(settled(cell)) for cell in class_.cells]
    finally:
        _open.pop()
    fields = [one for one in inner if one is not None]
    if len(fields) < len(inner):
        return None
    want: list[Want] = ["object", class_.public]
    for name, one in zip(class_.fields, fields, strict=True):
        want += [name, one.want]
    converters = tuple(one.text for one in fields)
    headers = headers.union(_class_header(class_, converters), *(one.headers for one in fields))
    return Converter(text, headers, want, True)


def _class_header(class_: RecordClass, converters: tuple[str, ...]) -> set[str]:
    """What stands among the headers for the class of objects; `crossing` has its text."""
    names = ", ".join(f'"{name}"' for name in class_.fields)
    _crossing[class_.symbol] = (
        class_.public,
        f"template <> struct record_fields<{class_.symbol}> {{\n"
        f'    static constexpr const char *name = "{class_.public}";\n'
        f"    static constexpr const char *fields[] = {{{names}{', ' if names else ''}nullptr}};\n"
        f"    using each = boundary::each_field<{', '.join(converters)}>;\n"
        "};\n",
    )
    return {f"{CLASS}{class_.symbol}"}


_crossing: dict[str, tuple[str, str]] = {}


def crossing(headers: set[str]) -> list[tuple[str, str]]:
    """The classes of the user's whose objects cross, as the headers of converters tell: the names that the module has
    for them, and what the page has for each, with what converts its fields."""
    symbols = sorted(header.removeprefix(CLASS) for header in headers if header.startswith(CLASS))
    return sorted(_crossing[symbol] for symbol in symbols)


def holds_objects(type_: Type) -> bool:
    """Whether values of the type are or contain objects of classes of the user's."""
    from capsulec.ir.type_parts import parts

    return isinstance(type_, Record) or any(map(holds_objects, parts(type_)))


def _kind_of_dict(kind_: str, parts: tuple[Type, ...]) -> Converter | None:
    """A result that is an object of a class of collections."""
    plain = _composed("dict", parts)
    if plain is None:
        return None
    name = {"defaultdict": "default_dict", "OrderedDict": "ordered_dict"}.get(kind_, kind_.lower())
    text = plain.text.replace("of_dict", f"of_{name}", 1)
    return Converter(text, plain.headers | {f"{FOLDER}/collections.hpp"}, plain.want, True)


def _composed(name: str, parts: tuple[Type, ...]) -> Converter | None:
    headers = {f"{FOLDER}/{'set' if name == 'frozenset' else name}.hpp"}
    texts: list[str] = []
    want: list[Want] = [name]
    raises = name in MEMORY
    for part in parts:
        inner = converter(part)
        if inner is None:
            return None
        if name in HASHED and part is parts[0] and holds_objects(part):
            inner = Converter(f"boundary::of_key<{inner.text}>", inner.headers, inner.want, True)
        # Compiled tuples hold nothing for an item whose type has one value.
        texts.append(f"boundary::fixed<{inner.text}>" if name == "tuple" and is_static(part) else inner.text)
        want.append(inner.want)
        headers |= inner.headers
        raises = raises or inner.raises
    return Converter(f"boundary::of_{name}<{', '.join(texts)}>", frozenset(headers), want, raises)


def can_be_read(type_: Type) -> bool:
    """Whether values of the type can come out of Python: all that can go there, but for exceptions."""
    from capsulec.ir.type_parts import parts

    if isinstance(type_, ExceptionType | Record | DType | LibraryFunction) or converter(type_) is None:
        return False
    return isinstance(type_, Scalar) or all(map(can_be_read, parts(type_)))


def uncrossable(type_: Type) -> Type | None:
    """The innermost part of a type for which there is no converter; None when all of it has one."""
    from capsulec.ir.type_parts import parts

    if converter(type_) is not None:
        return None
    for part in parts(type_):
        if (found := uncrossable(part)) is not None:
            return found
    return type_
