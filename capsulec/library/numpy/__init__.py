"""NumPy's functions; importing this package registers them all, those of LAZY when one is used."""

from collections.abc import Callable
from functools import partial
from typing import Any

from capsulec.library import table
from capsulec.library.numpy import choosing, dtypes, elementary, operators, reductions, runtime_axis

Redirect = Callable[[list[Any], dict[str, Any]], str]
LAZY = {
    "broadcasting": "broadcast_arrays broadcast_shapes",
    "python_values": "ndarray.tolist ndarray.item ndarray.tobytes frombuffer may_share_memory shares_memory",
    "arange": "arange",
    "files": "fromfile fromstring loadtxt ndarray.tofile save savetxt",
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
# Functions whose `out` is a store of their result.
STORED = (
    "dot ndarray.dot linalg.multi_dot matmul vecdot matvec vecmat take compress choose concatenate concat stack trace "
    "einsum median quantile percentile nanmedian nanquantile nanpercentile "
    "fft.fft fft.ifft fft.rfft fft.irfft fft.hfft fft.ihfft fft.fft2 fft.ifft2 fft.rfft2 fft.irfft2 fft.fftn fft.ifftn "
    "fft.rfftn fft.irfftn random.Generator.random random.Generator.standard_normal "
    "random.Generator.standard_exponential random.Generator.standard_gamma"
)


def _stored_or_not(full: str, otherwise: Redirect | None, given: list[Any], keywords: dict[str, Any]) -> str:
    """The entry of a call, which is another one where `out` is given; else what `otherwise` says."""
    if "out" in keywords or len(given) >= 3:
        from capsulec.library.numpy.stored_results import serving

        found = serving(full, given, keywords)
        if found != full:
            return found
    return full if otherwise is None else otherwise(given, keywords)


for _name in STORED.split():
    _full = f"numpy.{_name}"
    table.REDIRECTS[_full] = partial(_stored_or_not, _full, table.REDIRECTS.get(_full))


def _einsum(given: list[Any], keywords: dict[str, Any]) -> str:
    if "out" in keywords:
        return _stored_or_not("numpy.einsum", None, given, keywords)
    from capsulec.library.numpy.einsum import serving

    return serving(given, keywords)


table.REDIRECTS["numpy.einsum"] = _einsum
table.LAZY[f"{table.INTERNAL}.stored_in"] = f"{__name__}.stored_results"
table.READ_BY.update({f"numpy.{_name}_": f"{table.INTERNAL}.numpy_{_name.lower()}" for _name in ("True", "False")})

__all__ = ["choosing", "dtypes", "elementary", "operators", "reductions", "runtime_axis"]
