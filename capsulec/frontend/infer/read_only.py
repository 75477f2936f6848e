"""Arrays that may not be written to: what broadcast_to and diagonal give, and views of that.

Their type says so (`order` is "r"), so what NumPy finds out at run time is refused while compiling. In the library
nobody writes to them.
"""

from __future__ import annotations

from typing import Any

from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.composed import of_library
from capsulec.ir.type_facts import known_truth
from capsulec.ir.types import Array, Type

WINDOWS = "numpy.lib.stride_tricks.sliding_window_view"
# numpy.diag does where it takes the diagonal of a matrix, and makes none.
GIVING = frozenset({"numpy.broadcast_to", "numpy.diag", "numpy.diagonal", "numpy.linalg.diagonal", WINDOWS})
# Functions that write to their first argument, with how NumPy begins its message.
WRITING = {
    **{f"numpy.ndarray.{name}": "assignment destination" for name in ("fill", "itemset", "resize", "setfield")},
    "numpy.ndarray.sort": "sort array",
    "numpy.ndarray.partition": "partition array",
    **{f"numpy.{name}": "put: output array" for name in ("put", "ndarray.put")},
    **{f"numpy.{name}": "assignment destination" for name in ("copyto", "fill_diagonal", "put_along_axis")},
    **{f"numpy.{name}": "array" for name in ("place", "putmask", "random.shuffle", "random.Generator.shuffle")},
}
HINT = "NumPy would raise ValueError here too; a copy can be written to"


def made(body: Body, name: str, result: Type | None, keywords: dict[str, Any]) -> Type | None:
    """The result of a call of a library function, which may be read-only."""
    if name not in GIVING or not isinstance(result, Array) or of_library(body.scope):
        return result
    if name == "numpy.diag" and result.ndim != 1:
        return result
    if "writeable" in keywords and known_truth(body.spec.expressions[keywords["writeable"]]):
        return result
    return Array(result.dtype, result.ndim, "r")


def refuse(body: Body, node: Any, type_: Type | None, what: str = "assignment destination") -> None:
    """Raise CompileError where a value that is written to is read-only."""
    if isinstance(type_, Array) and type_.order == "r":
        raise body.error("operand-types", f"{what} is read-only", node, hint=HINT)


def arguments(body: Body, name: str, nodes: list[Any], keywords: dict[str, Any]) -> None:
    """Refuse a read-only array as an argument that a function writes to."""
    types = body.spec.expressions
    if "out" in keywords:
        refuse(body, keywords["out"], types.get(keywords["out"]), "output array")
    first = name.removesuffix(".at") if name.endswith(".at") and name.startswith("numpy.") else name
    if nodes and (name in WRITING or first != name):
        refuse(body, nodes[0], types.get(nodes[0]), WRITING.get(name, "array"))
