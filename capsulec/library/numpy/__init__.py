"""NumPy's functions; importing this package registers them all, those of LAZY when one is used."""

from capsulec.library import table
from capsulec.library.numpy import choosing, dtypes, elementary, operators, reductions, runtime_axis

LAZY = {
    "broadcasting": "broadcast_arrays broadcast_shapes",
    "python_values": "ndarray.tolist ndarray.item ndarray.tobytes frombuffer may_share_memory",
    "arange": "arange",
    "files": "fromfile fromstring ndarray.tofile",
    "flags": "ndarray.flags",
    "grids": "eye identity tri indices meshgrid",
    "joining": "concatenate concat stack vstack row_stack hstack dstack column_stack block",
    "arrays": (
        "array asarray asanyarray ascontiguousarray asfortranarray copy astype ndarray.copy ndarray.astype ndarray.fill"
    ),
    "creation": "ndarray empty zeros ones full empty_like zeros_like ones_like full_like",
    "dtype_attributes": "finfo iinfo",
    "rounding": "round around fix",
    "selecting": "select choose",
    "settings": "seterr geterr set_printoptions",
    "vectorizing": "vectorize",
    "two_results": "divmod modf frexp",
    "type_questions": "iscomplexobj isrealobj ndim shape size",
}
for _module, _names in LAZY.items():
    table.LAZY.update({f"numpy.{_name}": f"{__name__}.{_module}" for _name in _names.split()})
table.READ_BY.update({f"numpy.{_name}_": f"{table.INTERNAL}.numpy_{_name.lower()}" for _name in ("True", "False")})

__all__ = ["choosing", "dtypes", "elementary", "operators", "reductions", "runtime_axis"]
