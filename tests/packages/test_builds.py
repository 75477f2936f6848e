"""Projects of three build systems become wheels, which run in an environment without capsulec."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import capsulec

HERE = Path(__file__).parent
ROOT = Path(capsulec.__file__).parents[1]
USE = """
import importlib.util
import numpy as np
assert importlib.util.find_spec("capsulec") is None
from distances import kernel
assert kernel.__file__.endswith(".so"), kernel.__file__
points = np.array([[0.0, 0.0], [3.0, 4.0], [3.0, 5.0]])
print(kernel.pairwise(points)[0].tolist(), kernel.pairwise(points.astype("f")).dtype, kernel.nearest(points).tolist())
print(kernel.inverse)
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """A Python with NumPy and nothing else."""
    place = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    python = place / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "numpy"], check=True)
    return python


@pytest.fixture
def tools(tmp_path):
    """The environment variables of a build: this capsulec on the PATH, under its own name."""
    programs = tmp_path / "programs"
    programs.mkdir()
    program = programs / "capsulec"
    program.write_text(f"#!{sys.executable}\nimport sys\nfrom capsulec.cli import main\nsys.exit(main())\n")
    program.chmod(0o755)
    path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}


def wheel(project, place, tools, *words, edits=()):
    """The wheel of a project, after `edits`: files, what they say, and what to say instead."""
    source = place / project
    shutil.copytree(HERE / project, source)
    for file, old, new in edits:
        text = (source / file).read_text()
        assert old in text
        (source / file).write_text(text.replace(old, new))
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-build-isolation", "--no-deps", "-w", place, source]
    done = subprocess.run([*command, *words], env=tools, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = place.glob("*.whl")
    return made


def run(environment, made):
    command = [environment, "-m", "pip", "install", "-q", "--force-reinstall", "--no-deps", made]
    subprocess.run(command, check=True)
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run([environment, "-c", USE], env=clean, capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first == "[0.0, 5.0, 5.830951894845301] float32 [1, 2, 1]"
    assert second.startswith('<capsule object "inverse(float64)" at ')


@pytest.mark.xdist_group("builds")
@pytest.mark.parametrize("stable", [False, True])
def test_meson(environment, tools, tmp_path, stable):
    """A project written for Pythran: only a native file knows of capsulec. Warnings are errors there. With `stable` it
    asks meson for the limited API, and that is all that is said of it."""
    native = tmp_path / "native.ini"
    native.write_text(
        f"[binaries]\npythran = '{tmp_path / 'programs' / 'capsulec'}'\n"
        f"[properties]\npythran-include-dir = '{capsulec.get_include()}'\n"
    )
    edits = [("meson.build", "  install: true", "  limited_api: '3.10',\n  install: true")]
    edits.append(("pyproject.toml", "[project]", "[tool.meson-python]\nlimited-api = true\n\n[project]"))
    made = wheel(
        "meson_project", tmp_path, tools, f"-Csetup-args=--native-file={native}", edits=edits if stable else ()
    )
    assert ("-abi3-" in made.name) == stable
    run(environment, made)


@pytest.mark.xdist_group("builds")
@pytest.mark.xdist_group("builds")
def test_setuptools_for_all_pythons(environment, tools, tmp_path):
    """`py_limited_api=True`: the wheel's name says that it is for CPython 3.10 and all newer ones."""
    edits = [("setup.py", '["distances/kernel.py"]', '["distances/kernel.py"], py_limited_api=True')]
    made = wheel("setuptools_project", tmp_path, tools, edits=edits)
    assert "-cp310-abi3-" in made.name
    with zipfile.ZipFile(made) as archive:
        assert "distances/kernel.abi3.so" in archive.namelist()
    run(environment, made)


@pytest.mark.parametrize("project", ["cmake_project", "setuptools_project"])
def test_others(project, environment, tools, tmp_path):
    run(environment, wheel(project, tmp_path, tools))
