"""Every way to call a function: what is passed by place, by name, and left out does what Python does with the same `def`,
refused calls have Python's texts, and inspect.signature shows the same."""

import copy
import importlib.util
import inspect
import itertools

import pytest

from capsulec.cli import main

SOURCE = """
INF = float("inf")


#pythran export plain(int, int)
def plain(a, b):
    return a, b


#pythran export one(int)
def one(x, /):
    return x


#pythran export nothing()
def nothing():
    return 1


#pythran export numbers(int, float?, int?, bool?, complex?)
def numbers(a, b=-0.0, c=-2**63, d=True, e=1j):
    return a, b, c, d, e


#pythran export texts(str?, bytes?, str?, int?)
def texts(a="it's", b=b"\\x00'", c="a\\0b\\"\\\\", d=3):
    return a, b, c, d


#pythran export nones(int, int?, float?, str?)
def nones(a, b=None, c=None, d="x"):
    return a, b is None, c is None, d


#pythran export unlike(float?, int?, float?)
def unlike(a=0, b=2.5, c=-1):
    return a, b, c


#pythran export by_place(int, int?, int?)
def by_place(a, b=2, c=None, /):
    return a, b, c is None


#pythran export by_name(int, int, int?, int?)
def by_name(a, *, b, c=None, d=4):
    return a, b, c is None, d


#pythran export all_ways(int, int, int?, int?)
def all_ways(a, /, b, c=None, *, d=5):
    return a, b, c is None, d


#pythran export lists(int, int list?, str:int dict?, int?)
def lists(n, a=[1, 2], b={"x": 1}, c=7):
    a.append(n)
    b["n"] = n
    return a, b, c


#pythran export pairs((int, str)?, (int, int)?, int?)
def pairs(a=(1, "x"), b=(-1, 2), c=0):
    return a, b, c


#pythran export names(int, int, int?, int?)
def names(new, self, class_=1, größe=2):
    return new, self, class_, größe


#pythran export special(float?, float?, float?)
def special(a=float("nan"), b=INF, c=-INF):
    return a, b, c


#pythran export fewer(int)
def fewer(a, b=None, c=[3], d=1 << 40):
    return a, b is None, len(c), d


#pythran export several(int, int?)
#pythran export several(str, int?)
#pythran export several(None, int?, str?)
def several(a, b=None, c="c"):
    return a, b is None, c
"""
VALUES = {
    "plain": {"a": 1, "b": 2}, "one": {"x": 1}, "nothing": {},
    "numbers": {"a": 1, "b": 2.5, "c": 3, "d": False, "e": 2j},
    "texts": {"a": "q", "b": b"r", "c": "s", "d": 4}, "nones": {"a": 1, "b": 2, "c": 0.5, "d": "z"},
    "unlike": {"a": 1.5, "b": 2, "c": 3.5}, "by_place": {"a": 1, "b": 3, "c": 4},
    "by_name": {"a": 1, "b": 2, "c": 3, "d": 5}, "all_ways": {"a": 1, "b": 2, "c": 3, "d": 6},
    "lists": {"n": 1, "a": [9], "b": {"y": 2}, "c": 3}, "pairs": {"a": (2, "y"), "b": (3, 4), "c": 5},
    "names": {"new": 1, "self": 2, "class_": 3, "größe": 4}, "special": {"a": 1.0, "b": 2.0, "c": 3.0},
}  # fmt: skip


@pytest.fixture(scope="module")
def modules(tmp_path_factory):
    """The compiled module, and the interpreted one."""
    folder = tmp_path_factory.mktemp("calls")
    (folder / "kernel.py").write_text(SOURCE)
    assert main([str(folder / "kernel.py"), "-O0", "-o", str(folder / "built.so")]) == 0
    made = []
    for name, file in (("built", "built.so"), ("kernel", "kernel.py")):
        spec = importlib.util.spec_from_file_location(name, folder / file)
        made.append(importlib.util.module_from_spec(spec))
        spec.loader.exec_module(made[-1])
    return made


def outcome(function, given, named):
    try:
        return repr(function(*copy.deepcopy(given), **copy.deepcopy(named)))
    except TypeError as error:
        return str(error)


@pytest.mark.parametrize("name", VALUES)
def test_every_way_to_call(modules, name):
    compiled, python = (getattr(module, name) for module in modules)
    values = VALUES[name]
    for count in range(len(values) + 2):
        given = [*list(values.values())[:count], *[1] * (count - len(values))]
        for chosen in itertools.chain.from_iterable(
            itertools.combinations([*values, "zz"], size) for size in range(len(values) + 2)
        ):
            named = {key: values.get(key, 1) for key in chosen}
            expected, got = outcome(python, given, named), outcome(compiled, given, named)
            assert got == expected, (given, named)


@pytest.mark.parametrize("name", [name for name in VALUES if name not in ("names", "special", "lists")])
def test_signature(modules, name):
    compiled, python = (getattr(module, name) for module in modules)
    assert inspect.signature(compiled) == inspect.signature(python)


def test_signatures_that_python_can_hardly_show(modules):
    compiled, _ = modules
    assert str(inspect.signature(compiled.special)) == "(a=nan, b=inf, c=-inf)"
    assert str(inspect.signature(compiled.lists)) == "(n, a=[1, 2], b={'x': 1}, c=7)"
    with pytest.raises(ValueError, match="no signature found"):  # Python reads ASCII only
        inspect.signature(compiled.names)
    assert compiled.names.__doc__ == "Supported prototypes:\n\n" + "\n".join(
        f"- names({', '.join(['int'] * count)})" for count in (2, 3, 4)
    )


@pytest.mark.parametrize(
    ("name", "given", "named"),
    [
        ("fewer", (1,), {}),
        ("fewer", (), {"a": 2}),
        ("several", (1,), {}),
        ("several", (1,), {"b": 2}),
        ("several", ("a", 2), {}),
        ("several", (None,), {"c": "d"}),
        ("several", (), {"b": 1, "a": None}),
        ("several", (None, 1, "e"), {}),
    ],
)
def test_exports_of_fewer_parameters(modules, name, given, named):
    compiled, python = (getattr(module, name) for module in modules)
    assert outcome(compiled, given, named) == outcome(python, given, named)


@pytest.mark.parametrize("given", [(2.5,), ("a", "b"), (1, 2, "c"), (None, "b")])
def test_no_overload_takes_it(modules, given):
    compiled, _ = modules
    with pytest.raises(TypeError, match=r"Invalid call to several\("):
        compiled.several(*given)
