"""The user's files of one build: where an import finds a file, and the module that it becomes.

The file that is compiled may import others of the user's: beside it, in packages beside it, and by relative imports.
Python's rules say which file a name means: what is built into the interpreter comes first, then files, from the
directory that holds the outermost package of the compiled file (or the file itself); what the library knows comes
last, as an installed package would. Files are read when something of them is used; none is ever run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gast

from capsulec.diagnostics import CompileError, Note, close_matches
from capsulec.library import table
from capsulec.records import fresh, mutable, record

if TYPE_CHECKING:
    from capsulec.frontend.scopes import Module

MARKER = "__init__.py"


@record
class Imported:
    """What a name that an import binds stands for: `name` of a module, or with no name the module itself.

    `module` is the module's dotted name as written, and `level` the number of dots before it; `node` is the alias.
    """

    module: str
    level: int
    name: str
    node: Any

    @property
    def full(self) -> str:
        """The full Python name."""
        return ".".join(filter(None, (self.module, self.name)))


def imported_names(node: Any) -> Iterator[tuple[str, Imported]]:
    """The names that an import statement binds; "*" stands for all of a module's."""
    for alias in node.names:
        if isinstance(node, gast.ImportFrom):
            yield alias.asname or alias.name, Imported(node.module or "", node.level or 0, alias.name, alias)
        elif alias.asname:
            yield alias.asname, Imported(alias.name, 0, "", alias)
        else:  # `import a.b` binds a
            first = alias.name.partition(".")[0]
            yield first, Imported(first, 0, "", alias)


@mutable
class Project:
    """The modules read so far, by the real path of their file; `read` gives the text of a file."""

    read: Callable[[Path], str]
    modules: dict[str, Module] = fresh(factory=dict)

    def add(self, module: Module) -> None:
        """Enter the module of a file that has been read; the first one is the one that is compiled."""
        self.modules[os.path.realpath(module.source.path)] = module

    @property
    def main(self) -> Module:
        """The module that is compiled; the others are what it imports."""
        return next(iter(self.modules.values()))

    def files(self) -> list[str]:
        """The user's files that have been read besides the one that is compiled."""
        return [module.source.path for module in self.modules.values() if module is not self.main]

    def find(self, importer: Module, imported: Imported) -> Module | None:
        """The module of an import statement in `importer`; None when it is none of the user's files.

        Raises CompileError when Python would look for it among them and not find it, and for mistakes in it.
        """
        place = self._locate(importer, imported.module, imported.level)
        span = importer.source.span(imported.node)
        if place == "":
            dots = "." * imported.level
            raise CompileError(
                "unknown-module",
                f"there is no module {dots}{imported.module}",
                span,
                hint=close_matches(imported.module, _modules_in(_directory(importer)))
                or self._hiding(importer, imported)
                or "Python would raise ModuleNotFoundError here too",
            )
        if place is None:
            return None
        try:
            return self._load(place)
        except CompileError as error:
            notes = (*error.notes, Note(span, "imported here"))
            raise CompileError(error.code, error.message, error.span, notes, error.hint, error.path) from None

    def submodule(self, package: Module, name: str, imported: Imported | None = None) -> Module | None:
        """The module `name` of a package, an attribute of it once some statement imports it; `imported` does so."""
        place = _place(_directory(package), name) if package.is_package else None
        if place is None or not (imported or self._is_imported(place)):
            return None
        return self._load(place)

    def nearby(self, importer: Module) -> list[str]:
        """The names of the modules beside a file, for hints."""
        return _modules_in(_directory(importer))

    def _locate(self, importer: Module, name: str, level: int) -> str | None:
        """The file or directory of a module; None when it is none of the user's, "" when it is missing there."""
        if level:
            return _place(_ancestor(_directory(importer), level - 1), name) or ""
        first = name.partition(".")[0]
        if _is_builtin(first):
            return None
        directory = _directory(self.main)
        for root in dict.fromkeys((_root(directory), directory)):
            place = _place(root, first)
            if place is None or (os.path.isdir(place) and _is_known(first)):
                continue
            return _place(root, name) or ""
        return None

    def _hiding(self, importer: Module, imported: Imported) -> str:
        first = imported.module.partition(".")[0]
        place = None if imported.level else self._locate(importer, first, 0)
        return hiding(first, place) if place else ""

    def _is_imported(self, place: str) -> bool:
        """Whether some import statement, in a file that importing the main one reads, imports the module at `place`."""
        pending = list(self.modules.values())
        seen: set[str] = set()
        while pending:
            module = pending.pop()
            reached = set().union(*(self._reached(module, n) for n in gast.walk(module.tree) if _is_import(n)))
            if place in reached:
                return True
            for other in sorted(reached - seen):
                with suppress(CompileError):  # which matters only when something of it is used
                    pending.append(self._load(other))
            seen |= reached
        return False

    def _reached(self, module: Module, node: Any) -> set[str]:
        """The files of the modules that an import statement imports."""
        found: set[str | None] = set()
        for alias in node.names:
            relative = isinstance(node, gast.ImportFrom)
            level, name = (node.level or 0, node.module or "") if relative else (0, alias.name)
            parts = name.split(".")
            for length in range(1, len(parts) + 1):
                found.add(self._locate(module, ".".join(parts[:length]), level))
            if relative:
                found.add(self._locate(module, f"{name}.{alias.name}" if name else alias.name, level))
        return {place for place in found if place}

    def _load(self, path: str) -> Module:
        key = os.path.realpath(path)
        if key not in self.modules:
            from capsulec.frontend import scopes, syntax

            text = "" if os.path.isdir(path) else self.read(Path(path))
            source = syntax.Source(path, text)
            scopes.resolve(source, syntax.parse(source), self)
        return self.modules[key]


