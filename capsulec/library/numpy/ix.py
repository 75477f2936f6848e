"""numpy.ix_: index arrays that stand for all of their combinations."""

from __future__ import annotations

from capsulec.ir.build import Builder, index
from capsulec.ir.nodes import At, Expr, Extent, MakeTuple, Slice, View
from capsulec.ir.types import INT, Array, Tuple, Type
from capsulec.library.arrays import extent_of
from capsulec.library.indexing import array_of_items, checked_array, is_index_array, positions_of
from capsulec.library.table import Intrinsic, Parameter, RuleError, register


def _sequence(value: Type) -> Array:
    found = checked_array(value) if is_index_array(value) else None
    if found is None or found.ndim != 1:
        raise RuleError("Cross index must be 1 dimensional", "NumPy would raise ValueError here too")
    return found


def _ix_type(args: tuple[Type, ...]) -> Type:
    dtypes = ["int64" if found.dtype == "bool" else found.dtype for found in map(_sequence, args)]
    return Tuple(tuple(Array(dtype, len(args), "C") for dtype in dtypes))


def _ix(builder: Builder, args: tuple[Expr, ...]) -> Expr:
    values: list[Expr] = []
    for number, arg in enumerate(args):
        type_ = _sequence(arg.type)
        array = arg if isinstance(arg.type, Array) else array_of_items(builder, arg, type_)
        if type_.dtype == "bool":
            true = builder.variable(positions_of(array), "true")
            whole = Slice(index(0), index(1), Extent(true, 1, INT))
            array = View(true, (At(index(0)), whole), Array("int64", 1, "C"))
        else:
            array = builder.once(array, "at")
        assert isinstance(array.type, Array)
        axes: list[Slice | None] = [None] * len(args)
        axes[number] = Slice(index(0), index(1), extent_of(array, 0))
        order = array.type.order_with_axes(len(args))
        values.append(array if len(args) == 1 else View(array, tuple(axes), Array(array.type.dtype, len(args), order)))
    return MakeTuple(tuple(values), Tuple(tuple(value.type for value in values)))


register(Intrinsic("numpy.ix_", (Parameter("args", variadic=True),), _ix_type, _ix))
