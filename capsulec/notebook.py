"""`%load_ext capsulec` and `%%capsulec` in IPython and Jupyter.

    %%capsulec -O3
    #pythran export f(float)
    def f(x):
        return 2 * x

compiles the cell and gives the notebook what the cell exports.
"""

from __future__ import annotations

import sys
from typing import Any

from capsulec.diagnostics import UsageError, render
from capsulec.loading import BuildError
from capsulec.loading import compile as compiled


def register(shell: Any) -> None:
    """Gives an IPython shell the cell magic."""

    def capsulec(line: str, cell: str) -> None:
        """Compile the cell; the words of the line are capsulec's switches."""
        try:
            module = compiled(cell, switches=line.split())
        except (BuildError, UsageError) as error:  # a mistake in the cell is no reason for a traceback
            print(error if isinstance(error, BuildError) else render(error, {}), file=sys.stderr)
            return
        shell.push({name: value for name, value in vars(module).items() if not name.startswith("__")})

    shell.register_magic_function(capsulec, magic_kind="cell", magic_name="capsulec")
