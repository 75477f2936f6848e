"""`text % values`, `text.format(…)` and `text.format_map(d)` where the text is only known at run time.

The runtime reads the text. What it may ask of a value is known while compiling: for each value there is a function in
C++ that shows it in every way that its type has, and raises what Python raises for all others.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from capsulec.ir.types import (
    BYTES,
    INT,
    NONE,
    STR,
    Dict,
    List,
    NoneType,
    Optional,
    Range,
    Record,
    Scalar,
    Sequence,
    Str,
    Tuple,
    Type,
    TypedArray,
    Union,
    kind,
    widened,
)
from capsulec.library.cells import content
from capsulec.library.containers.kinds import python_class
from capsulec.library.containers.kinds import shown as type_shown
from capsulec.library.table import RuleError
from capsulec.library.text import values
from capsulec.library.text.reached import reached

FORMAT_TEXT, PERCENT_TEXT = "python/format_text.hpp", "python/percent_text.hpp"
NUMBERS = {"diu": "biuf", "oxX": "biu", "eEfFgG": "biuf"}  # letters of `%`, and the kinds of numbers that they take


def headers(type_: Type) -> set[str]:
    """What the functions below need to show values of a type."""
    return {*values.header(type_).split(), values.FORMAT, values.PERCENT}


def shows(type_: Type) -> str:
    """A C++ function of a value, a conversion and a specification, for format(). Raises RuleError."""
    return _shows(type_, DEEPEST)


DEEPEST = 4  # steps into a value whose code is written; objects may hold their own kind
FIELD = "[[maybe_unused]] const py::field_path &path, [[maybe_unused]] uint32_t conversion, const py::str &spec"


def _shows(type_: Type, left: int) -> str:
    def body(wide: Type) -> str:
        steps = "".join(_steps(wide, left)) if left else ""
        return f'if (path.more()) {{{{ {steps}path.refuse("{python_class(wide)}"); }}}} {_shown(wide)}'

    return _function(type_, FIELD, body)


def _steps(wide: Type, left: int) -> Iterator[str]:
    """What follows the first step of a field into a value: `{0[key]}`, `{0.name}`."""

    def shown_at(type_: Type, place: str) -> str:
        place = place.replace(".item<", ".template item<")  # of a value whose type C++ finds later
        return f"return {_shows(type_, left - 1)}({value_of(type_, place)}, path.rest(), conversion, spec); "

    def literal(text: str) -> str:
        raise AssertionError(text)

    names: tuple[str, ...] = ()
    match wide:
        case Dict(key, value) if content(key) in (STR, INT):
            held = "py::str()" if content(key) == STR else "int64_t{{0}}"
            yield f"if (path.is_item()) {{{{ {shown_at(content(value), f'value.item(path.key({held}))')}}}}} "
        case List(element) | Sequence(element):
            yield f"if (path.is_item()) {{{{ {shown_at(content(element), _item(wide))}}}}} "
        case Str():
            yield f"if (path.is_item()) {{{{ {shown_at(STR, _item(wide))}}}}} "
        case Tuple(items, class_):
            names = class_.fields if class_ is not None else ()
            cases = ""
            for number in range(len(items)):
                cases += f"case {number}: {shown_at(*reached(wide, 'value', number, literal))}"
            out = 'py::raise(py::IndexError, "tuple index out of range");'
            yield f'if (path.is_item()) {{{{ switch (path.index("{_refusal(wide)}")) {{{{ {cases}}}}} {out} }}}} '
        case Record(class_) if not class_.enumeration:
            names = class_.fields
        case Scalar(dtype):
            names = ("real", "imag") if kind(dtype) == "c" else ("real",) if kind(dtype) in "if" else ()
    for name in names:
        yield f'if (path.is("{name}")) {{{{ {shown_at(*reached(wide, "value", f".{name}", literal))}}}}} '


def _item(wide: Type) -> str:
    return f'value.item(path.index("{_refusal(wide)}"))'


def _refusal(wide: Type) -> str:
    """What Python says of a key that is no number."""
    if wide == STR:
        return "string indices must be integers" + (", not 'str'" if sys.version_info >= (3, 11) else "")
    return f"{python_class(wide)} indices must be integers or slices, not str"


def _shown(wide: Type) -> str:
    cases = "".join(
        f"case '{letter}': return py::format({values.shown(wide, 'value', letter)}, spec); " for letter in "rsa"
    )
    try:
        plain = values.formatted(wide, "value", "spec")
    except RuleError:
        plain = f'py::without_spec({values.shown(wide, "value")}, spec, "{python_class(wide)}")'
    return f"switch (conversion) {{{{ {cases}}}}} return {plain};"


def percents(type_: Type) -> str:
    """A C++ function of a value and a field, for `%`. Raises RuleError."""
    return _function(type_, "py::percent_field &field", _shown_by_percent)


def _shown_by_percent(wide: Type) -> str:
    cases = [_case(letter, values.shown(wide, "value", letter), f"'{letter}'") for letter in "rsa"]
    class_ = kind(wide.dtype) if isinstance(wide, Scalar) and wide.dtype not in ("float128", "complex256") else ""
    for letters, kinds in NUMBERS.items():
        if class_ and class_ in kinds:
            value = values.percent(wide, "value", letters[0])[0]
            cases.append(_case(letters, value, "field.type()"))
    if wide == STR or (class_ and class_ in "biu"):
        cases.append(_case("c", values.percent(wide, "value", "c")[0], "'c'"))
    if isinstance(wide, Scalar) and wide.weak and class_ in "bi":
        cases.append("case '*': field.amount = value; return py::str(); ")
    return f'switch (field.letter) {{{{ {"".join(cases)}}}}} py::refuse_percent(field, "{python_class(wide)}");'


def _case(letters: str, value: str, letter: str) -> str:
    labels = " ".join(f"case '{one}':" for one in letters)
    return f"{labels} return py::percent({value}, field.flags, field.width, field.precision, {letter}); "


def _function(type_: Type, parameters: str, body: Callable[[Type], str]) -> str:
    wide = widened(type_)
    match wide:
        case NoneType():
            return f"[](const auto &, {parameters}) -> py::str {{{{ {body(wide)} }}}}"
        case Optional(present):
            none = f"if (!held.has) {{{{ {body(NONE)} }}}} [[maybe_unused]] const auto &value = held.value; "
            return f"[](const auto &held, {parameters}) -> py::str {{{{ {none}{body(present)} }}}}"
        case Union(alternatives):
            cases = ""
            for number, one in enumerate(alternatives):
                test = "" if number == len(alternatives) - 1 else f"if (py::is_one<{number}>(held)) "
                value = f"[[maybe_unused]] const auto &value = held.values.template item<{number}>();"
                cases += f"{test}{{{{ {value} {body(one)} }}}} "
            return f"[](const auto &held, {parameters}) -> py::str {{{{ {cases}}}}}"
        case _:
            return f"[]([[maybe_unused]] const auto &value, {parameters}) -> py::str {{{{ {body(wide)} }}}}"


def value_of(type_: Type, place: str) -> str:
    """The operand that stands for a value: None has none."""
    return "0" if isinstance(widened(type_), NoneType) else place


def is_subscripted(type_: Type) -> bool:
    """Whether Python takes a value on the right of `%` for a mapping, of which not all has to be shown."""
    wide = widened(type_)
    return wide == BYTES or isinstance(wide, List | Dict | Range | TypedArray)


def mapping_value(type_: Type, content: Callable[[Type], Type]) -> Type:
    """The type of the values of a mapping that fields are looked up in. Raises RuleError."""
    wide = widened(type_)
    if not isinstance(wide, Dict) or content(wide.key) != STR:
        raise RuleError(
            f"the fields of a text are names, and {type_shown(wide)} has none",
            hint="a dict whose keys are str has them",
        )
    if wide.kind not in ("dict", "OrderedDict"):
        raise RuleError(f"fields that are looked up in a {wide.kind} are not supported yet", code="not-supported-yet")
    return content(wide.value)
