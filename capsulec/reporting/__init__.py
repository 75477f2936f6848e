"""How each line of a program was compiled, in plain words: `--emit=lines` as text, `capsulec report` as a page.

facts          from the IR before and after the passes      fused, allocates, checks an index, through Python
vector_report  from the C++ compiler's own report            vectorised, and what stopped it
cxx_lines      from the comments of the C++                  which C++ stands for which line
hints          from inference                                the types of the names of a line
account        all of it, by line                            page: as HTML
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from capsulec.reporting.account import Compiled, account, as_text

if TYPE_CHECKING:
    from capsulec.options import Options

__all__ = ["Compiled", "report"]


def report(options: Options, compiled: Compiled) -> str:
    """The text of `--emit=lines`, or the page that `capsulec report` writes."""
    if options.emit == "lines":
        return as_text(account(compiled))
    from capsulec.reporting.page import page
    from capsulec.reporting.vector_report import vector_report

    vector = vector_report(options, compiled.page)
    return page(options, compiled, account(compiled, vector), vector)
