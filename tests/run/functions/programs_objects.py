"""Programs: stacks, users with rights, configuration files with errors of their own."""

from __future__ import annotations
from dataclasses import dataclass, field
from enum import Enum, IntEnum, Flag, auto
from typing import Optional, NamedTuple
import copy


class Stack:
    def __init__(self, items=None):
        self._items = list(items) if items else []

    def push(self, x):
        self._items.append(x)
        return self

    def pop(self):
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return reversed(self._items)

    def __repr__(self):
        return f"Stack({self._items})"


#pythran export stack(int)
# args: 0
# args: 3
def stack(n):
    s = Stack()
    for i in range(n):
        s.push(i).push(i * i)
    t = copy.deepcopy(s)
    try:
        x = s.pop()
    except IndexError as e:
        return -1, 0, [], str(e), bool(t)
    return x, len(s), list(s), repr(t), bool(t)


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    ALL = READ | WRITE


@dataclass
class User:
    name: str
    rights: Permission = Permission.READ
    friends: list[User] = field(default_factory=list)
    best: Optional[User] = None

    def can(self, p):
        return p in self.rights


#pythran export users(str)
# args: "ann"
def users(name):
    # needs python 3.11: enumerations of these kinds
    a, b = User(name, Permission.ALL), User("bob")
    a.friends.append(b)
    b.best = a
    return a.can(Permission.WRITE), b.can(Permission.WRITE), b.rights | Permission.WRITE == Permission.ALL, b.name, len(a.friends), a.friends[0].best is a


#pythran export people(int)
def people(n):
    # needs python 3.11: flags have another text before
    out = [User(f"u{i}", Permission(i % 4)) for i in range(n % 5)]
    for u, v in zip(out, out[1:]):
        u.friends.append(v)
    return out


class ParseError(Exception):
    def __init__(self, line: int, message: str):
        self.line = line
        super().__init__(f"line {line}: {message}")


class ConfigError(ParseError):
    pass


def parse(text):
    section, out = None, {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        if line.startswith("["):
            if not line.endswith("]"):
                raise ParseError(number, "unclosed section")
            section = line[1:-1]
            out.setdefault(section, {})
        elif "=" in line:
            key, _, value = line.partition("=")
            if section is None:
                raise ConfigError(number, f"{key.strip()} outside of a section")
            out[section][key.strip()] = value.strip()
        else:
            raise ParseError(number, f"cannot read {line!r}")
    return out


#pythran export config(str)
# args: "[a]\nx = 1 # c\ny=2\n[b]\n"
# args: "x = 1"
# args: "[a"
# args: "[a]\nhello"
def config(text):
    try:
        return parse(text), 0, ""
    except ConfigError as e:
        return {}, e.line, "config " + str(e)
    except ParseError as e:
        if e.line > 1:
            raise
        return {}, -e.line, str(e)
