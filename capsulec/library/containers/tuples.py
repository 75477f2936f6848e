"""The methods of tuples, whatever is known of their length."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import INT, Type
from capsulec.library.containers.kinds import require_integer
from capsulec.library.containers.lists import BOUNDS, SELF
from capsulec.library.containers.operators import as_sequence
from capsulec.library.table import Runtime, positional, register

HEADER = "python/sequence.hpp"


def _searching(name: str) -> Callable[..., Loop]:
    def rule(self: Type, value: Type, *bounds: Any) -> Loop:
        whole = as_sequence(self)
        given = [b for b in bounds if isinstance(b, Type)]
        for bound in given:
            require_integer(bound, "slice bounds are integers")
        places = ", ".join(f"{{{n + 1}}}" for n in range(1 + len(given)))
        operands = (whole, whole.element, *[INT] * len(given))
        return Loop(f"tuple.{name}", operands, INT, f"{{0}}.{name}({places})", HEADER, raises=name == "index")

    return rule


register(Runtime("builtins.tuple.count", positional("self", "value"), _searching("count")))
register(Runtime("builtins.tuple.index", (*SELF, *positional("value"), *BOUNDS), _searching("index")))
