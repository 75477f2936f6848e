"""Builds one Cython file: build_cython.py FILE.pyx OUTPUT."""

import subprocess
import sys
import sysconfig
from pathlib import Path


def main() -> int:
    source, output = map(Path, sys.argv[1:])
    text = output.with_suffix(".c")
    include = sysconfig.get_paths()["include"]
    for command in (
        [sys.executable, "-m", "cython", "-3", str(source), "-o", str(text)],
        ["gcc", "-O2", "-shared", "-fPIC", f"-I{include}", "-o", str(output), str(text), "-lm"],
    ):
        done = subprocess.run(command, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
