"""Objects of the user's classes across the boundary: what the module has of the classes, and what is shared."""

import importlib.util
import pickle
import sys

import pytest

from capsulec.cli import main

SOURCE = '''
from dataclasses import dataclass
from enum import Enum

@dataclass
class Point:
    """A point."""
    x: int
    y: int = 0
    def doubled(self):
        return Point(2 * self.x, 2 * self.y)

class Color(Enum):
    RED = 1

class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

#pythran export point(int)
def point(x):
    return Point(x)

#pythran export twice(int)
def twice(x):
    p = Point(x)
    return [p, p, Point(x)]

#pythran export color()
def color():
    return Color.RED

#pythran export chain(int)
def chain(n):
    first = None
    for i in range(n):
        first = Node(i, first)
    return first

#pythran export hidden(int)
def hidden(n):
    return n
'''


@pytest.fixture(scope="module")
def module(tmp_path_factory):
    folder = tmp_path_factory.mktemp("objects")
    (folder / "kernel.py").write_text(SOURCE)
    assert main([str(folder / "kernel.py"), "-O0", "-o", str(folder / "built.so")]) == 0
    spec = importlib.util.spec_from_file_location("built", folder / "built.so")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_class_is_an_attribute(module):
    p = module.point(3)
    assert isinstance(p, module.Point)
    assert p == module.Point(3)
    assert repr(p) == "Point(x=3, y=0)"
    assert p.doubled() == module.Point(6)
    assert module.Point.__doc__ == "A point."
    assert module.Point.__module__ == module.__name__
    assert module.color() is module.Color.RED


def test_pickle(module, monkeypatch):
    monkeypatch.setitem(sys.modules, module.__name__, module)
    assert pickle.loads(pickle.dumps(module.point(3))) == module.Point(3)


def test_shared_objects_stay_shared(module):
    one, two, other = module.twice(3)
    assert one is two
    assert one is not other


def test_long_chains(module):
    node, count = module.chain(100_000), 0
    while node is not None:
        node, count = node.next, count + 1
    assert count == 100_000


def test_reference_counts(module):
    before = sys.getrefcount(module.Point)
    found = [module.twice(n) for n in range(100)]
    of_one = sys.getrefcount(found[0][2])
    assert of_one == 2
    del found
    after = sys.getrefcount(module.Point)
    assert after - before < 10
