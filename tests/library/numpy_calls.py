"""Calls of every NumPy function of the table, as small exported functions of arrays.

Most follow from the entry: a ufunc is called with one or two arrays, what has `axis` and `keepdims` along each axis,
what has `axis` alone along some. `SPECIAL` has the calls of those that take something else. The names of the variables
in a call say what they are:

    a b    float64[:,:] of one shape     c d    int64[:,:]     m      bool[:,:]     z    complex128[:,:]
    v w    float64[:] of one length      p q    int64[:]       u      bool[:]       t    float64[:,:,:]
    s      float64[:,:], square, well-conditioned              n      int           x    float
"""

from __future__ import annotations

import ast
import inspect
import zlib
from dataclasses import dataclass

import numpy as np

from capsulec.library import table

TYPES = {
    **dict.fromkeys("abs", "float64[:,:]"),
    **dict.fromkeys("cd", "int64[:,:]"),
    **dict.fromkeys("vw", "float64[:]"),
    **dict.fromkeys("pq", "int64[:]"),
    "m": "bool[:,:]",
    "u": "bool[:]",
    "z": "complex128[:,:]",
    "t": "float64[:,:,:]",
    "n": "int",
    "x": "float",
}
# A ufunc is called with float64 and one of these that it takes, another one for each name.
OTHER_DTYPES = ("int64", "complex128", "float32", "uint8", "bool", "int16")

