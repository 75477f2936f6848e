"""The functions whose `out` is a store of their result are named twice: where calls are redirected, and how they store."""

from capsulec.library import numpy, table
from capsulec.library.numpy import stored_results


def test_the_same_functions_are_redirected_and_stored():
    table.load("numpy")
    assert {f"numpy.{name}" for name in numpy.STORED.split()} == set(stored_results.FUNCTIONS)