def hiding(name: str, path: str) -> str:
    """A hint that a file of the user's stands before a module of the library; else the empty string."""
    return f"{name} is the file {path}, which comes before the library's" if name in table.MODULES else ""


def _directory(module: Module) -> str:
    """The directory of a module's file; a package without a marker is its directory."""
    path = module.source.path
    if path == os.curdir:
        return ""
    return path if os.path.isdir(path) else os.path.dirname(path)


def _ancestor(directory: str, levels: int) -> str:
    return os.path.normpath(os.path.join(directory, *[os.pardir] * levels)) if levels else directory


def _root(directory: str) -> str:
    """The directory that holds the outermost package which `directory` is part of."""
    levels = 0
    absolute = os.path.abspath(directory)
    while os.path.isfile(os.path.join(absolute, MARKER)) and os.path.dirname(absolute) != absolute:
        absolute = os.path.dirname(absolute)
        levels += 1
    return _ancestor(directory, levels)


def _place(directory: str, name: str) -> str | None:
    """The file of a dotted name below a directory; the directory itself of a package without a marker.

    A package comes before a file of its name, a directory without a marker behind it.
    """
    place = os.path.join(directory, *name.split(".")) if name else directory
    for file in (os.path.join(place, MARKER), f"{place}.py" if name else ""):
        if file and os.path.isfile(file):
            return file
    return (place or os.curdir) if os.path.isdir(place or os.curdir) else None


def _is_import(node: Any) -> bool:
    return isinstance(node, gast.Import | gast.ImportFrom)


def _modules_in(directory: str) -> list[str]:
    try:
        names = os.listdir(directory or os.curdir)
    except OSError:
        return []
    return sorted(name[:-3] for name in names if name.endswith(".py") and name != MARKER)


def _is_builtin(name: str) -> bool:
    """Whether the interpreter has the module in itself: then no file can take its place."""
    if name in sys.builtin_module_names:
        return True
    from importlib.machinery import FrozenImporter

    return FrozenImporter.find_spec(name) is not None


def _is_known(name: str) -> bool:
    """Whether Python finds a module of the name elsewhere, which comes before a directory that is no package."""
    return name in sys.stdlib_module_names or name in table.MODULES
