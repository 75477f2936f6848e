"""NamedTuples and dataclasses."""

import collections
import dataclasses
from collections import namedtuple
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import List, NamedTuple, Optional

Point = namedtuple("Point", "x y")
Span = collections.namedtuple("Span", ["start", "stop", "step"], defaults=(1,))
Empty = namedtuple("Empty", ())


class Item(NamedTuple):
    """A thing in stock."""

    name: str
    count: int = 1

    def total(self, price):
        return self.count * price

    @property
    def many(self):
        return self.count > 2

    @staticmethod
    def named(name):
        return Item(name, len(name))


@dataclass
class Account:
    owner: str
    balance: float = 0.0
    log: List[float] = field(default_factory=list)

    def deposit(self, amount: float) -> "Account":
        self.balance += amount
        self.log.append(amount)
        return self

    @property
    def rich(self):
        return self.balance > 100.0


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


@dataclass
class Checked:
    low: int
    high: int

    def __post_init__(self):
        if self.low > self.high:
            raise ValueError(f"{self.low} > {self.high}")
        self.high += 1


@dataclass
class Node:
    value: int
    next: "Optional[Node]" = None


@dataclass
class Tree:
    key: int
    left: "Optional[Tree]" = None
    right: "Optional[Tree]" = None

    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Tree(key)
            else:
                self.left.insert(key)
        elif self.right is None:
            self.right = Tree(key)
        else:
            self.right.insert(key)


@dataclass
class Circle:
    radius: float


@dataclass
class Square:
    side: float


#pythran export points(int, int)
def points(a, b):
    p = Point(a, b)
    q = Point(y=a, x=b)
    x, y = p
    first, *rest = q
    return repr(p), p.x + q.y, p[1], p[-1], x - y, rest, first, len(p), list(p), p + (1,), p[:1], str([p, q])


#pythran export compared(int, int)
def compared(a, b):
    p, q = Point(a, b), Point(b, a)
    return p == q, p == (a, b), p < q, p >= q, p != (b, a), (a, b) in [p], {p: 1}[(a, b)], {(a, b): 2}.get(p), p in {(a, b)}, max(p, q) == max(q, p)


#pythran export crossing(int)
def crossing(n):
    return Point(n, 2.5), [Point(1, "a"), Point(n, "b")], {Point(n, 1): Span(n, None)}, Empty(), (Span(1, n, 2)._replace(step=n),)


#pythran export mixed_fields(int, str)
def mixed_fields(n, s):
    p = Point(s, [n])
    p.y.append(n + 1)
    q = Point(None, (n, s))
    return repr(p), repr(q), p.x, q.y[1], Span(n, 5)._asdict(), Span._fields, str(Empty()), f"{p}", "%s %r" % (q, n)


#pythran export stock(int)
def stock(n):
    items = [Item("a", n), Item("b"), Item("c", count=n % 100 + 1)]
    best = max(items, key=lambda i: i.count)
    prices = {i: i.total(2.5) for i in items}
    counts = collections.Counter(i.name for i in items)
    return str(best), [i.name for i in items if i.many], prices[best], Item("b") in prices, repr(Item.named("abc")), counts["a"], isinstance(best, Item), isinstance(best, tuple)


#pythran export keyed(int list, int list)
def keyed(xs, ys):
    seen = set()
    order = {}
    for x, y in zip(xs, ys):
        p = Point(x % 3, y % 3)
        if p in seen:
            order[p] = order.get(p, 0) + 1
        seen.add(p)
    return len(seen), sorted(order.items()), sorted(seen), [p.x for p in sorted(seen, key=lambda p: (p.y, p.x))]


#pythran export accounts(float)
def accounts(n):
    a = Account("ann", 1.0)
    b = Account("bob", n)
    c = a
    c.deposit(n).deposit(2.5)
    b.balance -= 1
    b.log += [1.5]
    b.owner += "by"
    return repr(a), repr(b), a == c, a == b, a != b, a.rich, a.log, [one.owner for one in (a, b)], a.balance, bool(a)


#pythran export shared(int)
def shared(n):
    boxes = [Node(i) for i in range(n % 10)]
    again = boxes[:]
    for box in again:
        box.value *= 2
    by_name = {f"n{i}": box for i, box in enumerate(boxes)}
    for name in by_name:
        by_name[name].value += 1
    return [box.value for box in boxes], boxes == again, sum(box.value for box in by_name.values())


#pythran export versions(int, int)
def versions(a, b):
    found = [Version(a, b), Version(b), Version(a)]
    found.sort()
    return str(found), found[0] < found[1], found[0] <= found[0], len({Version(a), Version(a), Version(b)}), {Version(1): "one"}[Version(1, 0)]


#pythran export checked(int, int)
# args: 1, 5
# args: 5, 1
# args: 3, 3
def checked(a, b):
    made = Checked(a, b)
    return repr(made), repr(dataclasses.replace(made, low=a - 1))


#pythran export linked(int)
# args: 0
# args: 5
# args: 300000
def linked(n):
    head = None
    for i in range(n):
        head = Node(i, head)
    total, node = 0, head
    while node is not None:
        total += node.value
        node = node.next
    return total, repr(Node(1, Node(2)))


def walk(tree):
    if tree is not None:
        yield from walk(tree.left)
        yield tree.key
        yield from walk(tree.right)


def depth(tree):
    return 0 if tree is None else 1 + max(depth(tree.left), depth(tree.right))


#pythran export search_tree(int list)
# args: [3, 1, 2, 5, 4, 9]
# args: [1]
def search_tree(keys):
    root = Tree(keys[0])
    for key in keys[1:]:
        root.insert(key)
    return list(walk(root)), depth(root), repr(root), root == root, root.left == root.right


#pythran export ring(int)
def ring(n):
    a = Node(n)
    a.next = Node(1, a)
    text = repr(a)
    a.next = None
    return text


def area(shape):
    if isinstance(shape, Circle):
        return 3.0 * shape.radius * shape.radius
    return shape.side * shape.side


#pythran export shapes(float)
def shapes(x):
    found = [Circle(x), Square(2.0), Circle(1.0)]
    return [area(shape) for shape in found], str(found)


#pythran export maybe(int)
def maybe(n):
    p = Point(n, 1) if n > 2 else None
    account = Account("x", 1.0) if n % 2 else None
    return p, p is None, account.owner if account else "nobody", p.x if p is not None else 0


@cache
def distance(p, q):
    return abs(p.x - q.x) + abs(p.y - q.y)


#pythran export cached_by_records(int)
def cached_by_records(n):
    return distance(Point(n, 1), Point(2, 3)), distance(Point(n, 1), Point(2, 3))


@lru_cache(maxsize=3)
def squared(n):
    return n * n


@lru_cache(maxsize=None)
def cubed(n):
    return n**3


#pythran export informed(int list)
def informed(numbers):
    squared.cache_clear()
    cubed.cache_clear()
    for n in numbers:
        squared(n % 5)
        cubed(n % 5)
    info = squared.cache_info()
    return info, info.hits, str(cubed.cache_info()), cubed.cache_info().currsize
