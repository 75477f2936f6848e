"""Writes annotation_tables.py: what ply makes of annotation_grammar.py. Not part of a build."""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ply import lex, yacc

from capsulec.frontend import annotation_grammar


def write() -> None:
    """Write the tables beside this file."""
    Path(__file__).with_name("annotation_tables.py").write_text(generate(), encoding="utf-8")


def generate() -> str:
    """The text of annotation_tables.py. Raises when ply has a word to say about the grammar."""
    complaints = io.StringIO()
    log, values = yacc.PlyLogger(complaints), dict[str, Any]()
    with TemporaryDirectory() as folder:
        lex.lex(module=annotation_grammar, optimize=True, lextab="lexer", outputdir=folder, errorlog=log)
        yacc.yacc(module=annotation_grammar, tabmodule="parser", outputdir=folder, debug=False, errorlog=log)
        for name in ("lexer", "parser"):
            exec(Path(folder, f"{name}.py").read_text(encoding="utf-8"), values)
    if text := complaints.getvalue():
        raise ValueError(text)
    # Line numbers of the rules would change the file with every edit of this one; nothing reads them.
    values["_lr_productions"] = [(*rule[:4], "", 0) for rule in values["_lr_productions"]]
    values["_lr_signature"] = ""
    lines = ["# ply's tables for annotation_grammar.py, which writes this file: do not edit.", "# fmt: off"]
    lines += ["# ruff: noqa", "# mypy: ignore-errors"]
    for name in sorted(name for name in values if name.startswith(("_lr_", "_lex", "_tab"))):
        lines += _literal(name, values[name])
    return "\n".join(lines) + "\n"


def _literal(name: str, value: Any) -> list[str]:
    """The lines of `name = value`, an entry of a large table a line."""
    match value:
        case dict() if len(repr(value)) > 100:
            return [f"{name} = {{", *(f"    {key!r}: {item!r}," for key, item in value.items()), "}"]
        case list():
            return [f"{name} = [", *(f"    {item!r}," for item in value), "]"]
        case set():
            return [f"{name} = {{{', '.join(map(repr, sorted(value)))}}}"]
        case _:
            return [f"{name} = {value!r}"]
