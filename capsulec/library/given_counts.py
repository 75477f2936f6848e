"""Calls with `*values` where the number of the values is found at run time.

`given` makes what `f(*values)` passes where the number of the parameters is known: a tuple of that many, which the
rest of the compiler takes apart. Another number is Python's TypeError. `OF_ALL` has the functions that take any number,
as functions of one iterable. All in Python.

    def given_2_1(values, function, before, names, default_1):
        ...
        return items[0], items[1] if len(items) > 1 else default_1
"""

from __future__ import annotations

from capsulec.library.table import INTERNAL, composed, positional

GIVEN = """
from capsulec.internal import missing_text

def {full}({parameters}):
    items = [*values]
    if len(items) > {most}:
        count = before + len(items)
        raise TypeError(f"{{function}}() takes {takes}{{count}} {{'was' if count == 1 else 'were'}} given")
    if len(items) < {least}:
        raise TypeError(missing_text(function, names.split()[len(items):]))
    return ({result},)
"""

MISSING_TEXT = """
def missing_text(function, names):
    quoted = [f"'{name}'" for name in names]
    text = ", ".join(quoted[:-1]) + ", and " + quoted[-1] if len(quoted) > 2 else " and ".join(quoted)
    return f"{function}() missing {len(quoted)} required positional argument{'s' if len(quoted) > 1 else ''}: {text}"
"""

SEVERAL = """
def several(values, function):
    items = [*values]
    if len(items) == 0:
        raise TypeError(f"{function} expected at least 1 argument, got 0")
    if len(items) == 1:
        raise TypeError(f"'{type(items[0]).__name__}' object is not iterable")
    return items
"""


def given(least: int, most: int, slots: int, required: int) -> str:
    """The function that makes a tuple of `most` items, of which `least` have to be there, for a function of `slots`
    parameters by position, of which some are required."""
    composed(f"{INTERNAL}.missing_text", positional("function", "names"), MISSING_TEXT)
    defaults = [f"default_{n}" for n in range(least, most)]
    names = ("values", "function", "before", "names", *defaults)
    items = [f"items[{n}]" for n in range(least)]
    items += [f"items[{n}] if len(items) > {n} else default_{n}" for n in range(least, most)]
    takes = f"{slots}" if required == slots else f"from {required} to {slots}"
    takes += f" positional argument{'' if takes == '1' else 's'} but "
    full = f"given_{least}_{most}_of_{required}_{slots}"
    text = GIVEN.format(
        full=full, parameters=", ".join(names), most=most, least=least, takes=takes, result=", ".join(items)
    )
    return composed(f"{INTERNAL}.{full}", positional(*names), text)


def several() -> str:
    """What checks that `max(*values)` has several values, as one would have to be gone through."""
    return composed(f"{INTERNAL}.several", positional("values", "function"), SEVERAL)


OF_ALL = {
    "itertools.chain": """
def chain_of(values):
    for part in values:
        for item in part:
            yield item
""",
    "itertools.product": """
def product_of(values):
    made = [[]]
    for part in [[*one] for one in values]:
        made = [before + [item] for before in made for item in part]
    for row in made:
        yield tuple(row)
""",
    "math.gcd": """
from math import gcd

def gcd_of(values):
    found = 0
    for value in values:
        found = gcd(found, value)
    return found
""",
    "math.lcm": """
from math import lcm

def lcm_of(values):
    found = 1
    for value in values:
        found = lcm(found, value)
    return found
""",
    "math.hypot": """
from math import dist

def hypot_of(values):
    items = [*values]
    return dist(items, [0 for _ in items])
""",
    "os.path.join": """
from os.path import join

def join_of(values):
    found, count = "", 0
    for value in values:
        found = join(found, value) if count else value
        count += 1
    if count == 0:
        raise TypeError("join() missing 1 required positional argument: 'a'")
    return found
""",
}
SETS = {"union": "update", "intersection": "intersection_update", "difference": "difference_update"}
METHODS = {
    f"builtins.{class_}.{name}": f"""
def {class_}_{name}_of(self, values):
    made = set(self)
    for value in values:
        made.{change}(value)
    return {"made" if class_ == "set" else "frozenset(made)"}
"""
    for name, change in SETS.items()
    for class_ in ("set", "frozenset")
} | {
    f"builtins.set.{change}": f"""
def set_{change}_of(self, values):
    for value in values:
        self.{change}(value)
"""
    for change in SETS.values()
}


def of_all(name: str) -> str:
    """The function of one iterable that a function of any number of values is; a method takes its object before."""
    source = OF_ALL.get(name) or METHODS[name]
    parameters = positional("values") if name in OF_ALL else positional("self", "values")
    return composed(f"{INTERNAL}.{source.partition('def ')[2].partition('(')[0]}", parameters, source)
