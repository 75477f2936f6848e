"""What to say of an export that the grammar does not take. Imported only when there is something to say."""

from __future__ import annotations

from typing import Any

from capsulec.diagnostics import close_matches
from capsulec.frontend.annotation_grammar import ExportError, Place, expected_export
from capsulec.frontend.annotation_types import PLAIN, SIZED, is_type

SPELLING = {
    "COMMA": "','",
    "LPAREN": "'('",
    "RPAREN": "')'",
    "LBRACKET": "'['",
    "RBRACKET": "']'",
    "COLON": "':'",
    "DICT": "'dict'",
    "NUMBER": "a number",
    "EXPORT": "the word 'export'",
}


def explain(token: Any, previous: Any, expected: set[str], lexer: Any) -> ExportError:
    """What to say of a token that no rule takes, after the symbol `previous`."""
    if previous.type == "container":
        node, word = previous.value, previous.value.text
        example = {"dict": "str:int dict", "tuple": "(int, float)"}.get(word, f"int {word}")
        return ExportError("bad-export", f"'{word}' needs the types inside it", node.place, f"write {example}")
    if previous.type == "NAME" and lexer.open and token and token.type == "NAME" and not is_type(previous.value):
        return unknown_type(previous.value, _place(previous))
    if token is None and lexer.open:
        place = _place(lexer.open[-1])
        hint = "a long export goes on in the comment lines below it"
        return ExportError("unbalanced", f"'{lexer.open[-1].value}' is never closed", place, hint)
    wanted = _wanted(expected, bool(lexer.open))
    if token is None:
        end = len(lexer.lexdata.rstrip())
        message = f"the export ends where {wanted} should follow"
        return ExportError("bad-export", message, (max(0, end - 1), end))
    if token.lexpos == 0 or previous.type == "$end":
        return expected_export(_place(token))
    return _misplaced(token, previous, wanted, lexer)


def _misplaced(token: Any, previous: Any, wanted: str, lexer: Any) -> ExportError:
    value = token.value if token.type != "FREE" else token.value.split(None, 1)[0]
    hint = ""
    if token.type == "FREE" and previous.type == "NAME":
        hint = f"for a function write {previous.value}(types)"
    elif token.type == "LPAREN" and not lexer.open[1:]:
        hint = "begin a second export with a comma: f(int), g(int)"
    elif previous.type == "PACKAGE":
        hint = "a module has no default"
    elif token.type == "QUESTION":
        hint = "'?' follows the whole type of a parameter"
    elif token.type == "DICT":
        hint = "a dict has two types in it: int:float dict"
    elif wanted == SPELLING["DICT"]:
        hint = "a dict is written 'K:V dict', a parameter without its name"
    elif token.type == "KIND":
        hint = f"give it a line of its own: #pythran export {value} name(types)"
    message = f"expected {wanted} here, not '{value}'"
    notes: tuple[tuple[Place, str], ...] = ()
    if len(lexer.open) > 1 and token.type not in ("LPAREN", "LBRACKET"):
        place = _place(lexer.open[-1])
        notes = ((place, f"inside this '{lexer.open[-1].value}'"),)
    return ExportError("bad-export", message, (token.lexpos, token.lexpos + len(value)), hint, notes)


def _wanted(expected: set[str], inside: bool) -> str:
    """The tokens that could stand here, in words."""
    words = ["a type" if inside else "a name"] if "NAME" in expected else []
    shown = SPELLING if "OR" in expected else {name: text for name, text in SPELLING.items() if name != "DICT"}
    skipped = {"LPAREN", "LBRACKET", "COLON"} if "OR" in expected or words else set()
    words += [text for name, text in shown.items() if name in expected and name not in skipped]
    return " or ".join(words) or "the end"


# What people type, coming from C, NumPy or another tool, by the right word.
MEANT = {
    wrong: right
    for right, all_wrong in {
        "bool": "boolean bool_ _Bool Bool",
        "int": "integer",
        "int8": "char schar",
        "uint8": "uchar ubyte",
        "int16": "short",
        "uint16": "ushort",
        "int32": "signed",
        "uint32": "unsigned uint",
        "int64": "long longlong int_",
        "uint64": "ulong ulonglong",
        "intp": "npy_intp ssize_t Py_ssize_t ptrdiff_t",
        "uintp": "uintptr_t",
        "float32": "single half float16",
        "float64": "double real float_",
        "float128": "longdouble",
        "complex64": "csingle",
        "complex128": "complex_ cdouble",
        "complex256": "clongdouble",
        "str": "string",
        "None": "none null NULL",
        "None for no value, void* for a pointer": "void",
        "the type without const": "const",
        "float64[:]": "array ndarray",
        "numpy pkg for the module": "np numpy",
        "scipy pkg for the module": "sp scipy",
        "int list": "List",
        "int set": "Set",
        "str:int dict": "Dict",
        "(int, float)": "Tuple",
    }.items()
    for wrong in all_wrong.split()
}


def unknown_type(name: str, place: Place) -> ExportError:
    """The mistake of a word that is no type, with the right word when it can be told."""
    last = name.rpartition(".")[2]
    meant = last if is_type(last) and last != name else MEANT.get(last) or MEANT.get(last.lower())
    stem = last.removesuffix("_t").removeprefix("npy_").lower()
    if not meant and is_type(stem):
        meant = stem
    if meant:
        hint = f"write {meant}"
    else:
        hint = close_matches(last, [*PLAIN, *SIZED])
        hint = hint or "types are written int, float64, float64[:,:], int list, str:int dict, (int, float)"
    return ExportError("unknown-type", f"'{name}' is not a type of the export language", place, hint)


def _place(token: Any) -> Place:
    return token.lexpos, token.lexpos + len(token.value)
