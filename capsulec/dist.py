"""For setup.py: extensions whose sources are Python files with export comments.

    from capsulec.dist import CapsulecBuildExt, CapsulecExtension
    setup(
        ext_modules=[CapsulecExtension("package.kernel", ["package/kernel.py"])],
        cmdclass={"build_ext": CapsulecBuildExt},
    )

What is built imports with NumPy alone; capsulec is a requirement of the build only.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from setuptools import Extension
from setuptools.command.build_ext import build_ext

from capsulec.config_command import cflags, libs

__all__ = ["CapsulecBuildExt", "CapsulecExtension"]


class CapsulecExtension(Extension):  # type: ignore[misc]  # setuptools may have no types
    """An extension module: `name`, and `sources` of which the `.py` ones are compiled by capsulec.

    `unchecked` and `strict_math` are as on the command line; every other keyword is setuptools' own.
    """

    def __init__(
        self, name: str, sources: list[str], *, unchecked: bool = False, strict_math: bool = False, **keywords: Any
    ) -> None:
        super().__init__(name, sources, language="c++", **keywords)
        self.capsulec_words = [*(["--unchecked"] if unchecked else []), *(["--strict-math"] if strict_math else [])]


class CapsulecBuildExt(build_ext):  # type: ignore[misc]
    """setuptools' `build_ext`, which compiles the Python files of a CapsulecExtension to C++ first."""

    def build_extension(self, ext: Extension) -> None:
        """Builds one extension; setuptools' CompileError when capsulec has reported a mistake."""
        if isinstance(ext, CapsulecExtension):
            ext.sources = [self._translated(ext, source) for source in ext.sources]
            # The flags of the C++ come before the user's, which win.
            ext.extra_compile_args = [*cflags(python=False), *(ext.extra_compile_args or [])]
            ext.extra_link_args = [*libs(), *(ext.extra_link_args or [])]
        super().build_extension(ext)

    def _translated(self, ext: CapsulecExtension, source: str) -> str:
        if not source.endswith(".py"):
            return source
        from setuptools.errors import CompileError

        from capsulec.cli import main

        directory = Path(self.build_temp, *ext.name.split(".")[:-1])
        directory.mkdir(parents=True, exist_ok=True)
        output = directory / f"{ext.name.rpartition('.')[2]}.cpp"
        if main(["-E", source, "-o", str(output), *ext.capsulec_words]) != 0:
            raise CompileError(f"capsulec could not compile {source}")
        return str(output)
