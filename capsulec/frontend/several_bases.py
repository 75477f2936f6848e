"""Classes with several bases: the order in which Python looks for a method, as a chain of single bases.

before    class D(B, C): …          after     class D(B of D): …
                                              class B of D(C of D): what B says
                                              class C of D(A of D): what C says
                                              class A of D: what A says

In such a chain `super()` is the next class, whichever class the object is of: each class of the chain is a copy, whose
methods say `super()` of this order. Constants stay those of the classes that have them.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from capsulec.frontend.class_members import Class, Refused

Make = Callable[[Any, Class | None], Class]


def resolution_order(bases: list[Class]) -> list[Class] | None:
    """The classes behind one with these bases, in the order of Python's `__mro__`; None where there is none."""
    lists = [list(base.order) for base in bases] + [list(bases)]
    found: list[Class] = []
    while lists := [one for one in lists if one]:
        first = next((one[0] for one in lists if not any(one[0] in other[1:] for other in lists)), None)
        if first is None:
            return None
        found.append(first)
        lists = [[class_ for class_ in one if class_ is not first] for one in lists]
    return found


def chain(node: Any, bases: list[Class], make: Make) -> Class:
    """The first of the copies of what stands behind a class; `make(definition, base)` makes one of them."""
    order = resolution_order(bases)
    if order is None:
        names = ", ".join(base.definition.name for base in bases)
        text = f"Cannot create a consistent method resolution order (MRO) for bases {names}"
        raise Refused(node.bases[0], text, "Python would raise TypeError here too")
    above: Class | None = None
    for class_ in reversed(order):
        made = make(copy.deepcopy(class_.pristine), above)
        if not class_.refused:  # else nobody has its constants
            known = class_.definition.constants
            made.definition.constants = {name: known[name] for name in class_.constants if name in known}
            made.constants = {}
        made.stands_for = class_
        above = made
    assert above is not None
    return above
