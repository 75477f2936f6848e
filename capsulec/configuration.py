"""What a file of configuration says: `capsulec.toml` beside the source, or `[tool.capsulec]` in a pyproject.toml.

    [tool.capsulec]
    cxx-flags = ["-O3"]
    strict-math = true

The pyproject.toml is the nearest one above the source. A capsulec.toml beside the source is read instead of it. What
the command line says wins over both, and nothing outside the project is ever read.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from capsulec.diagnostics import CompileError, UsageError, close_matches
from capsulec.options import Options
from capsulec.records import replace

# The key of each setting, and the field of Options that it sets; the kind of its value is that of the field.
SWITCHES = {
    "unchecked": "unchecked",
    "strict-math": "strict_math",
    "warnings": "warnings",
    "pyi": "pyi",
    "pxd": "pxd",
    "keep": "keep",
    "verbose": "verbose",
}
FLAGS = {"cxx-flags": "cxx_flags", "link-flags": "link_flags"}
KEYS = (*SWITCHES, *FLAGS)
TRUTH = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}


def configured(options: Options) -> Options:
    """The options with what `--config` and a file of configuration add. Raises CompileError and UsageError."""
    path = find(options.source)
    settings = _read(path) if path is not None else {}
    for key, text in options.config.items():
        if "." not in key:  # keys with a dot are Pythran's (compiler.blas): build files hand them over, and they mean
            settings[key] = _parsed(key, text)  # nothing here
    return _applied(options, settings, path) if settings or path is not None else options


def find(source: Path) -> Path | None:
    """The file of configuration that is in force for a source file; None when there is none."""
    directory = source.parent.absolute()
    beside = directory / "capsulec.toml"
    if beside.is_file():
        return beside
    for above in (directory, *directory.parents):
        project = above / "pyproject.toml"
        if project.is_file():
            return project if _has_table(project) else None
    return None


def _has_table(project: Path) -> bool:
    try:
        return b"tool.capsulec" in project.read_bytes()
    except OSError:
        return False


def _read(path: Path) -> dict[str, Any]:
    """The checked settings of a file."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        settings: Any = tomllib.loads(path.read_bytes().decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CompileError("configuration", f"this is no TOML: {error}", path=str(path)) from None
    except OSError as error:
        raise CompileError("configuration", f"it cannot be read: {error.strerror}", path=str(path)) from None
    if path.name == "pyproject.toml":
        settings = settings.get("tool", {}).get("capsulec", {})
    if not isinstance(settings, dict):
        raise CompileError("configuration", "tool.capsulec must be a table", path=str(path))
    for key, value in settings.items():
        wrong = _mistake(key, value)
        if wrong is not None:
            raise CompileError("configuration", wrong[0], path=str(path), hint=wrong[1])
    return settings


def _mistake(key: str, value: object) -> tuple[str, str] | None:
    """What is wrong with a setting of a file, and what to write instead."""
    if key in SWITCHES:
        return None if isinstance(value, bool) else (f"{key} must be true or false", "")
    if key in FLAGS:
        whole = isinstance(value, list) and all(isinstance(word, str) for word in value)
        return None if whole else (f"{key} must be a list of texts", f'write {key} = ["-O3", "-march=native"]')
    return f"there is no setting {key!r}", _known(key)


def _known(key: str) -> str:
    return close_matches(key, KEYS) or f"the settings are {', '.join(KEYS)}"


def _parsed(key: str, text: str) -> object:
    """The value of `--config KEY=text`."""
    if key in FLAGS:
        return text.split()
    if key not in SWITCHES:
        raise UsageError(f"--config knows no setting {key!r}", _known(key))
    if text.lower() not in TRUTH:
        raise UsageError(f"--config {key} takes true or false, got {text!r}")
    return TRUTH[text.lower()]


def _applied(options: Options, settings: dict[str, Any], path: Path | None) -> Options:
    given = set(options.given)
    changes: dict[str, Any] = {
        field: settings[key] for key, field in SWITCHES.items() if key in settings and field not in given
    }
    # The user's own switches come last, where a compiler lets them win.
    changes |= {field: (*settings[key], *getattr(options, field)) for key, field in FLAGS.items() if key in settings}
    if options.emit != "so":
        for kind in ("pyi", "pxd"):  # which are written beside a module
            changes.pop(kind, None)
    return replace(options, **changes, configuration=path)
