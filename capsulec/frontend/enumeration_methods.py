"""What members of enumerations can do, as Python: `{name}` is the class, `{mask}` all bits of a Flag."""

from __future__ import annotations

PLAIN = """
def __init__(self, name, value):
    self.name = name
    self.value = value
def __repr__(self):
    return f'<{name}.{{self.name}}: {{self.value!r}}>'
def __str__(self):
    return f'{name}.{{self.name}}'
"""
COMPARED = "".join(
    f"def __{name}__(self, other):\n    return self.value {symbol} other\n"
    for name, symbol in (("eq", "=="), ("ne", "!="), ("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">="))
)
VALUED = (
    PLAIN.replace("f'{name}.{{self.name}}'", "str(self.value)")
    + COMPARED
    + """
def __hash__(self):
    return hash(self.value)
"""
)
OPERATORS = {
    "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "and": "&",
    "or": "|", "xor": "^", "lshift": "<<", "rshift": ">>",
}  # fmt: skip
INT = (
    "".join(
        f"def __{name}__(self, other):\n    return self.value {symbol} other\n"
        f"def __r{name}__(self, other):\n    return other {symbol} self.value\n"
        for name, symbol in OPERATORS.items()
    )
    + """
def __neg__(self):
    return -self.value
def __pos__(self):
    return self.value
def __invert__(self):
    return ~self.value
def __abs__(self):
    return abs(self.value)
def __int__(self):
    return self.value
def __index__(self):
    return self.value
def __float__(self):
    return float(self.value)
def __bool__(self):
    return self.value != 0
"""
)
STR = """
def __add__(self, other):
    return self.value + other
def __radd__(self, other):
    return other + self.value
def __mul__(self, other):
    return self.value * other
def __rmul__(self, other):
    return other * self.value
def __len__(self):
    return len(self.value)
def __contains__(self, other):
    return other in self.value
def __getitem__(self, index):
    return self.value[index]
def __iter__(self):
    return iter(self.value)
"""
FLAG = """
def __init__(self, name, value):
    self.name = name if value or name else None
    self.value = value
def __repr__(self):
    return f'<{name}.{{self.name}}: {{self.value!r}}>' if self.name is not None else f'<{name}: {{self.value!r}}>'
def __str__(self):
    return f'{name}.{{self.name}}' if self.name is not None else f'{name}({{self.value!r}})'
def __eq__(self, other):
    return self.value == other.value
def __hash__(self):
    return hash(self.value)
def __bool__(self):
    return self.value != 0
def __or__(self, other):
    return {name}(self.value | other.value)
def __and__(self, other):
    return {name}(self.value & other.value)
def __xor__(self, other):
    return {name}(self.value ^ other.value)
def __invert__(self):
    return {name}({mask} & ~self.value)
def __contains__(self, other):
    return other.value & self.value == other.value
def __len__(self):
    return self.value.bit_count()
def __iter__(self):
    return iter([member for member in {name} if member.value & self.value])
"""

# Beside an int, what the members of an IntFlag give is one of these, too.
INT_FLAG = (
    FLAG[: FLAG.index("def __str__")]
    + "def __str__(self):\n    return str(self.value)\n"
    + "".join(
        f"def __{name}__(self, other):\n"
        f"    return {{name}}(self.value {symbol} (other.value if isinstance(other, {{name}}) else other))\n"
        f"def __r{name}__(self, other):\n    return {{name}}(other {symbol} self.value)\n"
        for name, symbol in (("or", "|"), ("and", "&"), ("xor", "^"))
    )
    + "def __invert__(self):\n    return {name}(~self.value)\n"
    + FLAG[FLAG.index("def __contains__") :]
)
