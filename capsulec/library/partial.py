"""functools.partial and cmp_to_key.

`partial(f, 1, x=2)` becomes a function of what is left of f's parameters, which calls f. Those that are given by name
can be given again, and what stands behind them is given by name only, as in Python.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import Function, LibraryFunction, Type
from capsulec.library import table
from capsulec.library.table import INTERNAL, REDIRECTS, Composed, Parameter, RuleError, composed, positional, register

Named = tuple[str, str | None]  # a parameter and the text of its default
WRITTEN: dict[str, int] = {}  # the functions written so far, by what follows their names
WRITE_LAMBDA = "write a lambda: lambda x: f(1, x)"


def _partial(positional_: list[Any], keywords: dict[str, Any]) -> str:
    if not positional_:
        raise RuleError("type 'partial' takes at least one argument", "Python would raise TypeError here too")
    if not isinstance(positional_[0], Type):
        return "functools.partial"
    count = len(positional_) - 1
    plain, named = _parameters_of(positional_[0])
    if count > len(plain):
        raise RuleError(f"the function takes {len(plain)} positional arguments, and partial gives {count}")
    rest = plain[count:]
    unknown = [key for key in keywords if key not in [name for name, _ in (*rest, *named)]]
    if unknown:
        raise RuleError(f"the function got an unexpected keyword argument '{unknown[0]}'")
    by_name = next((n for n, (name, _) in enumerate(rest) if name in keywords), len(rest))
    given = [f"given_{n}" for n in range(count)]
    free = [name if default is None else f"{name}={default}" for name, default in rest[:by_name]]
    late = []
    for name, default in (*rest[by_name:], *named):
        value = f"given_{name}" if name in keywords else default
        late.append(name if value is None else f"{name}={value}")
    parameters = ", ".join([*free, *(["*", *late] if late else [])])
    arguments = [*given, *(name for name, _ in rest[:by_name]), *(f"{n}={n}" for n, _ in (*rest[by_name:], *named))]
    text = f"({', '.join(['function_', *given, *(f'given_{key}' for key in keywords)])}):\n"
    text += f"    return lambda {parameters}: function_({', '.join(arguments)})\n"
    name = f"partial_{WRITTEN.setdefault(text, len(WRITTEN))}"
    text = f"def {name}{text}"
    mine = (*positional("function_", *given), *(Parameter(key, keyword_only=True) for key in keywords))
    return composed(f"{INTERNAL}.{name}", mine, text)


def _parameters_of(function: Type) -> tuple[list[Named], list[Named]]:
    """The parameters of a function that can be given by position, and those given by name only."""
    match function:
        case Function(definition=scope):
            args = scope.node.args
            if args.vararg is not None or args.kwarg is not None:
                raise RuleError("partial of a function with `*` parameters", WRITE_LAMBDA)
            plain = [*args.posonlyargs, *args.args]
            defaults = [None] * (len(plain) - len(args.defaults)) + list(args.defaults)
            return (
                [(node.id, _literal(default)) for node, default in zip(plain, defaults, strict=True)],
                [(node.id, _literal(default)) for node, default in zip(args.kwonlyargs, args.kw_defaults, strict=True)],
            )
        case LibraryFunction(name):
            entry = table.find(name)
            assert entry is not None
            if any(parameter.variadic for parameter in entry.parameters):
                raise RuleError(f"partial of {function} is not supported yet", WRITE_LAMBDA, "not-supported-yet")
            wanted = [p.name for p in entry.parameters if p.default is table.REQUIRED and not p.keyword_only]
            return [(one, None) for one in wanted], []
        case _:
            raise RuleError(f"partial takes a function, not {function}", WRITE_LAMBDA)


def _literal(default: Any) -> str | None:
    """The text of a default."""
    if default is None:
        return None
    inner = default.operand if type(default).__name__ == "UnaryOp" else default
    if type(inner).__name__ != "Constant":
        raise RuleError("partial of a function with a default that is no literal", WRITE_LAMBDA, "not-supported-yet")
    sign = (
        {"USub": "-", "UAdd": "+", "Invert": "~", "Not": "not "}[type(default.op).__name__]
        if inner is not default
        else ""
    )
    return f"{sign}{inner.value!r}"


CMP_TO_KEY = """
def cmp_to_key(mycmp):
    return lambda a, b: mycmp(a, b)
"""

# Neighbouring runs of sorted items are merged, twice as long ones each time; of equal items the first stay first.
SORTED_COMPARING = """
def sorted_comparing(iterable, key, reverse=False):
    items = list(iterable)
    if reverse:
        items.reverse()
    width = 1
    while width < len(items):
        merged = []
        for start in range(0, len(items), 2 * width):
            left, middle = start, min(start + width, len(items))
            right, end = middle, min(start + 2 * width, len(items))
            while left < middle and right < end:
                if key(items[right], items[left]) < 0:
                    merged.append(items[right])
                    right += 1
                else:
                    merged.append(items[left])
                    left += 1
            merged.extend(items[left:middle])
            merged.extend(items[right:end])
        items = merged
        width *= 2
    if reverse:
        items.reverse()
    return items
"""

SORT_COMPARING = """
from capsulec.internal import sorted_comparing

def sort_comparing(self, key, reverse=False):
    self[:] = sorted_comparing(self, key=key, reverse=reverse)
"""

EXTREME_COMPARING = """
def {name}_comparing(iterable, key):
    found = False
    for item in iterable:
        if not found:
            best, found = item, True
        elif key(item, best) {symbol} 0:
            best = item
    if not found:
        raise ValueError("{name}() arg is an empty sequence")
    return best
"""

KEY = (Parameter("key", keyword_only=True), Parameter("reverse", False, keyword_only=True))
register(
    Composed("functools.partial", (Parameter("function", variadic=True),), "def partial(function):\n    return 0\n")
)
REDIRECTS["functools.partial"] = _partial
register(Composed("functools.cmp_to_key", (Parameter("mycmp"),), CMP_TO_KEY))
register(Composed("capsulec.internal.sorted_comparing", (*positional("iterable"), *KEY), SORTED_COMPARING))
register(Composed("capsulec.internal.sort_comparing", (*positional("self"), *KEY), SORT_COMPARING))
for _name, _symbol in (("min", "<"), ("max", ">")):
    _source = EXTREME_COMPARING.format(name=_name, symbol=_symbol)
    register(Composed(f"capsulec.internal.{_name}_comparing", (*positional("iterable"), *KEY[:1]), _source))
