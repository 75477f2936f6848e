"""Python that stands for other Python is written as that, before names are resolved: patterns, classes, decorators,
`with`, values of the module and the like.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import gast

from capsulec.frontend.comprehensions import isolate
from capsulec.frontend.consumed import consume
from capsulec.frontend.decorators import undecorate
from capsulec.frontend.kept_values import keep
from capsulec.frontend.module_branches import settle_branches
from capsulec.frontend.named_lambdas import name_lambdas
from capsulec.frontend.nested_defaults import pass_defaults
from capsulec.frontend.rebound_names import settle_rebound
from capsulec.ir.exports import Export

if TYPE_CHECKING:
    from capsulec.frontend.scopes import Module


def simplify(module: Module, tree: Any, exports: Sequence[Export], is_users: Callable[[Any], bool]) -> None:
    """Change the tree of a module in place; `is_users` says whether an import statement finds files of the user's."""
    source, project = module.source, module.project
    if any(isinstance(node, gast.Match) for node in gast.walk(tree)):
        from capsulec.frontend.patterns import unfold_matches

        unfold_matches(tree)
    exported = [export.name for export in exports if export.kind == "variable"]
    if "lambda" in source.text:
        name_lambdas(tree)
    pass_defaults(tree)
    settle_rebound(tree)
    if exported:
        from capsulec.frontend.exported_values import add_values

        module.exported_values = add_values(tree, exported)
    if exports and any(n.args.defaults or n.args.kw_defaults for n in tree.body if isinstance(n, gast.FunctionDef)):
        from capsulec.frontend.left_out import add_shorter

        module.shorter = add_shorter(tree, exports)
    settle_branches(tree, is_users)
    if "namedtuple" in source.text or "class" in source.text:
        from capsulec.frontend.record_classes import unfold_classes

        module.exceptions = unfold_classes(tree, module.name, source, project is None or project.main is module)
    decorated = undecorate(tree, is_users) if "@" in source.text else None
    module.values = keep(tree)
    if decorated is not None:
        module.values |= decorated.kept
        module.forwarders = decorated.forwarders
    consume(tree, source.text)
    isolate(tree)
    if "with" in source.text:
        from capsulec.frontend.with_statements import unfold_with

        unfold_with(tree)
