"""The C++ types of values at run time, and the headers that declare them."""

from __future__ import annotations

from capsulec.backend.spelling import Names, cxx_type
from capsulec.ir.nodes import Hook
from capsulec.ir.place_types import Characters, Elements
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import (
    Array,
    Bytes,
    CFunction,
    Choice,
    Deque,
    Dict,
    DictView,
    DType,
    Enumerate,
    File,
    FrozenSet,
    Function,
    Generator,
    Iterator,
    LibraryFunction,
    Limits,
    List,
    Method,
    Module,
    NoneType,
    NumPyObject,
    Optional,
    RandomSource,
    Range,
    Record,
    Reference,
    Reversed,
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
    Zip,
    is_static,
    kind,
)
from capsulec.ir.walk import is_counted
from capsulec.library.cells import settled

# Types of which there is one, and the headers that they need.
OF_ONE_KIND: dict[type, tuple[str, set[str]]] = {
    NoneType: ("void", set()),
    Str: ("py::str", {"python/str.hpp"}),
    Bytes: ("py::bytes", {"python/bytes.hpp"}),
    NumPyObject: ("np::object", {"numpy/object.hpp"}),
    RandomSource: ("py::box<py::random::Generator>", {"python/box.hpp", "python/random.hpp"}),
    Slice: ("py::bounds", {"python/slice.hpp"}),
}


def run_time_type(type_: Type, headers: set[str]) -> str:
    """The C++ type of a value. Sequences that are only ways to iterate are tuples of what they are made from."""
    match type_:
        case Reference(target, boxed=True):
            headers.add("python/box.hpp")
            return f"py::box<{run_time_type(target, headers)}>"
        case Reference(target):
            text = run_time_type(target, headers)
            return f"{text}*" if text.endswith("*") else f"{text} *"
        case Tuple(named=RecordClass()) | Record():
            return _record(type_, headers)
        case Tuple(items):
            return _tuple(tuple(run_time_type(item, headers) for item in items if not is_static(item)), headers)
        case Function(captures=captures):
            return _tuple(tuple(run_time_type(c, headers) for c in captures if not is_static(c)), headers)
        case CFunction(result, parameters):
            headers.add("python/c_function.hpp")
            inner = ", ".join(run_time_type(parameter, headers) for parameter in parameters)
            return f"py::c_function<{run_time_type(result, headers)}({inner})>"
        case Array(dtype, ndim):
            headers.add("numpy/array.hpp")
            return f"np::array<{run_time_type(Scalar(dtype), headers)}, {ndim}>"
        case Scalar(dtype):
            if kind(dtype) == "c":
                headers.add("complex.hpp")
            return cxx_type(type_)
        case Method(receiver=receiver):
            return run_time_type(receiver, headers)
        case LibraryFunction() | TypeOf() | Module() | DType() | Limits():
            return _tuple((), headers)
        case Characters() | Elements():
            return _place_of(type_, headers)
        case File(binary):
            headers.add("python/file.hpp")
            return f"py::file<py::{'bytes' if binary else 'str'}>"
        case Optional(value):
            return _container("optional", (value,), headers)
        case TypedArray(code):
            headers.add("python/bytearray.hpp" if code == "y" else "python/typed_array.hpp")
            return f"py::array<'{code}'>"
        case List(element) | Set(element) | FrozenSet(element) | Sequence(element) | Deque(element):
            return _container(type(type_).__name__.lower(), (element,), headers)
        case Dict(key, value, "dict"):
            return _container("dict", (key, value), headers)
        case Dict():
            return _special_dict(type_, headers)
        case Range() | Enumerate() | Zip() | Reversed() | DictView() | Iterator() | Generator():
            return _iterated(type_, headers)
        case Union(alternatives):
            return _container("choice", alternatives, headers)
        case Choice(alternatives):
            headers.add("python/choice.hpp")
            return f"py::choice<{', '.join(run_time_type(item, headers) for item in alternatives)}>"
        case _ if type(type_) in OF_ONE_KIND:
            text, needed = OF_ONE_KIND[type(type_)]
            headers |= needed
            return text
        case _:
            return cxx_type(type_)


def _record(type_: Tuple | Record, headers: set[str]) -> str:
    """The C++ type of a value with named fields."""
    if isinstance(type_, Record):
        _declare(type_.definition, headers)
        return f"py::record<{type_.definition.symbol}>"
    assert type_.named is not None
    _declare(type_.named, headers)
    return f"py::named<{', '.join([type_.named.symbol, *(stored_type(item, headers) for item in type_.items)])}>"


def _iterated(type_: Type, headers: set[str]) -> str:
    """The C++ type of what is only there to be gone through."""
    match type_:
        case Range():
            return _tuple(("int64_t",) * 3, headers)
        case Enumerate(sequence):
            return _tuple((run_time_type(sequence, headers), "int64_t"), headers)
        case Zip(sequences):
            return _tuple(tuple(run_time_type(s, headers) for s in sequences), headers)
        case Reversed(sequence):
            return _tuple((run_time_type(sequence, headers),), headers)
        case DictView(kind_, mapping):
            return f"py::dict_{kind_}<{run_time_type(mapping, headers)}>"
        case Iterator(sequence, in_place):
            headers.add("numpy/iterate.hpp" if isinstance(sequence, Array) else "python/iterator.hpp")
            return _shared(f"py::iterator<{run_time_type(sequence, headers)}>", in_place, headers)
        case Generator(owner=owner, in_place=in_place):
            return _shared(Names().function(owner), in_place, headers)
    raise AssertionError(type_)


