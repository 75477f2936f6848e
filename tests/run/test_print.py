"""What print() does when sys.stdout cannot be written to: what Python's own does."""

import io
import sys
import sysconfig
from contextlib import contextmanager

import pytest
from kernels_file import compile_module

SOURCE = """
#pythran export show(int)
def show(n):
    print("n is", n)
    return n

#pythran export caught(str)
def caught(text):
    try:
        print(text, flush=True)
    except ValueError as error:
        return "caught " + str(error)
    except OSError as error:
        return "failed " + str(error)
    return "printed"
"""


class Failing(io.StringIO):
    def __init__(self, error):
        super().__init__()
        self.error = error

    def write(self, text):
        raise self.error


class OwnError(OSError):
    pass


@contextmanager
def output(file):
    before = sys.stdout
    sys.stdout = file
    try:
        yield
    finally:
        sys.stdout = before


@pytest.fixture(scope="module")
def module(tmp_path_factory):
    folder = tmp_path_factory.mktemp("print")
    (folder / "shows.py").write_text(SOURCE)
    return compile_module(folder / "shows.py", folder / f"shows{sysconfig.get_config_var('EXT_SUFFIX')}")


def closed():
    file = io.StringIO()
    file.close()
    return file


def test_no_output(module):
    with output(None):
        assert module.show(3) == 3


def test_closed(module):
    with output(closed()), pytest.raises(ValueError, match=r"^I/O operation on closed file$"):
        module.show(3)
    with output(closed()):
        assert module.caught("a") == "caught I/O operation on closed file"


def test_lost(module):
    before = sys.stdout
    del sys.stdout
    try:
        with pytest.raises(RuntimeError, match=r"lost sys\.stdout"):
            module.show(3)
    finally:
        sys.stdout = before


def test_errors_of_the_file_are_the_very_objects(module):
    error = OwnError(5, "full")
    references = sys.getrefcount(error)
    with output(Failing(error)):
        with pytest.raises(OwnError) as found:
            module.show(3)
        assert found.value is error
        assert module.caught("a") == "failed [Errno 5] full"
        error.__traceback__ = error.__context__ = None
    del found
    assert sys.getrefcount(error) <= references + 1  # the file has it


def test_what_cannot_be_encoded(module):
    with (
        output(io.TextIOWrapper(io.BytesIO(), encoding="ascii")),
        pytest.raises(UnicodeEncodeError, match="'ascii' codec can't encode character"),
    ):
        print("é")
    with output(io.TextIOWrapper(io.BytesIO(), encoding="ascii")):
        assert module.caught("é").startswith("caught 'ascii' codec can't encode character '\\xe9' in position 0")
