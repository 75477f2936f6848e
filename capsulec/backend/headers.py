"""The runtime headers folded into a generated file, so that it compiles where capsulec is not installed.

    #include "capsulec/compiler.hpp"      →  the text of compiler.hpp, where it is included first
    #pragma once                          →  gone

Each header is put in once, at its first inclusion and in the order of inclusion, so the same text comes out
every time.
"""

from __future__ import annotations

import os
import re

from capsulec import get_include

INCLUDE = re.compile(r'[ \t]*#[ \t]*include[ \t]*"(capsulec/[^"]+)"')
CONDITION = re.compile(r"[ \t]*#[ \t]*(if|endif)")
PRAGMA_ONCE = re.compile(r"[ \t]*#[ \t]*pragma[ \t]+once\b")


def fold(text: str) -> str:
    """`text` with every `#include "capsulec/…"` replaced by what it includes."""
    lines: list[str] = []
    _fold(text, set(), lines)
    return "\n".join(lines)


def _fold(text: str, seen: set[str], lines: list[str]) -> None:
    depth = 0
    # Only a directive has a # in front, so the loop need not look into most lines.
    for line in text.split("\n"):
        if not line.lstrip().startswith("#"):
            lines.append(line)
            continue
        condition = CONDITION.match(line)
        if condition:
            depth += 1 if condition[1] == "if" else -1
        include = INCLUDE.match(line)
        if include is None:
            if not PRAGMA_ONCE.match(line):
                lines.append(line)
        elif depth:
            # Put in here, it would be missing wherever the condition is false.
            raise ValueError(f"an include under a condition cannot be folded: {line.strip()}")
        elif include[1] not in seen:
            seen.add(include[1])
            with open(os.path.join(get_include(), include[1]), encoding="utf-8") as file:
                _fold(file.read().rstrip("\n"), seen, lines)
