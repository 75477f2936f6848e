"""Callbacks of kernels/natural.py: capsulec's, with the user data bound to them, and Python's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from harness.kernels import DIRECTORY
from harness.toolchain import CAPSULEC, Missing, build, import_extension

MODULE = "natural"


def compiled(name: str, user_data: dict[str, float]) -> Any:
    """A LowLevelCallable that has its user data, or why there is none."""
    from scipy import LowLevelCallable

    path = build(CAPSULEC, MODULE)
    if isinstance(path, Missing):
        return path
    module = import_extension(path)
    capsule = getattr(module, name)
    return LowLevelCallable(module.bind(capsule, **user_data) if user_data else capsule)


def interpreted(name: str, user_data: dict[str, float]) -> Callable[..., Any]:
    """The same function in Python."""
    text = (DIRECTORY / f"{MODULE}.py").read_text()
    names: dict[str, Any] = {}
    exec(text, names)
    function: Callable[..., Any] = names[name]
    return partial(function, **user_data) if user_data else function