def _declare(class_: RecordClass, headers: set[str]) -> None:
    """Note the struct of a class of records, which stands behind the headers: the names, and a dataclass's fields."""
    forward = f"struct {class_.symbol};\n"
    if forward in headers:  # also where one of its own fields is of this class
        return
    headers |= {"python/record_object.hpp", "python/none.hpp", forward}
    names = ", ".join(f'"{name}"' for name in (class_.name, *class_.fields))
    lines = [f"static constexpr const char *names[] = {{{names}}};"]
    lines.append(f'static constexpr const char *python = "{"" if class_.shared else class_.public}";')
    if class_.shared:
        lines.append(f"static constexpr bool is_member = {'true' if class_.enumeration else 'false'};")
        held = (stored_type(settled(cell), headers) for cell in class_.cells)
        lines.append(
            f"{_tuple(tuple(held), headers)} items{{}};" if class_.plain else f"{_tuple(tuple(held), headers)} items;"
        )
        lines += _ways(class_)
        if {"__repr__", "__str__"} & class_.methods.keys():
            headers |= {"python/repr.hpp", "python/str.hpp"}
    body = "".join(f"    {line}\n" for line in lines)
    headers.add(f"struct {class_.symbol} {{\n{body}}};\n")


def _ways(class_: RecordClass) -> list[str]:
    """How values of a class are compared, hashed and shown, for python/record.hpp."""
    lines = []
    for name, (way, _, declaration) in HOOK_FUNCTIONS.items():
        methods = [method for method in name.split() if method in class_.methods]
        other = "i" if class_.plain and name in ("__eq__", "__hash__") else "f"
        lines.append(f"static constexpr char {way} = '{'m' if methods else other}';")
        if methods:
            lines.append(f"[[maybe_unused]] {declaration.format(f'const py::record<{class_.symbol}> &')};")
    return lines


# By the methods of which the first that a class has counts: what says so, the struct's function, its declaration.
HOOK_FUNCTIONS = {
    "__eq__": ("equal_by", "equal_to", "static bool equal_to({0}, {0})"),
    "__lt__": ("less_by", "less_than", "static bool less_than({0}, {0})"),
    "__hash__": ("hash_by", "hash_of", "static int64_t hash_of({0})"),
    "__repr__": ("repr_by", "repr_of", "static py::str repr_of({0})"),
    "__str__": ("str_by", "str_of", "static py::str str_of({0})"),
    "__bool__ __len__": ("true_by", "truth_of", "static bool truth_of({0})"),
}


def hook_text(hook: Hook, called: str) -> str:
    """The definition of one of these functions: a call of the user's method."""
    of, name = next((key, value[1]) for key, value in HOOK_FUNCTIONS.items() if hook.method in key.split())
    result = {"__hash__": "int64_t", "__repr__": "py::str", "__str__": "py::str"}.get(hook.method, "bool")
    record = f"py::record<{hook.symbol}>"
    two = of in ("__eq__", "__lt__")
    parameters = f"const {record} &a, const {record} &b" if two else f"const {record} &a"
    test = " != 0" if hook.method == "__len__" else ""
    return (
        f"{result} {hook.symbol}::{name}({parameters}) {{\n    return {called}({'a, b' if two else 'a'}){test};\n}}\n"
    )


def _special_dict(type_: Dict, headers: set[str]) -> str:
    """The C++ type of one of the dicts of `collections`."""
    text = _container("dict", (type_.key, type_.value), headers)
    headers.add("python/collections.hpp")
    if type_.kind == "Counter":
        return f"py::counter<{stored_type(type_.key, headers)}>"
    return text.replace("py::dict", "py::default_dict" if type_.kind == "defaultdict" else "py::ordered_dict", 1)


def passed(type_: Type, name: str, headers: set[str], changed: bool) -> str:
    """A declaration of a parameter: handles come by reference where the function does not give them another value."""
    text = run_time_type(type_, headers)
    if is_counted(type_) and not changed:
        return f"const {text} &{name}"
    return f"{text}{name}" if text.endswith("*") else f"{text} {name}"


def _shared(steps: str, in_place: bool, headers: set[str]) -> str:
    """What goes through something step by step: a plain local, or an object that is shared."""
    if in_place:
        return steps
    headers.add("python/generator.hpp")
    return f"py::generator<{steps}>"


def stored_type(type_: Type, headers: set[str]) -> str:
    """The C++ type of a value that is kept in a container: None is a value there."""
    if isinstance(type_, NoneType):
        headers.add("python/none.hpp")
        return "py::none"
    return run_time_type(type_, headers)


def _container(name: str, items: tuple[Type, ...], headers: set[str]) -> str:
    headers.add(f"python/{'set' if name == 'frozenset' else name}.hpp")
    if name in ("set", "frozenset", "dict"):
        headers.add("python/text_object.hpp")  # for a KeyError whose key has text in it
    return f"py::{name}<{', '.join(stored_type(item, headers) for item in items)}>"


def declared(type_: Type, name: str, headers: set[str]) -> str:
    """A declaration of a variable or parameter: `double *x`."""
    text = run_time_type(type_, headers)
    return f"{text}{name}" if text.endswith("*") else f"{text} {name}"


def _place_of(type_: Characters | Elements, headers: set[str]) -> str:
    """What says where the parts of a text or list are."""
    return f"py::elements<{run_time_type(type_.element, headers)}>" if isinstance(type_, Elements) else "py::characters"


def _tuple(items: tuple[str, ...], headers: set[str]) -> str:
    headers.add("python/tuple.hpp")
    return f"py::tuple<{', '.join(items)}>"
