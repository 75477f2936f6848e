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

STABLE = "cp310"  # the oldest CPython whose stable ABI our modules use

__all__ = ["CapsulecBuildExt", "CapsulecExtension"]


class CapsulecExtension(Extension):  # type: ignore[misc]  # setuptools may have no types
    """An extension module: `name`, and `sources` of which the `.py` ones are compiled by capsulec.

    `unchecked` and `strict_math` are as on the command line; every other keyword is setuptools' own. With
    `py_limited_api=True` the module is for CPython 3.10 and all newer ones.
    """

    def __init__(
        self, name: str, sources: list[str], *, unchecked: bool = False, strict_math: bool = False, **keywords: Any
    ) -> None:
        super().__init__(name, sources, language="c++", **keywords)
        given = {"--unchecked": unchecked, "--strict-math": strict_math, "--abi3": self.py_limited_api}
        self.capsulec_words = [word for word, wanted in given.items() if wanted]


class CapsulecBuildExt(build_ext):  # type: ignore[misc]
    """setuptools' `build_ext`, which compiles the Python files of a CapsulecExtension to C++ first."""

    def run(self) -> None:
        """Builds all extensions. Where each is for the stable ABI, so is a wheel of them, unless setup.py says more."""
        wheel = self.distribution.get_command_obj("bdist_wheel", create=0)
        limited = all(getattr(each, "py_limited_api", False) for each in self.extensions)
        if wheel is not None and self.extensions and limited and not wheel.py_limited_api:
            wheel.py_limited_api = STABLE
        super().run()

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
