"""Source text to gast tree, and from tree nodes to places in the text.

gast gives one tree for every Python version. Its columns are UTF-8 byte offsets, as CPython's; `Source.span` turns them
into characters, which is what a user counts.
"""

from __future__ import annotations

import sys
import warnings
from functools import cached_property
from typing import Any

import gast

from capsulec.diagnostics import CompileError, Span
from capsulec.records import mutable


@mutable
class Source:
    """A file of the user's: its path as messages show it, and its text."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        # Not str.splitlines, which also breaks at form feeds and Unicode separators where Python does not.
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def column(self, line: int, byte_offset: int) -> int:
        """The 1-based character column of a byte offset in a line."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        if text.isascii():
            return byte_offset + 1
        return len(text.encode()[:byte_offset].decode(errors="ignore")) + 1

    def span(self, node: Any) -> Span:
        """The place of a tree node."""
        end_line = node.end_lineno or node.lineno
        return Span(
            self.path,
            node.lineno,
            self.column(node.lineno, node.col_offset),
            end_line,
            self.column(end_line, node.end_col_offset),
        )

    def header_span(self, node: Any) -> Span:
        """The place of a compound statement's first line only."""
        whole = self.span(node)
        if whole.line == whole.end_line:
            return whole
        line = self.lines[whole.line - 1]
        return Span(self.path, whole.line, whole.column, whole.line, len(line.rstrip()) + 1)


def parse(source: Source) -> Any:
    """The gast tree of a source file. Raises CompileError at the place of a syntax error."""
    try:
        with warnings.catch_warnings():
            # "invalid escape sequence" and its like: Python itself says so when the user runs the file.
            warnings.simplefilter("ignore")
            tree = gast.parse(source.text, filename=source.path)
            # What the parser alone lets pass: `return` outside of a function, a parameter named twice.
            compile(source.text, source.path, "exec", dont_inherit=True)
            if "except" in source.text:
                _place_handlers(tree)
            if "omp " in source.text:
                from capsulec.frontend.openmp import place

                place(source, tree)
            return tree
    except SyntaxError as error:
        raise _syntax_error(source, error) from None
    except UnicodeEncodeError:  # Python 3.13 and newer encode docstrings while they parse
        raise CompileError(
            "surrogate", "a docstring holds a lone surrogate, which no UTF-8 text can hold", path=source.path
        ) from None
    except ValueError as error:  # a NUL byte, on Pythons before 3.12
        raise CompileError("syntax", str(error), path=source.path) from None
    except MemoryError:  # what CPython's parser says of several thousand nested parentheses
        raise CompileError(
            "too-deep", "the program is nested too deeply for Python's parser", path=source.path
        ) from None


def _place_handlers(tree: Any) -> None:
    """Give the name of `except … as name`, a node that gast makes without a place, the place of its handler."""
    for node in gast.walk(tree):
        if isinstance(node, gast.ExceptHandler) and node.name is not None:
            gast.copy_location(node.name, node)


def _syntax_error(source: Source, error: SyntaxError) -> CompileError:
    line = min(max(error.lineno or 1, 1), len(source.lines))
    column = max(error.offset or 1, 1)
    end_line, end_column = error.end_lineno or line, error.end_offset or 0
    if end_line < line or (end_line == line and end_column <= column):
        end_line, end_column = line, column + 1
    version = ".".join(map(str, sys.version_info[:2]))
    span = Span(source.path, line, column, end_line, end_column)
    return CompileError("syntax", error.msg or "invalid syntax", span, hint=f"Python {version} refuses this file too")


def check_text(source: Source, text: str, node: Any, *, nul: bool = False) -> str:
    """The text of a string node, which the compiled module holds as UTF-8; documentation ends with a NUL.

    Raises CompileError.
    """
    for letter in text:
        if letter == "\0" and not nul:
            message = "a NUL character in a text cannot be compiled"
            raise CompileError("syntax-not-supported", message, source.span(node), hint="leave the character out")
        if "\ud800" <= letter <= "\udfff":
            message = f"the text contains U+{ord(letter):04X}, a lone surrogate, which no UTF-8 text can hold"
            hint = "remove the character or its \\u escape"
            raise CompileError("surrogate", message, source.span(node), hint=hint)
    return text


WIDTH = 100


def dump(tree: Any) -> str:
    """The tree as text, for `--emit=ast`: fields that are None or empty are left out, what fits stands on one line."""
    return _dump(tree, "")


def _dump(value: Any, indent: str) -> str:
    if isinstance(value, list):
        opening, parts, closing = "[", [("", item) for item in value], "]"
    elif isinstance(value, gast.AST):
        fields = [(f"{name}=", getattr(value, name, None)) for name in value._fields]
        parts = [field for field in fields if field[1] is not None and field[1] != []]
        if isinstance(value, gast.Constant):
            parts = [("", value.value)]
        opening, closing = f"{type(value).__name__}(", ")"
    else:
        return repr(value)
    texts = [prefix + _dump(item, indent + "  ") for prefix, item in parts]
    line = f"{opening}{', '.join(texts)}{closing}"
    if len(indent) + len(line) <= WIDTH and "\n" not in line:
        return line
    inner = "".join(f"\n{indent}  {text}," for text in texts)
    return f"{opening}{inner}\n{indent}{closing}"
