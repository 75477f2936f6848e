"""Interpreters, games, data structures."""
from __future__ import annotations
from typing import Callable, Iterable, Generic, TypeVar, Any
from dataclasses import dataclass, field
from collections import defaultdict, deque, Counter
from functools import wraps, cmp_to_key
import heapq
import itertools
import math
import operator

T = TypeVar("T")


#pythran export brainfuck(str, str)
# args: "++++++[>++++++++<-]>++.+.+.", ""
# args: ",[.,]", "hi"
# args: "[", ""
def brainfuck(code, data):
    stack, jumps = [], {}
    for i, c in enumerate(code):
        if c == "[":
            stack.append(i)
        elif c == "]":
            if not stack:
                raise SyntaxError(f"unmatched ] at {i}")
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    if stack:
        raise SyntaxError(f"unmatched [ at {stack.pop()}")
    tape, ptr, pc, out = [0] * 100, 0, 0, []
    inp = iter(data)
    while pc < len(code):
        match code[pc]:
            case ">":
                ptr += 1
            case "<":
                ptr -= 1
            case "+":
                tape[ptr] = (tape[ptr] + 1) % 256
            case "-":
                tape[ptr] = (tape[ptr] - 1) % 256
            case ".":
                out.append(chr(tape[ptr]))
            case ",":
                tape[ptr] = ord(next(inp, "\0"))
            case "[" if tape[ptr] == 0:
                pc = jumps[pc]
            case "]" if tape[ptr] != 0:
                pc = jumps[pc]
        pc += 1
    return "".join(out)


#pythran export rpn(str)
# args: "3 4 + 2 *"
# args: "5 1 2 + 4 * + 3 -"
# args: "1 0 /"
# args: "1 +"
# args: "2 3 ^ x"
def rpn(text):
    ops = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": lambda a, b: a ** b}
    stack = []
    for word in text.split():
        if word in ops:
            b = stack.pop()
            a = stack.pop()
            stack.append(ops[word](a, b))
        else:
            stack.append(float(word))
    return stack


class HuffmanNode:
    def __init__(self, weight, symbol=None, left=None, right=None):
        self.weight, self.symbol, self.left, self.right = weight, symbol, left, right

    def __lt__(self, other):
        return (self.weight, self.symbol or "") < (other.weight, other.symbol or "")


#pythran export huffman(str)
# args: "abracadabra"
# args: "aa"
def huffman(text):
    heap = [HuffmanNode(n, c) for c, n in sorted(Counter(text).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, HuffmanNode(a.weight + b.weight, None, a, b))
    codes = {}

    def walk(node, prefix):
        if node.symbol is not None:
            codes[node.symbol] = prefix or "0"
            return
        walk(node.left, prefix + "0")
        walk(node.right, prefix + "1")

    walk(heap[0], "")
    encoded = "".join(codes[c] for c in text)
    return codes, encoded, len(encoded) / (8 * len(text))


class Trie:
    def __init__(self):
        self.children = {}
        self.end = False

    def insert(self, word):
        node = self
        for c in word:
            node = node.children.setdefault(c, Trie())
        node.end = True

    def words(self, prefix=""):
        if self.end:
            yield prefix
        for c in sorted(self.children):
            yield from self.children[c].words(prefix + c)

    def complete(self, prefix):
        node = self
        for c in prefix:
            if c not in node.children:
                return []
            node = node.children[c]
        return list(node.words(prefix))


#pythran export trie(str list, str)
# args: ["car", "cart", "dog", "cat"], "ca"
# args: ["a"], "b"
def trie(words, prefix):
    t = Trie()
    for w in words:
        t.insert(w)
    return t.complete(prefix), list(t.words())


class UnionFind:
    def __init__(self, n):
        self.parent = list(range(n))
        self.size = [1] * n
        self.count = n

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        self.count -= 1
        return True


#pythran export kruskal(int)
# args: 6
# args: 2
def kruskal(n):
    edges = sorted(((i * j) % 7 + 1, i, j) for i, j in itertools.combinations(range(n), 2))
    uf = UnionFind(n)
    tree = [(w, a, b) for w, a, b in edges if uf.union(a, b)]
    return tree, sum(w for w, *_ in tree), uf.count


#pythran export topological(str:str list dict)
# args: {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
# args: {"a": ["b"], "b": ["a"]}
def topological(graph):
    indegree = {node: 0 for node in graph}
    for targets in graph.values():
        for t in targets:
            indegree[t] += 1
    queue = deque(sorted(n for n, d in indegree.items() if d == 0))
    order = []
    while queue:
        node = queue.popleft()
        order.append(node)
        for t in graph[node]:
            indegree[t] -= 1
            if not indegree[t]:
                queue.append(t)
    if len(order) != len(graph):
        raise ValueError("graph has a cycle: " + ", ".join(sorted(set(graph) - set(order))))
    return order


class TicTacToe:
    LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

    def __init__(self, board=" " * 9):
        self.board = list(board)

    def winner(self):
        for a, b, c in self.LINES:
            if self.board[a] != " " and self.board[a] == self.board[b] == self.board[c]:
                return self.board[a]
        return None

    def moves(self):
        return [i for i, c in enumerate(self.board) if c == " "]

    def minimax(self, player, depth=0):
        w = self.winner()
        if w is not None:
            return (10 - depth if w == "X" else depth - 10), None
        if not self.moves():
            return 0, None
        best = None
        for move in self.moves():
            self.board[move] = player
            score, _ = self.minimax("O" if player == "X" else "X", depth + 1)
            self.board[move] = " "
            if best is None or (player == "X" and score > best[0]) or (player == "O" and score < best[0]):
                best = (score, move)
        return best

    def __str__(self):
        return "\n-+-+-\n".join("|".join(self.board[i:i + 3]) for i in range(0, 9, 3))


#pythran export tictactoe(str)
# args: "XOX OO X "
# args: "XX OO    "
# args: "XXX      "
def tictactoe(board):
    game = TicTacToe(board)
    return str(game), game.winner(), game.minimax("X"), len(game.moves())


@dataclass
class Event:
    time: float
    name: str = field(compare=False)
    priority: int = 0

    def __lt__(self, other):
        return (self.time, -self.priority) < (other.time, -other.priority)


class Simulator:
    def __init__(self):
        self.queue: list[Event] = []
        self.now = 0.0
        self.log: list[str] = []
        self.handlers: dict[str, list] = defaultdict(list)

    def schedule(self, delay, name, priority=0):
        heapq.heappush(self.queue, Event(self.now + delay, name, priority))

    def run(self, until):
        while self.queue and self.queue[0].time <= until:
            event = heapq.heappop(self.queue)
            self.now = event.time
            self.log.append(f"{self.now:6.2f} {event.name}")
            if event.name == "arrive":
                self.schedule(1.5, "serve", 1)
            elif event.name == "serve":
                self.schedule(2.25, "leave")


#pythran export simulate(float)
# args: 10.0
# args: 0.5
def simulate(until):
    sim = Simulator()
    for t in (0.0, 1.5, 3.0):
        sim.schedule(t, "arrive")
    sim.run(until)
    return sim.log, sim.now, len(sim.queue)
