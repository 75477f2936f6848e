"""What stands for a dtype, and what compiled code may ask of one.

A dtype is known while compiling: `numpy.float64`, `float`, "f8", `numpy.dtype("f8")`, `a.dtype`.
`dtype_name` is the one way from the type of such an argument to the name of the dtype; what a rule makes of an array of
that dtype is its own affair. Everything that asks about dtypes folds, so that a branch on it is decided here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from capsulec.ir.nodes import Const, Expr
from capsulec.ir.types import (
    BITS,
    DTYPES,
    Array,
    Bytes,
    Dict,
    DType,
    FrozenSet,
    LibraryFunction,
    List,
    NoneType,
    Range,
    Scalar,
    Sequence,
    Set,
    Static,
    Str,
    Tuple,
    Type,
    TypeOf,
    kind,
    widened,
)
from capsulec.library.numpy.casting import can_cast, check_casting
from capsulec.library.table import Intrinsic, Parameter, RuleError, positional, register

if TYPE_CHECKING:
    from capsulec.ir.build import Builder

TYPE_ERROR = "NumPy would raise TypeError here too"
PYTHON_CLASSES = {"bool": "bool", "int": "int64", "float": "float64", "complex": "complex128"}
# NumPy's other names of its scalar types.
SCALAR_ALIASES = {
    "bool_": "bool",
    "byte": "int8",
    "cdouble": "complex128",
    "clongdouble": "complex256",
    "csingle": "complex64",
    "double": "float64",
    "int_": "int64",
    "intc": "int32",
    "intp": "int64",
    "long": "int64",
    "longdouble": "float128",
    "longlong": "int64",
    "short": "int16",
    "single": "float32",
    "ubyte": "uint8",
    "uint": "uint64",
    "uintc": "uint32",
    "uintp": "uint64",
    "ulong": "uint64",
    "ulonglong": "uint64",
    "ushort": "uint16",
}
LETTERS = dict(zip("?bhilBHILfdgFDG", DTYPES, strict=True)) | {
    "q": "int64",
    "Q": "uint64",
    "p": "int64",
    "P": "uint64",
    "n": "int64",
    "N": "uint64",
}
SIZED = {f"{'b' if name == 'bool' else name[0]}{BITS[name] // 8}": name for name in DTYPES}
NAMES = {name: name for name in DTYPES} | SCALAR_ALIASES | PYTHON_CLASSES | LETTERS | SIZED
LITTLE_ENDIAN, BIG_ENDIAN = "<=|", ">!"
OTHERS = ("float16", "half", "e", "f2", "str", "bytes", "object", "O", "S", "U", "str_", "bytes_", "object_", "void")

# NumPy's classes of scalar types: the kinds of the dtypes below them.
ABSTRACT = {
    "generic": "biufc",
    "number": "iufc",
    "integer": "iu",
    "signedinteger": "i",
    "unsignedinteger": "u",
    "inexact": "fc",
    "floating": "f",
    "complexfloating": "c",
}


def dtype_name(value: Any) -> str | None:
    """The dtype that an argument stands for; None for None and for an argument left out.

    `value` is the type or the expression of the argument, or the default that the entry wrote. Raises RuleError, with
    NumPy's words where NumPy raises too.
    """
    if isinstance(value, Expr):
        value = Static(value.value) if isinstance(value, Const) and isinstance(value.value, str) else value.type
    if value is None or value is ... or isinstance(value, NoneType):
        return None
    if isinstance(value, str):
        return _named(value)
    match value:
        case Static(str() as text):
            return _named(text)
        case DType(name):
            return name
        case LibraryFunction(full):
            return _of_class(full)
        case TypeOf(Scalar(dtype)):
            return dtype
    if isinstance(value, List) or (isinstance(value, Tuple) and any(isinstance(one, Tuple) for one in value.items)):
        raise RuleError(
            "an array of records, whose dtype has fields, is not supported yet",
            "write an array for each field",
            "not-supported-yet",
        )
    if isinstance(value, Static):
        raise RuleError(f"Cannot interpret '{value.value!r}' as a data type", TYPE_ERROR)
    if isinstance(widened(value), Scalar | Tuple | Array):
        raise RuleError(f"Cannot interpret '{widened(value)}' as a data type", TYPE_ERROR)
    raise RuleError(
        f"a dtype that is {value} is not known while compiling",
        "write it as numpy.float64, 'f8' or a.dtype",
        "not-supported-yet",
    )


def dtype_or(value: Any, default: str) -> str:
    """The dtype that an argument stands for, `default` where it is None or left out."""
    return dtype_name(value) or default


def _named(text: str) -> str:
    bare = text[1:] if text[:1] in LITTLE_ENDIAN and text[1:] in SIZED | LETTERS else text
    if bare in NAMES:
        return NAMES[bare]
    if text[:1] in BIG_ENDIAN and text[1:] in SIZED:
        if SIZED[text[1:]] in ("bool", "int8", "uint8"):
            return SIZED[text[1:]]
        raise RuleError(f"dtype '{text}' is of the other byte order", "convert the array before", "not-supported-yet")
    if text in OTHERS or text[:1] in "SUmMV":
        raise _unknown(text)
    raise RuleError(f"data type '{text}' not understood", TYPE_ERROR)


def _of_class(full: str) -> str:
    module, _, name = full.rpartition(".")
    if module == "builtins" and name in PYTHON_CLASSES:
        return PYTHON_CLASSES[name]
    if module == "numpy" and name in NAMES:
        return NAMES[name]
    if module == "numpy" and name in ABSTRACT:
        hint = "NumPy would take it for a type of its choice, and warn"
        raise RuleError(f"numpy.{name} is no dtype but a class of several", hint)
    if module == "builtins" and name in ("str", "bytes", "object"):
        raise _unknown(name)
    raise RuleError(f"Cannot interpret '{name}' as a data type", TYPE_ERROR)


def _unknown(name: str) -> RuleError:
    return RuleError(
        f"arrays of {name} are not supported yet",
        "numbers are bool, int8 to int64, uint8 to uint64, float32, float64, float128 and complex numbers of those",
        "not-supported-yet",
    )


def is_dtype(value: Any) -> bool:
    """Whether a type stands for a dtype, so that it can be compared with one."""
    match value:
        case DType() | TypeOf(Scalar()):
            return True
        case LibraryFunction(full):
            module, _, name = full.rpartition(".")
            return (module == "builtins" and name in PYTHON_CLASSES) or (module == "numpy" and name in NAMES)
        case _:
            return False


def same_dtype(left: Type, right: Type) -> bool | None:
    """Whether `left == right` where one of them is a numpy.dtype; None where neither is."""
    if not isinstance(left, DType):
        left, right = right, left
    if not isinstance(left, DType):
        return None
    if isinstance(right, Static) and not isinstance(right.value, str):
        return False
    try:
        return dtype_name(right) == left.name
    except RuleError:
        return False


def result_dtype(values: tuple[Any, ...]) -> str:
    """`numpy.result_type`: the dtype of arrays, numbers and dtypes together; Python's own numbers are weak."""
    from capsulec.library.numpy.choosing import common

    if not values:
        raise RuleError("at least one array or dtype is required", "NumPy would raise ValueError here too")
    scalars: list[Scalar] = []
    for value in values:
        wide = widened(value)
        if isinstance(wide, Array):
            scalars.append(Scalar(wide.dtype))
        elif isinstance(wide, Scalar):
            scalars.append(Scalar("bool") if wide.dtype == "bool" else wide)
        else:
            scalars.append(Scalar(dtype_or(value, "float64")))
    return common(tuple(scalars))


