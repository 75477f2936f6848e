"""Recursion that is too deep raises RecursionError: in every thread, through generators, in capsules."""

import subprocess
import sys
import threading

import pytest

from capsulec.cli import main

SOURCE = """
#pythran export total(int)
def total(n):
    return [n] if n == 0 else total(n - 1) + [n]

#pythran export even(int)
def even(n):
    return [True] if n == 0 else odd(n - 1)[:]

def odd(n):
    return [False] if n == 0 else even(n - 1)[:]

def walk(n):
    if n > 0:
        for k in walk(n - 1):
            yield k
        yield n

#pythran export walked(int)
def walked(n):
    return sum(walk(n))

#pythran export caught(int)
def caught(n):
    try:
        return len(total(n))
    except RecursionError as error:
        return -1

#pythran export flat(int)
def flat(n):
    return n * 2
"""
DEEP = 10**9


@pytest.fixture(scope="module")
def module(tmp_path_factory):
    folder = tmp_path_factory.mktemp("recursion")
    (folder / "recursion.py").write_text(SOURCE)
    assert main([str(folder / "recursion.py"), "-o", str(folder / "recursive%{ext}")]) == 0
    sys.path.insert(0, str(folder))
    try:
        import recursive

        yield recursive
    finally:
        sys.path.remove(str(folder))


def test_moderate_depth_is_no_error(module):
    assert module.total(2000) == list(range(2001))
    assert module.even(3001) == [False]
    assert module.walked(500) == sum(range(501))


@pytest.mark.parametrize("name", ["total", "even", "walked"])
def test_too_deep(module, name):
    for _ in range(2):
        with pytest.raises(RecursionError, match=r"^maximum recursion depth exceeded$"):
            getattr(module, name)(DEEP)
    assert module.flat(4) == 8


def test_it_can_be_caught(module):
    assert module.caught(100) == 101
    assert module.caught(DEEP) == -1


@pytest.mark.parametrize("size", [1 << 16, 1 << 18, 1 << 22])
def test_in_threads_of_any_stack(module, size):
    found = []

    def run():
        for name in ("total", "even", "walked"):
            try:
                getattr(module, name)(DEEP)
            except RecursionError as error:
                found.append(str(error))

    before = threading.stack_size(size)
    try:
        threads = [threading.Thread(target=run) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        threading.stack_size(before)
    assert found == ["maximum recursion depth exceeded"] * 9


def test_capsules(tmp_path):
    (tmp_path / "deep.py").write_text(
        "#pythran export capsule deep(int, float64*)\n"
        "def deep(n, x):\n    return 0.0 if n == 0 else x[0] + deep(n - 1, x) * x[1]\n"
    )
    assert main([str(tmp_path / "deep.py"), "-o", str(tmp_path / "deep%{ext}")]) == 0
    program = (
        "import numpy, deep\nfrom capsulec.testing import call\nx = numpy.ones(2)\n"
        "print(call(deep.deep, 1000, x))\n"
        f"try:\n    call(deep.deep, {DEEP}, x)\nexcept RecursionError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == "1000.0\nmaximum recursion depth exceeded\n", done.stderr


def test_only_recursive_functions_look_at_the_stack(tmp_path, capsys):
    (tmp_path / "recursion.py").write_text(SOURCE)
    assert main([str(tmp_path / "recursion.py"), "--emit=loops"]) == 0
    blocks = capsys.readouterr().out.split("\ndef ")
    watched = {block.removeprefix("def ").partition("(")[0] for block in blocks if "check_stack" in block}
    assert watched <= {"total", "even", "odd", "walk_steps"}
    assert {"total", "walk_steps"} <= watched
    assert watched & {"even", "odd"}
