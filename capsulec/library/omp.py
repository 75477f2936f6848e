"""omp: OpenMP's run-time functions, under the names that they have in C without the `omp_`.

Compiled without -fopenmp there is one thread, and they say so. A lock is a number that init_lock gives.
"""

from __future__ import annotations

from collections.abc import Callable

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, FLOAT, INT, NONE, Tuple, Type
from capsulec.library.number_arguments import integer
from capsulec.library.table import Runtime, positional, register

HEADER = "python/omp.hpp"
# Parameters and results.
FUNCTIONS: dict[str, tuple[tuple[str, ...], Type]] = {
    **dict.fromkeys(
        (
            "get_active_level", "get_level", "get_max_active_levels", "get_max_threads", "get_num_procs",
            "get_num_threads", "get_thread_limit", "get_thread_num",
        ),
        ((), INT),
    ),
    **dict.fromkeys(("get_dynamic", "get_nested", "in_final", "in_parallel"), ((), BOOL)),
    **dict.fromkeys(("get_wtick", "get_wtime"), ((), FLOAT)),
    **dict.fromkeys(("get_ancestor_thread_num", "get_team_size"), (("level",), INT)),
    **dict.fromkeys(("set_dynamic", "set_nested"), (("flag",), NONE)),
    "set_max_active_levels": (("levels",), NONE),
    "set_num_threads": (("num_threads",), NONE),
    "get_schedule": ((), Tuple((INT, INT))),
    "set_schedule": (("kind", "chunk_size"), NONE),
    **dict.fromkeys(("init_lock", "init_nest_lock"), ((), INT)),
    **dict.fromkeys(
        ("destroy_lock", "destroy_nest_lock", "set_lock", "set_nest_lock", "unset_lock", "unset_nest_lock"),
        (("lock",), NONE),
    ),
    "test_lock": (("lock",), BOOL),
    "test_nest_lock": (("lock",), INT),
}  # fmt: skip


def _function(name: str, count: int, result: Type) -> Callable[..., Loop]:
    places = ", ".join(f"{{{n}}}" for n in range(count))

    def rule(*arguments: Type) -> Loop:
        for argument in arguments:
            integer(argument)
        return Loop(f"omp.{name}", (INT,) * count, result, f"py::omp::{name}({places})", HEADER, False, True)

    return rule


for _name, (_parameters, _result) in FUNCTIONS.items():
    register(Runtime(f"omp.{_name}", positional(*_parameters), _function(_name, len(_parameters), _result)))
