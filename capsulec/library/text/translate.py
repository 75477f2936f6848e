"""str.maketrans and str.translate: tables are dicts from code points to code points, texts or None."""

from __future__ import annotations

from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import INT, NONE, STR, Dict, Optional, Type, Union, widened
from capsulec.library import cells
from capsulec.library.containers.kinds import TYPE_ERROR, shown
from capsulec.library.table import MISSING, Parameter, RuleError, positional
from capsulec.library.text.searching import SELF, TEXT, Methods, is_missing, require

HEADER = "python/translate.hpp"


def _table(value: Type) -> Dict:
    made = Dict(cells.fresh(tag="key"), cells.fresh(tag="value"))
    cells.fill(made.key, INT)
    cells.fill(made.value, value)
    return made


def _maketrans(self: Type, x: Type, y: Any, z: Any) -> Loop:
    given = widened(x)
    if is_missing(y):
        if not isinstance(given, Dict) or cells.content(given.key) not in (INT, STR):
            text = "if you give only one argument to maketrans it must be a dict"
            raise RuleError(text, hint=TYPE_ERROR)
        table = _table(cells.content(given.value))
        cxx = "py::text::table_of<{result}>({1})"
        return Loop("str.maketrans", (widened(self), given), table, cxx, HEADER, raises=True)
    texts = (x, y) if is_missing(z) else (x, y, z)
    for given_text in texts:
        require(TEXT, given_text, "maketrans")
    table = _table(INT if is_missing(z) else Optional(INT))
    places = ", ".join(f"{{{n + 1}}}" for n in range(len(texts)))
    cxx = f"py::text::table_of<{{result}}>({places})"
    return Loop("str.maketrans", (widened(self), *[STR] * len(texts)), table, cxx, HEADER, raises=True)


def _translate(self: Type, table: Type) -> Loop:
    wide = widened(table)
    if not isinstance(wide, Dict):
        raise RuleError(
            f"translate takes a dict, not {shown(wide)}", hint="make it with str.maketrans", code="not-supported-yet"
        )
    if cells.content(wide.key) != INT:
        text = f"translate looks for code points in the table, whose keys are {shown(wide.key)}: none is found"
        raise RuleError(text, hint="make the table with str.maketrans")
    value = cells.content(wide.value)
    held = value.alternatives if isinstance(value, Union) else (value,)
    for item in held:
        if (item.value if isinstance(item, Optional) else item) not in (INT, STR, NONE):
            text = f"character mapping must return integer, None or str, not {shown(item)}"
            raise RuleError(text, hint=TYPE_ERROR)
    return Loop("str.translate", (STR, wide), STR, "py::text::translate({0}, {1})", HEADER, raises=True)


METHODS: Methods = {
    "maketrans": (
        (
            *positional("self", "x"),
            Parameter("y", MISSING, positional_only=True),
            Parameter("z", MISSING, positional_only=True),
        ),
        _maketrans,
    ),
    "translate": ((*SELF, *positional("table")), _translate),
}
