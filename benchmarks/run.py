"""Runs the benchmarks side by side in one process and prints one table: `python benchmarks/run.py [names…]`.

Names are the files beside this one; without any, all of them run. README.md says what is needed.
"""

import argparse
import importlib
import json
import time
from pathlib import Path

from harness.plan import FULL, QUICK
from harness.table import PASS, Table

HERE = Path(__file__).parent
ORDER = (
    "nquad",
    "quad",
    "dblquad",
    "geometric_transform",
    "natural",
    "direct",
    "rolling_mean",
    "window_sum",
    "window_median",
    "functions",
    "arrays",
    "modules",
    "instructions",
    "allocations",
    "build_time",
    "module_size",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"any of: {', '.join(ORDER)}")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter repetitions, under a minute")
    parser.add_argument("--json", metavar="FILE", help="write all samples there")
    parser.add_argument("--markdown", metavar="FILE", help="write the table there, as docs/speed.md has it")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a goal is missed or has no figure")
    parser.add_argument("--only", nargs="+", default=[], metavar="KERNEL", help="of `arrays`, only these kernels")
    arguments = parser.parse_args()
    unknown = sorted(set(arguments.names) - set(ORDER))
    if unknown:
        parser.error(f"no benchmark named {', '.join(unknown)}; there are: {', '.join(ORDER)}")
    table, start = Table(), time.perf_counter()
    for name in arguments.names or ORDER:
        benchmark, plan = importlib.import_module(name), QUICK if arguments.quick else FULL
        for row in benchmark.rows(plan, arguments.only) if name == "arrays" else benchmark.rows(plan):
            table.add(row)
    table.footer()
    print(f"{time.perf_counter() - start:.0f} s")
    if arguments.json:
        Path(arguments.json).write_text(json.dumps(table.as_json(), indent=1) + "\n")
    if arguments.markdown:
        from harness.markdown import page

        Path(arguments.markdown).write_text(page(table.rows))
    return int(arguments.check and any(row.verdict() not in {PASS, ""} for row in table.rows))


if __name__ == "__main__":
    raise SystemExit(main())
