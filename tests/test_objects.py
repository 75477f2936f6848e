"""Objects of the user's classes across the boundary: what the module has of the classes, and what is shared."""

import importlib.util
import pickle
import sys

import pytest

from capsulec.cli import main

SOURCE = '''
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

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

class Item:
    def __init__(self, name: str, price: float = 1.0):
        self.name = name
        self.price = price
        self.seen: list[int] = []
        self.counts: dict[str, int] = {}

class Link:
    def __init__(self, value: int, next: "Link | None" = None):
        self.value = value
        self.next = next

class Span(NamedTuple):
    start: int
    stop: int = 9

#pythran export move(Point, int)
def move(p, d):
    p.x += d
    return p

#pythran export visit(Item list, int)
def visit(items, n):
    for item in items:
        item.seen.append(n)
        item.counts[item.name] = n
        item.price *= 2
    if n < 0:
        raise ValueError("visited", n)
    return [item for item in items if item.price > 3]

#pythran export total(Link)
def total(link):
    s = 0
    while link is not None:
        s += link.value
        link = link.next
    return s

#pythran export close(Link)
def close(link):
    last = link
    while last.next is not None:
        last = last.next
    last.next = link
    return last

#pythran export width(Span, Span or None)
def width(s, other):
    return (s.stop - s.start if other is None else other.stop - s.start), s

#pythran export either(Point or int)
def either(p):
    return p.x if isinstance(p, Point) else p
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


def test_arguments_are_changed(module):
    p = module.Point(1)
    assert module.move(p, 4) is p
    assert p == module.Point(5)
    items = [module.Item("a"), module.Item("b", 5)]
    seen, counts = items[0].seen, items[1].counts
    assert module.visit(items, 3) == [items[1]]
    assert items[0].seen is seen == [3]
    assert items[1].counts is counts == {"b": 3}
    assert [item.price for item in items] == [2.0, 10.0]


def test_arguments_are_changed_before_an_exception(module):
    item = module.Item("a")
    with pytest.raises(ValueError, match="visited"):
        module.visit([item], -1)
    assert (item.seen, item.price) == ([-1], 2.0)


def test_rings_and_chains(module):
    links = module.Link(1, module.Link(2, module.Link(3)))
    assert module.total(links) == 6
    last = module.close(links)
    assert last is links.next.next
    assert last.next is links
    for n in range(300_000):
        links = module.Link(n, links)
    with pytest.raises(RecursionError):
        module.total(links)


def test_named_tuples_and_alternatives(module):
    assert module.width(module.Span(1), None) == (8, module.Span(1, 9))
    assert module.width(module.Span(1), module.Span(2, 3))[0] == 2
    assert module.either(module.Point(3)) == module.either(3) == 3


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda m: 3, "argument 1 'p': expected Point, got int"),
        (lambda m: m.Point("x"), "argument 1 'p': x: expected int, got str"),
        (lambda m: m.Item("x"), "argument 1 'p': expected Point, got built.Item"),
    ],
)
def test_refused_arguments(module, make, text):
    with pytest.raises(TypeError) as caught:
        module.move(make(module), 1)
    assert text in str(caught.value)


def test_too_large_fields(module):
    with pytest.raises(OverflowError):
        module.move(module.Point(2**70), 1)


def test_objects_without_a_field(module):
    p = module.Point(1)
    del p.x
    with pytest.raises(TypeError, match="no such field"):
        module.move(p, 1)
