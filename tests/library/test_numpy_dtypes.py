"""Dtypes as compiled code knows them are NumPy's own."""

import numpy as np
import pytest

from capsulec.ir.types import DTYPES, Array, DType, LibraryFunction, Scalar, Static
from capsulec.library import table
from capsulec.library.numpy import casting, dtype_attributes, dtypes
from capsulec.library.table import RuleError

table.load("numpy")


@pytest.mark.parametrize("name", sorted(dtypes.NAMES))
def test_names_are_those_of_numpy(name):
    assert np.dtype(dtypes.NAMES[name]) == np.dtype(name)
    assert dtypes.dtype_name(Static(name)) == dtypes.NAMES[name]


@pytest.mark.parametrize("text", ["<f8", "=i4", "|u1", "|b1", "<c16", ">i1", "<l", "=d"])
def test_byte_orders(text):
    assert np.dtype(dtypes.dtype_name(Static(text))) == np.dtype(text)


@pytest.mark.parametrize("text", [">f8", ">i4", "float16", "S3", "U", "O", "M8[ns]"])
def test_what_is_a_dtype_of_numpy_alone_is_not_supported_yet(text):
    with pytest.raises(RuleError) as error:
        dtypes.dtype_name(Static(text))
    assert error.value.code == "not-supported-yet"


@pytest.mark.parametrize("value", ["foo", "float_", "e8", 3, 2.5])
def test_what_is_no_dtype_is_refused_in_numpys_words(value):
    with pytest.raises(RuleError) as error:
        dtypes.dtype_name(Static(value))
    with pytest.raises(TypeError) as numpys:
        np.dtype(value)
    assert error.value.message == str(numpys.value)


def test_scalar_types_and_their_aliases():
    for name in (*DTYPES, *dtypes.SCALAR_ALIASES):
        assert np.dtype(dtypes.dtype_name(LibraryFunction(f"numpy.{name}"))) == np.dtype(getattr(np, name))
    for name in dtypes.PYTHON_CLASSES:
        assert np.dtype(dtypes.dtype_name(LibraryFunction(f"builtins.{name}"))) == np.dtype(name)


def test_attributes_of_dtypes():
    for dtype in DTYPES:
        for name in dtype_attributes.names():
            found = dtype_attributes.find(DType(dtype), name).rule(DType(dtype))
            theirs = getattr(np.dtype(dtype), name)
            if name == "type":
                assert getattr(np, found.name.removeprefix("numpy.")) is theirs
            elif name == "base":
                assert np.dtype(found.name) == theirs
            elif name == "shape":
                assert theirs == ()
            else:
                assert repr(found.value) == repr(theirs), (dtype, name)


LIMITS = [name for name in dir(np.finfo("f4")) if not name.startswith("_") and name not in ("dtype", "machar")]


@pytest.mark.parametrize("dtype", ["float32", "float64", "complex64", "complex128"])
def test_finfo(dtype):
    limits = table.find("numpy.finfo").rule(DType(dtype))
    for name in LIMITS:
        attribute = dtype_attributes.find(limits, name)
        theirs = getattr(np.finfo(dtype), name)
        if attribute is None:
            assert name in ("smallest_normal", "ibeta", "irnd", "ngrd", "maxulp") or callable(theirs), name
            continue
        found = attribute.rule(limits)
        if isinstance(found, Static):
            assert repr(found.value) == repr(theirs), name
        else:
            assert theirs.dtype == found.dtype
            assert type(theirs)(attribute.lower(None, None).value) == theirs, name


@pytest.mark.parametrize("dtype", [name for name in DTYPES if name[0] in "iu"])
def test_iinfo(dtype):
    limits = table.find("numpy.iinfo").rule(DType(dtype))
    for name in ("min", "max", "bits", "kind"):
        assert dtype_attributes.find(limits, name).rule(limits).value == getattr(np.iinfo(dtype), name)


@pytest.mark.parametrize("rule", casting.RULES)
def test_can_cast(rule):
    for source in DTYPES:
        for target in DTYPES:
            assert casting.can_cast(source, target, rule) == np.can_cast(source, target, rule), (source, target)


def test_result_type_and_issubdtype():
    issubdtype = table.find("numpy.issubdtype").rule
    for one in DTYPES:
        for other in DTYPES:
            assert dtypes.result_dtype((DType(one), Array(other, 1))) == np.result_type(one, other).name
            assert issubdtype(DType(one), DType(other)).value == np.issubdtype(one, other)
        for weak, python in ((Scalar("int64", True), 1), (Scalar("float64", True), 1.0), (Scalar("bool", True), True)):
            assert dtypes.result_dtype((Array(one, 2), weak)) == np.result_type(np.zeros((1, 1), one), python).name
        for name in dtypes.ABSTRACT:
            class_ = LibraryFunction(f"numpy.{name}")
            assert issubdtype(DType(one), class_).value == np.issubdtype(one, getattr(np, name))
            for above in dtypes.ABSTRACT:
                found = issubdtype(class_, LibraryFunction(f"numpy.{above}")).value
                assert found == np.issubdtype(getattr(np, name), getattr(np, above))


@pytest.mark.parametrize("value", [0, 1, 255, 256, -1, -129, 2**31, 2**63, -(2**40), True])
def test_min_scalar_type(value):
    assert table.find("numpy.min_scalar_type").rule(Static(value)) == DType(np.min_scalar_type(value).name)
