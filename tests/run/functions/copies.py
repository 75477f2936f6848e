"""copy.copy and copy.deepcopy."""

import copy
from collections import deque
from copy import deepcopy
from dataclasses import dataclass, field
from enum import Enum


class Color(Enum):
    RED = 1


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None
        self.items = [value]
        self.color = Color.RED


@dataclass
class Board:
    cells: list[list[int]]
    names: dict[str, list[int]] = field(default_factory=dict)


#pythran export lists(int list list)
def lists(rows):
    a, b = copy.copy(rows), copy.deepcopy(rows)
    rows.append([9])
    for row in rows:
        row.append(1)
    return a, b, rows


#pythran export shared(int)
def shared(n):
    row = [n]
    rows = [row, row, [n]]
    made = deepcopy(rows)
    made[0].append(1)
    return made, rows, made[0] is made[1], made[0] is made[2], made[0] is row


#pythran export containers(str:int list dict, int set)
def containers(d, s):
    e, t = deepcopy(d), copy.copy(s)
    for value in d.values():
        value.append(5)
    s.add(77)
    q = deque([[1], [2]])
    r, p = deepcopy(q), copy.copy(q)
    q[0].append(3)
    q.append([4])
    return e, d, sorted(t), r, p, q


#pythran export plain(int, str)
def plain(n, s):
    pair = (n, [s])
    other = deepcopy(pair)
    pair[1].append("x")
    maybe = [n] if n > 3 else None
    return other, pair, copy.copy(n), deepcopy(s), deepcopy(maybe), copy.copy(None), deepcopy([n, "a", [1]])


#pythran export objects(int)
def objects(n):
    a = Node(n)
    b = Node(2)
    a.next, b.next = b, a
    shallow, deep = copy.copy(a), deepcopy(a)
    a.items.append(7)
    a.value = -1
    return shallow.items, shallow.value, shallow.next is b, deep.items, deep.next is b, deep.next.next is deep, deep.color is a.color


#pythran export boards(int)
def boards(n):
    board = Board([[n, 0], [0, n]], {"a": [n]})
    other = deepcopy(board)
    board.cells[0][0] = 100
    board.names["a"].append(2)
    return other, board, other == board, copy.copy(board) == board