# numpy.issubdtype, numpy.can_cast


def _class_kinds(value: Any) -> str:
    """The kinds that an argument of issubdtype covers: those of an abstract class, or the one dtype's name."""
    if isinstance(value, LibraryFunction):
        module, _, name = value.name.rpartition(".")
        if module == "numpy" and name in ABSTRACT:
            return ABSTRACT[name]
    return ""


def _issubdtype(first: Type, second: Type) -> Type:
    inner, outer = _class_kinds(first), _class_kinds(second)
    if inner:
        return Static(bool(outer) and set(inner) <= set(outer))
    dtype = dtype_or(first, "float64")
    if outer:
        return Static(kind(dtype) in outer)
    return Static(dtype == dtype_or(second, "float64"))


def _can_cast(source: Type, target: Type, casting: Any) -> Type:
    text = casting.value if isinstance(casting, Static) else casting
    if not isinstance(text, str):
        raise RuleError("a casting rule that is found at run time is not supported yet", code="not-supported-yet")
    rule = check_casting(text)
    wide = widened(source)
    if isinstance(wide, Array) or (isinstance(wide, Scalar) and not wide.weak):
        return Static(can_cast(wide.dtype, dtype_or(target, "float64"), rule))
    if isinstance(wide, Scalar) and wide.dtype != "bool":
        text = "can_cast() does not support Python ints, floats, and complex"
        raise RuleError(text, TYPE_ERROR)
    return Static(can_cast(dtype_or(source, "float64"), dtype_or(target, "float64"), rule))


KINDS = {
    "bool": "b",
    "signed integer": "i",
    "unsigned integer": "u",
    "integral": "iu",
    "real floating": "f",
    "complex floating": "c",
    "numeric": "iufc",
}


