"""What to write instead of names of NumPy's that compiled code does not have."""

from __future__ import annotations

OBJECTS = "there are no arrays of objects: numpy.vectorize gives an array of numbers"
DATES = "pass times as int64, as a.view('int64') gives them in Python"
FILES = "numpy.loadtxt with ndmin=2 and numpy.fromfile are compiled; or read it in Python and pass the array"
INSTEAD = {
    "asmatrix": "arrays and @ do what numpy.matrix does",
    "bmat": "numpy.block makes an array of blocks",
    "broadcast": "numpy.broadcast_arrays and numpy.broadcast_shapes are compiled",
    "datetime64": DATES,
    "flatiter": "a.flat is compiled",
    "float16": "compute in float32",
    "from_dlpack": "call it in Python and pass the array",
    "frompyfunc": OBJECTS,
    "fromregex": FILES,
    "genfromtxt": FILES,
    "half": "compute in float32",
    "load": FILES,
    "matrix": "arrays and @ do what numpy.matrix does",
    "memmap": "make it in Python and pass it: it is an array",
    "nditer": "numpy.ndenumerate, numpy.ndindex and loops over a.flat are compiled",
    "nested_iters": "numpy.ndindex and loops over axes are compiled",
    "object_": OBJECTS,
    "poly1d": "its coefficients are an array: numpy.polyval, polyadd, polymul, polyder and roots take them",
    "printoptions": "numpy.set_printoptions is compiled",
    "recarray": "pass a column each",
    "savez": "numpy.save is compiled",
    "savez_compressed": "numpy.save is compiled",
    "seterrcall": "compiled code gives no warnings about numbers",
    "timedelta64": DATES,
}


def instead_of(full: str) -> str:
    """The hint for a full name; "" where there is none."""
    module, _, name = full.rpartition(".")
    return INSTEAD.get(name, "") if module == "numpy" else ""