SPECIAL = {
    "numpy": {
        "append": "np.append(a, b) | np.append(a, b, 0) | np.append(v, 3.5)",
        "arange": "np.arange(n) | np.arange(1, n) | np.arange(n, -3, -2) | np.arange(0.5, n, 0.75)",
        "argpartition": "np.sort(np.argpartition(v, 0)[:1])",
        "array_equal": "np.array_equal(a, b) | np.array_equal(a, a) | np.array_equal(v, w, equal_nan=True)",
        "array_equiv": "np.array_equiv(a, a[:1]) | np.array_equiv(a, b)",
        "array_split": "np.array_split(v, 3)[1] | np.array_split(a, 2, axis=1)[0]",
        "average": "np.average(v) | np.average(a, axis=0) | np.average(a, axis=1, weights=np.ones(a.shape[1]))",
        "base_repr": "np.base_repr(n) | np.base_repr(n, 7, 3)",
        "binary_repr": "np.binary_repr(n) | np.binary_repr(n, 12)",
        "bincount": "np.bincount(p) | np.bincount(p, minlength=n) | np.bincount(p, np.ones(len(p)))",
        "block": "np.block([a, b]) | np.block([[a], [b]])",
        "broadcast_to": "np.broadcast_to(v, (3, len(v))) | np.broadcast_to(a[:1], a.shape)",
        "choose": "np.choose(c % 2, [a, b]) | np.choose(p, [v, w], mode='clip')",
        "clip": "np.clip(a, -1, 2) | np.clip(c, 0, n) | np.clip(a, None, b)",
        "column_stack": "np.column_stack((v, w)) | np.column_stack((v, a))",
        "compress": "np.compress(u, v) | np.compress(u, a, axis=0) | np.compress(u, a)",
        "concat": "np.concat((v, w)) | np.concat((a, b), axis=1)",
        "concatenate": "np.concatenate((v, w)) | np.concatenate([a, b], 1) | np.concatenate((a, c), axis=None)",
        "convolve": "np.convolve(v, w) | np.convolve(v, w, 'same') | np.convolve(p, p, 'valid')",
        "copysign": "np.copysign(a, b) | np.copysign(a, -0.0)",
        "corrcoef": "np.corrcoef(s)",
        "correlate": "np.correlate(v, w) | np.correlate(v, w, 'full')",
        "count_nonzero": "np.count_nonzero(a) | np.count_nonzero(c, axis=0) | np.count_nonzero(m, 1, keepdims=True)",
        "cov": "np.cov(s) | np.cov(v, w)",
        "cross": "np.cross(s[:, :3], s[:, :3] + 1)",
        "delete": "np.delete(v, 0) | np.delete(a, n, 0) | np.delete(v, p)",
        "diag": "np.diag(v) | np.diag(a) | np.diag(v, -1) | np.diag(a, 1)",
        "diagflat": "np.diagflat(v) | np.diagflat(a, 1)",
        "diagonal": "np.diagonal(a) | np.diagonal(a, 1) | np.diagonal(t, 0, 2, 0)",
        "diff": "np.diff(v) | np.diff(a) | np.diff(a, 2, 0) | np.diff(v, prepend=1.0)",
        "digitize": "np.digitize(v, np.array([-1.0, 0.0, 2.0])) | np.digitize(v, np.array([2.0, 0.0]), right=True)",
        "dot": "np.dot(v, w) | np.dot(a, b.T) | np.dot(s, s) | np.dot(a, v)",
        "dsplit": "np.dsplit(t, 1)[0] | np.dsplit(t, 2)[1]",
        "dstack": "np.dstack((a, b)) | np.dstack((v, w))",
        "empty": "np.empty((n, 0)) | np.empty(n).shape",
        "empty_like": "np.empty_like(a).shape | np.empty_like(c) * 0",
        "ediff1d": "np.ediff1d(v) | np.ediff1d(a, to_begin=0.5)",
        "einsum": "np.einsum('ij,ij->i', a, b) | np.einsum('ij,kj', a, b) | np.einsum('ii', s) | np.einsum('ij->ji', a)",
        "expand_dims": "np.expand_dims(a, 0) | np.expand_dims(v, -1) | np.expand_dims(a, (0, 2))",
        "extract": "np.extract(m, a) | np.extract(a > 0, a)",
        "eye": "np.eye(n) | np.eye(n, 4, 1) | np.eye(3, k=-1, dtype=np.int32)",
        "flip": "np.flip(a) | np.flip(a, 1) | np.flip(t, (0, 2))",
        "full": "np.full(n, 2.5) | np.full((n, 2), 3) | np.full((2, 3), x)",
        "full_like": "np.full_like(a, 3) | np.full_like(c, x)",
        "geomspace": "np.geomspace(1, 1000, n) | np.geomspace(2.0, 8.0, num=4, endpoint=False)",
        "gradient": "np.gradient(v) | np.gradient(a, axis=0) | np.gradient(v, 0.5)",
        "histogram": "np.histogram(v, 4, (-3.0, 3.0)) | np.histogram(a, np.array([-2.0, 0.0, 1.0, 4.0]))",
        "histogram_bin_edges": "np.histogram_bin_edges(v, 4, (-3.0, 3.0)) | np.histogram_bin_edges(a, 5)",
        "histogram2d": "np.histogram2d(v, w, 3, [[-3.0, 3.0], [-2.0, 2.0]])[0]",
        "hsplit": "np.hsplit(a, 1)[0] | np.hsplit(v, 2)[1]",
        "hstack": "np.hstack((v, w)) | np.hstack([a, b])",
        "identity": "np.identity(n) | np.identity(3, np.int16)",
        "indices": "np.indices((2, n)) | np.indices((3,))",
        "inner": "np.inner(v, w) | np.inner(a, b)",
        "insert": "np.insert(v, 0, 1.5) | np.insert(a, 1, 7.0, axis=0)",
        "interp": "np.interp(v, np.array([-1.0, 0.0, 2.0]), np.array([3.0, 1.0, 5.0])) | np.interp(x, [0.0, 1.0], [2.0, 4.0])",
        "intersect1d": "np.intersect1d(p, q) | np.intersect1d(c, c[::-1])",
        "isclose": "np.isclose(a, b) | np.isclose(a, a + 1e-9)",
        "isin": "np.isin(p, q) | np.isin(c, p, invert=True)",
        "kron": "np.kron(v, w) | np.kron(a, b)",
        "ldexp": "np.ldexp(a, c)",
        "lexsort": "np.lexsort((v, w)) | np.lexsort((p, q))",
        "linspace": "np.linspace(0, 1, n) | np.linspace(x, 5.0, num=7, endpoint=False) | np.linspace(2, 3, 5, retstep=True)",
        "logspace": "np.logspace(0, 2, n) | np.logspace(0.0, 1.0, 4, base=2.0)",
        "matmul": "np.matmul(a, b.T) | np.matmul(v, w) | np.matmul(s, s) | np.matmul(a, v)",
        "matvec": "np.matvec(a, v) | np.matvec(s, s)",
        "meshgrid": "np.meshgrid(v, w)[1] | np.meshgrid(v, p, indexing='ij')[0]",
        "moveaxis": "np.moveaxis(t, 0, -1) | np.moveaxis(t, (0, 1), (2, 0))",
        "nan_to_num": "np.nan_to_num(a) | np.nan_to_num(a, nan=1.5, posinf=2.0)",
        "nanpercentile": "np.nanpercentile(v, 30) | np.nanpercentile(a, 50, axis=0)",
        "nanquantile": "np.nanquantile(v, 0.25) | np.nanquantile(a, 0.5, axis=1)",
        "nonzero": "np.nonzero(v) | np.nonzero(c) | np.nonzero(m)",
        "ones": "np.ones(n) | np.ones((2, n), np.int8) | np.ones((0, 3))",
        "outer": "np.outer(v, w) | np.outer(a, v)",
        "pad": "np.pad(v, 2) | np.pad(a, ((1, 0), (0, 2)), constant_values=7) | np.pad(v, (1, 2), 'edge')",
        "partition": "np.partition(v, 0)[:1]",
        "percentile": "np.percentile(v, 30) | np.percentile(a, 50, axis=0) | np.percentile(v, 40, method='lower')",
        "permute_dims": "np.permute_dims(t, (2, 0, 1)) | np.permute_dims(a)",
        "place": "np.place(a, m, v)",
        "poly": "np.poly(v)",
        "polyadd": "np.polyadd(v, w) | np.polyadd(v, p)",
        "polyder": "np.polyder(v) | np.polyder(v, 2)",
        "polydiv": "np.polydiv(np.array([1.0, 5.0, 6.0, 2.5]), np.array([2.0, x]))",
        "polyfit": "np.polyfit(np.arange(6.0), np.arange(6.0) ** 2 + 1, 2)",
        "polyint": "np.polyint(v) | np.polyint(v, 2)",
        "polymul": "np.polymul(v, w)",
        "polysub": "np.polysub(v, w)",
        "polyval": "np.polyval(v, w) | np.polyval(v, x) | np.polyval(p, c)",
        "put": "np.put(a, [0], 5.5) | np.put(v, p, w)",
        "putmask": "np.putmask(a, m, b)",
        "quantile": "np.quantile(v, 0.25) | np.quantile(a, 0.5, axis=1) | np.quantile(v, np.array([0.1, 0.9]))",
        "ravel": "np.ravel(a) | np.ravel(t)",
        "ravel_multi_index": "np.ravel_multi_index((p, p), (9, 9))",
        "repeat": "np.repeat(v, 3) | np.repeat(a, 2, axis=1) | np.repeat(v, p)",
        "reshape": "np.reshape(a, -1) | np.reshape(t, (t.shape[0], -1)) | np.reshape(a, (2, 6))",
        "resize": "np.resize(v, 7) | np.resize(a, (2, 5))",
        "roll": "np.roll(v, 2) | np.roll(a, -1) | np.roll(a, n, axis=1)",
        "rollaxis": "np.rollaxis(t, 2) | np.rollaxis(t, 0, 3)",
        "roots": "np.sort(np.roots(np.array([1.0, -6.0, 11.0, -6.0])).real)",
        "rot90": "np.rot90(a) | np.rot90(a, 2) | np.rot90(t, -1, (1, 2))",
        "round": "np.round(a) | np.round(a, 2) | np.round(c, -1)",
        "around": "np.around(a) | np.around(a, 1)",
        "real_if_close": "np.real_if_close(a)",
        "unique_values": "np.sort(np.unique_values(c)) | np.sort(np.unique_values(z))",
        "row_stack": "np.row_stack((v, w)) | np.row_stack([a, b])",
        "searchsorted": "np.searchsorted(np.sort(v), w) | np.searchsorted(np.sort(p), q, 'right')",
        "select": "np.select([a > 1, a < 0], [a, b]) | np.select([m], [c], 7)",
        "setdiff1d": "np.setdiff1d(p, q)",
        "setxor1d": "np.setxor1d(p, q)",
        "sort_complex": "np.sort_complex(v) | np.sort_complex(z.ravel())",
        "split": "np.split(v, 1)[0] | np.split(a, [1, 2], axis=0)[1]",
        "squeeze": "np.squeeze(a[:, None], 1) | np.squeeze(t, axis=0)",
        "stack": "np.stack((v, w)) | np.stack([a, b], axis=1) | np.stack((v, w), -1)",
        "swapaxes": "np.swapaxes(a, 0, 1) | np.swapaxes(t, 0, -1)",
        "take": "np.take(v, [0]) | np.take(a, p, mode='wrap') | np.take(a, p, axis=1, mode='clip')",
        "take_along_axis": "np.take_along_axis(a, np.argsort(a, axis=1), axis=1)",
        "tensordot": "np.tensordot(a, b) | np.tensordot(a, b, axes=((0,), (0,)))",
        "tile": "np.tile(v, 2) | np.tile(a, (2, 1))",
        "trace": "np.trace(a) | np.trace(a, 1) | np.trace(c)",
        "tri": "np.tri(n) | np.tri(n, 4, 1)",
        "tril": "np.tril(a) | np.tril(a, -1)",
        "triu": "np.triu(a) | np.triu(c, 1)",
        "transpose": "np.transpose(a) | np.transpose(t, (1, 2, 0))",
        "trapezoid": "np.trapezoid(v) | np.trapezoid(a, dx=0.5) | np.trapezoid(v, w)",
        "trim_zeros": "np.trim_zeros(v) | np.trim_zeros(p, 'f')",
        "union1d": "np.union1d(p, q)",
        "unique": "np.unique(p) | np.unique(c) | np.unique(p, return_counts=True)",
        "unique_all": "np.unique_all(p) | np.unique_all(c)",
        "unravel_index": "np.unravel_index(p, (9, 9))",
        "unstack": "np.unstack(s)[0] | np.unstack(s, axis=1)[1]",
        "vander": "np.vander(v) | np.vander(v, 2, True)",
        "vdot": "np.vdot(v, w) | np.vdot(a, b) | np.vdot(z, z)",
        "vecdot": "np.vecdot(a, b) | np.vecdot(v, w) | np.vecdot(a, v)",
        "vecmat": "np.vecmat(w, a.T) | np.vecmat(s, s)",
        "vsplit": "np.vsplit(a, 1)[0]",
        "vstack": "np.vstack((v, w)) | np.vstack([a, b])",
        "where": "np.where(m, a, b) | np.where(a > 0, a, 0) | np.where(m, c, a)",
        "zeros": "np.zeros(n) | np.zeros((n, 2), complex) | np.zeros((2, 0, 3))",
    },
    "numpy.linalg": {
        "cholesky": "np.linalg.cholesky(s @ s.T + 5 * np.eye(len(s)))",
        "cond": "np.linalg.cond(s)",
        "cross": "np.linalg.cross(s[:, :3], s[:, :3] + 1)",
        "det": "np.linalg.det(s)",
        "eigh": "np.linalg.eigh(s + s.T)[0]",
        "eigvalsh": "np.linalg.eigvalsh(s + s.T)",
        "inv": "np.linalg.inv(s)",
        "lstsq": "np.linalg.lstsq(s, s[:, 0])[0]",
        "matmul": "np.linalg.matmul(s, s)",
        "matrix_norm": "np.linalg.matrix_norm(s) | np.linalg.matrix_norm(s, ord=1)",
        "matrix_power": "np.linalg.matrix_power(s, 3) | np.linalg.matrix_power(s, -1)",
        "matrix_rank": "np.linalg.matrix_rank(s)",
        "multi_dot": "np.linalg.multi_dot([s, s, s])",
        "norm": "np.linalg.norm(v) | np.linalg.norm(a) | np.linalg.norm(a, axis=1) | np.linalg.norm(v, 1)",
        "outer": "np.linalg.outer(v, w)",
        "pinv": "np.linalg.pinv(s)",
        "slogdet": "np.linalg.slogdet(s)[1]",
        "solve": "np.linalg.solve(s, s[:, 0]) | np.linalg.solve(s, s @ s)",
        "svdvals": "np.linalg.svdvals(s)",
        "tensordot": "np.linalg.tensordot(s, s, axes=1)",
        "trace": "np.linalg.trace(s)",
        "vecdot": "np.linalg.vecdot(a, b)",
        "vector_norm": "np.linalg.vector_norm(a) | np.linalg.vector_norm(a, axis=0)",
    },
    "numpy.fft": {
        "fft2": "np.fft.fft2(a)",
        "fftfreq": "np.fft.fftfreq(n) | np.fft.fftfreq(6, 0.1)",
        "fftn": "np.fft.fftn(a)",
        "fftshift": "np.fft.fftshift(a) | np.fft.fftshift(v)",
        "ifft2": "np.fft.ifft2(z)",
        "ifftn": "np.fft.ifftn(z)",
        "ifftshift": "np.fft.ifftshift(a)",
        "irfft2": "np.fft.irfft2(s.astype(complex))",
        "irfftn": "np.fft.irfftn(s.astype(complex))",
        "rfft2": "np.fft.rfft2(a)",
        "rfftfreq": "np.fft.rfftfreq(n) | np.fft.rfftfreq(6, 0.1)",
        "rfftn": "np.fft.rfftn(a)",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Call:
    """One call: `text` is the expression, `types` the export's words for its variables, in the order of the names."""

    entry: str
    text: str
    types: dict[str, str]

    def function(self, name: str) -> str:
        """The exported function that makes the call."""
        variables = ", ".join(self.types)
        return f"#pythran export {name}({', '.join(self.types.values())})\ndef {name}({variables}):\n    return {self.text}\n"


def special(entry: str, texts: str) -> list[Call]:
    """The calls that a row of SPECIAL has."""
    found = []
    for text in texts.split(" | "):
        names = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
        found.append(Call(entry, text, {name: TYPES[name] for name in sorted(names & TYPES.keys())}))
    return found


def _takes(function: object, *dtypes: str) -> bool:
    """Whether NumPy's own function takes arrays of these dtypes, and gives numbers of dtypes that capsulec has."""
    try:
        with np.errstate(all="ignore"):
            result = function(*(np.full((1, 1), 0.5).astype(dtype) for dtype in dtypes))  # type: ignore[operator]
    except (TypeError, ValueError, AttributeError):
        return False
    return isinstance(result, bool | int | float | np.ndarray | np.generic) and np.asarray(result).dtype != np.float16


def of_ufunc(entry: str, function: np.ufunc) -> list[Call]:
    """Calls with arrays of one dtype, and for two operands with one that broadcasts."""
    letters = "ab"[: function.nin]
    start = zlib.crc32(entry.encode())
    turned = [OTHER_DTYPES[(start + step) % len(OTHER_DTYPES)] for step in range(len(OTHER_DTYPES))]
    dtypes = [dtype for dtype in ("float64", *turned) if _takes(function, *[dtype] * function.nin)][:2]
    texts = [(f"np.{entry.rpartition('.')[2]}({', '.join(letters)})", dtype) for dtype in dtypes]
    if function.nin == 2:
        texts.append((f"np.{entry.rpartition('.')[2]}(a[:1], b[:, :1])", dtypes[0]))
    return [Call(entry, text, dict.fromkeys(letters, f"{dtype}[:,:]")) for text, dtype in texts]


def of_axis(entry: str, parameters: list[str]) -> list[Call]:
    """Calls along axes."""
    name = entry.replace("numpy", "np", 1)
    texts = [f"{name}(a)", f"{name}(a, axis=0)", f"{name}(a, axis=-1)"]
    if "keepdims" in parameters:
        texts = [f"{name}(a)", f"{name}(t, axis=1)", f"{name}(a, axis=-1, keepdims=True)"]
    return [call for text in texts for call in special(entry, text)]


def main_name(entry: str) -> str:
    """The first name of a function that has several, as `numpy.abs` is `numpy.absolute`."""
    module, _, name = entry.rpartition(".")
    function = getattr(np, name, None) if module == "numpy" else None
    if not isinstance(function, np.ufunc | type):
        return entry
    return f"numpy.{function.__name__}" if getattr(np, function.__name__, None) is function else entry


ABSTRACT = (np.number, np.integer, np.inexact, np.signedinteger, np.unsignedinteger, np.floating, np.complexfloating)


def of_type(entry: str, dtype: np.dtype) -> list[Call]:
    """Conversions of arrays and of a number to a scalar type."""
    if dtype == np.float16:
        return []
    name = f"np.{entry.rpartition('.')[2]}"
    return special(entry, f"np.abs(c).astype({name}) | {name}(n) | np.zeros(3, {name}) + m[:1, :1]")


def calls_of(entry: str) -> list[Call]:
    """The calls of one entry by its full name; none where it follows from nothing here."""
    module, _, name = entry.rpartition(".")
    if main_name(entry) != entry:
        return []
    if name in SPECIAL.get(module, {}):
        return special(entry, SPECIAL[module][name])
    function = getattr(np, name, None) if module == "numpy" else None
    if inspect.isclass(function) and issubclass(function, np.number | np.bool):
        return of_type(entry, np.dtype(function)) if function not in ABSTRACT else []
    if isinstance(function, np.ufunc) and function.nin <= 2 and function.nout == 1:
        return of_ufunc(entry, function)
    found = table.find(entry)
    parameters = [parameter.name for parameter in found.parameters] if found is not None else []
    if not parameters or inspect.isclass(function):
        return []
    required = [parameter for parameter in found.parameters if parameter.default is ...]
    if len(required) == 1 and "axis" in parameters:
        return of_axis(entry, parameters)
    if (
        len(required) == 1
        and module == "numpy"
        and isinstance(found, table.Elementwise | table.Intrinsic | table.Composed)
    ):
        return [
            call for variable in "az" for call in special(entry, f"np.{name}({variable})") if _takes_array(name, call)
        ]
    return []


def _takes_array(name: str, call: Call) -> bool:
    return _takes(getattr(np, name), next(iter(call.types.values())).partition("[")[0])
