"""Runs a command as its child and prints `seconds peak_kilobytes status` on the last line of its output.

A process of its own, because Linux counts a parent's memory into a child's peak at fork: the launcher is a
few megabytes, the benchmark with SciPy and Numba loaded is two hundred.
"""

import os
import sys
import time


def main() -> None:
    start = time.perf_counter()
    process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    print(f"{seconds} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}")


main()
