"""Programs: a tokenizer, a parser, accounts of a bank."""
from __future__ import annotations
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Iterator, Optional, Callable, NamedTuple
import math


class TokenKind(Enum):
    NUMBER = auto()
    NAME = auto()
    OP = auto()
    END = auto()


@dataclass(frozen=True)
class Token:
    kind: TokenKind
    text: str
    pos: int


class LexError(Exception):
    def __init__(self, pos: int, char: str):
        super().__init__(f"bad character {char!r} at {pos}")
        self.pos = pos
        self.char = char


def tokenize(text: str) -> Iterator[Token]:
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield Token(TokenKind.NUMBER, text[i:j], i)
            i = j
        elif c.isalpha():
            j = i
            while j < len(text) and text[j].isalnum():
                j += 1
            yield Token(TokenKind.NAME, text[i:j], i)
            i = j
        elif c in "+-*/()^,=":
            yield Token(TokenKind.OP, c, i)
            i += 1
        else:
            raise LexError(i, c)
    yield Token(TokenKind.END, "", len(text))


class Node:
    def eval(self, env: dict[str, float]) -> float:
        raise NotImplementedError


class Num(Node):
    def __init__(self, value: float):
        self.value = value

    def eval(self, env):
        return self.value

    def __str__(self):
        return f"{self.value:g}"


class Var(Node):
    def __init__(self, name: str):
        self.name = name

    def eval(self, env):
        if self.name not in env:
            raise NameError(f"name {self.name!r} is not defined")
        return env[self.name]

    def __str__(self):
        return self.name


class BinOp(Node):
    def __init__(self, op: str, left: Node, right: Node):
        self.op, self.left, self.right = op, left, right

    def eval(self, env):
        a, b = self.left.eval(env), self.right.eval(env)
        if self.op == "+":
            return a + b
        elif self.op == "-":
            return a - b
        elif self.op == "*":
            return a * b
        elif self.op == "/":
            return a / b
        return a ** b

    def __str__(self):
        return f"({self.left} {self.op} {self.right})"


class Parser:
    PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}

    def __init__(self, text: str):
        self.tokens = list(tokenize(text))
        self.index = 0

    @property
    def current(self) -> Token:
        return self.tokens[self.index]

    def advance(self) -> Token:
        token = self.tokens[self.index]
        self.index += 1
        return token

    def expect(self, text: str) -> None:
        if self.current.text != text:
            raise SyntaxError(f"expected {text!r}, got {self.current.text!r}")
        self.advance()

    def parse(self, level: int = 0):
        left = self.atom()
        while self.current.kind is TokenKind.OP and self.PRECEDENCE.get(self.current.text, -1) >= level and self.current.text in self.PRECEDENCE:
            op = self.advance().text
            right = self.parse(self.PRECEDENCE[op] + (0 if op == "^" else 1))
            left = BinOp(op, left, right)
        return left

    def atom(self):
        token = self.advance()
        if token.kind is TokenKind.NUMBER:
            return Num(float(token.text))
        if token.kind is TokenKind.NAME:
            return Var(token.text)
        if token.text == "(":
            inner = self.parse()
            self.expect(")")
            return inner
        if token.text == "-":
            return BinOp("-", Num(0.0), self.atom())
        raise SyntaxError(f"unexpected {token.text!r}")


#pythran export calculate(str)
# args: "1 + 2 * 3"
# args: "2 ^ 3 ^ 2 - (4 - 1) / 2"
# args: "x * -y"
# args: "1 / 0"
# args: "(1 + 2"
# args: "1 $ 2"
# args: "z"
def calculate(text):
    tree = Parser(text).parse()
    return str(tree), tree.eval({"x": 3.0, "y": 4.0})


#pythran export tokens(str)
# args: "ab1 + 2.5"
# args: "?"
def tokens(text):
    try:
        return [(t.kind.name, t.text, t.pos) for t in tokenize(text)]
    except LexError as e:
        return [(str(e), e.char, e.pos)]


class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        self.needed = needed
        self.available = available
        super().__init__(f"need {needed:.2f}, have {available:.2f}")


class Account:
    _next_id = 1
    rate = 0.02

    def __init__(self, owner: str, balance: float = 0.0):
        self.owner = owner
        self._balance = balance
        self.history: list[tuple[str, float]] = []

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative balance")
        self._balance = value

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("Deposit must be positive")
        self.balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self.balance -= amount
        self.history.append(("withdraw", amount))

    def __repr__(self):
        return f"<{type(self).__name__} {self.owner}: {self.balance:.2f}>"


class SavingsAccount(Account):
    def add_interest(self):
        interest = self.balance * self.rate
        self.deposit(interest)
        return interest


class Bank:
    def __init__(self):
        self.accounts: dict[str, Account] = {}

    def open(self, owner, balance=0.0):
        if owner in self.accounts:
            raise KeyError(owner)
        account = SavingsAccount(owner, balance)
        self.accounts[owner] = account
        return account

    def transfer(self, source, target, amount):
        a, b = self.accounts[source], self.accounts[target]
        a.withdraw(amount)
        try:
            b.deposit(amount)
        except ValueError:
            a.deposit(amount)
            raise

    def total(self):
        return sum(a.balance for a in self.accounts.values())


#pythran export bank(float)
# args: 50.0
# args: 150.0
# args: -5.0
def bank(amount):
    b = Bank()
    b.open("ann", 100.0)
    b.open("bob")
    log = []
    try:
        b.transfer("ann", "bob", amount)
    except InsufficientFunds as e:
        log.append(f"{e} ({e.needed - e.available})")
    except ValueError as e:
        log.append(f"value: {e}")
    try:
        b.open("bob")
    except KeyError as e:
        log.append(f"key {e} {e.args[0]}")
    b.accounts["ann"].add_interest()
    return log, b.total(), [repr(a) for a in b.accounts.values()], b.accounts["ann"].history