def _isdtype(dtype: Type, kind_: Type) -> Type:
    if not is_dtype(dtype):
        raise RuleError(f"dtype argument must be a NumPy dtype, but it is a {widened(dtype)}.", TYPE_ERROR)
    name = dtype_or(dtype, "float64")
    found = False
    for item in kind_.items if isinstance(kind_, Tuple) else (kind_,):
        if isinstance(item, Static) and isinstance(item.value, str):
            if item.value not in KINDS:
                text = f"kind argument is a string, but {item.value!r} is not a known kind name."
                raise RuleError(text, "NumPy would raise ValueError here too")
            found |= kind(name) in KINDS[item.value]
        elif is_dtype(item):
            found |= dtype_or(item, "float64") == name
        else:
            text = "kind argument must be comprised of NumPy dtypes or strings only"
            raise RuleError(f"{text}, but is a {widened(item)}.", TYPE_ERROR)
    return Static(found)


def _common_type(arrays: tuple[Any, ...]) -> Type:
    dtypes: list[str] = []
    for array in arrays:
        wide = widened(array.type if isinstance(array, Expr) else array)
        dtype = wide.dtype if isinstance(wide, Array | Scalar) else "bool"
        if dtype == "bool":
            raise RuleError("can't get common type for non-numeric array", TYPE_ERROR)
        dtypes.append("float64" if kind(dtype) in "iu" else dtype)
    return LibraryFunction(f"numpy.{result_dtype(tuple(map(DType, dtypes)))}")


def _min_scalar_type(a: Type) -> Type:
    wide = widened(a)
    if isinstance(wide, Array):
        return DType(wide.dtype)
    match a:
        case Static(bool()):
            return DType("bool")
        case Static(int() as value):
            unsigned = ("uint8", "uint16", "uint32", "uint64") if value >= 0 else ("int8", "int16", "int32", "int64")
            for name in unsigned:
                bits = BITS[name]
                if (0 <= value < 2**bits) if value >= 0 else value >= -(2 ** (bits - 1)):
                    return DType(name)
    raise RuleError("numpy.min_scalar_type of a number that is found at run time", code="not-supported-yet")


def _nothing(builder: Builder, *arguments: Any) -> Expr:
    """The IR of a call whose type says all: nothing of it is left at run time."""
    raise AssertionError("its value is known while compiling")


def known(name: str, parameters: tuple[Parameter, ...], rule: Callable[..., Type]) -> None:
    """Register a function whose value is known while compiling."""
    register(Intrinsic(f"numpy.{name}", parameters, rule, _nothing))


def _dtype(dtype: Type, align: Any, copy: Any) -> Type:
    return DType(dtype_or(dtype, "float64"))


def _abstract(name: str) -> Callable[..., Type]:
    def rule(*arguments: Any) -> Type:
        raise RuleError(f"cannot create 'numpy.{name}' instances", TYPE_ERROR)

    return rule


def _indexed(name: str) -> Callable[..., Type]:
    """numpy.mgrid and its like, which `frontend.infer.grids` knows by name."""

    def rule(*arguments: Any) -> Type:
        raise RuleError(f"numpy.{name} is no function", f"write it with brackets: numpy.{name}[…]")

    return rule


def _register() -> None:
    known("dtype", (Parameter("dtype"), Parameter("align", False), Parameter("copy", False)), _dtype)
    known(
        "result_type",
        (Parameter("arrays_and_dtypes", variadic=True),),
        lambda values: DType(result_dtype(values)),
    )
    known("promote_types", positional("type1", "type2"), lambda a, b: DType(_promoted(a, b)))
    known("issubdtype", (Parameter("arg1"), Parameter("arg2")), _issubdtype)
    known("isdtype", (Parameter("dtype"), Parameter("kind")), _isdtype)
    arrays = (Parameter("arrays", variadic=True),)
    register(Intrinsic("numpy.common_type", arrays, _common_type, lambda _, a: Const(None, _common_type(a))))
    known("can_cast", (Parameter("from_"), Parameter("to"), Parameter("casting", "safe")), _can_cast)
    known("min_scalar_type", positional("a"), _min_scalar_type)
    known("isscalar", (Parameter("element"),), lambda element: Static(isinstance(widened(element), SCALAR)))
    known("iterable", (Parameter("y"),), lambda y: Static(isinstance(widened(y), ITERABLE)))
    for name in ("mgrid", "ogrid", "r_", "c_", "s_", "index_exp"):
        known(name, (Parameter("args", variadic=True),), _indexed(name))
    for name in ABSTRACT:
        known(name, (Parameter("args", variadic=True),), _abstract(name))


SCALAR = Scalar | Str | Bytes
ITERABLE = Array | List | Tuple | Sequence | Set | FrozenSet | Dict | Range | Str | Bytes


def _promoted(first: Type, second: Type) -> str:
    return result_dtype((DType(dtype_or(first, "float64")), DType(dtype_or(second, "float64"))))


_register()
