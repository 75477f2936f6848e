"""The tables of dict and set, under sanitizers."""

import subprocess
from pathlib import Path

import capsulec

INCLUDE = Path(capsulec.__file__).parent / "runtime" / "include"
FLAGS = ["-std=c++17", "-O1", "-Wall", "-Wextra", "-Werror", "-fsanitize=address,undefined", "-fno-sanitize-recover"]


def test_tables_against_a_vector(tmp_path):
    source = Path(__file__).parent / "tables.cpp"
    program = tmp_path / "tables"
    # Without Python: what would make its objects is left out.
    command = [
        "g++",
        *FLAGS,
        "-DCAPSULEC_PYTHON=0x030B",
        "-DCAPSULEC_BARE",
        f"-I{INCLUDE}",
        str(source),
        "-o",
        str(program),
    ]
    subprocess.run(command, check=True)
    subprocess.run([program], check=True)
