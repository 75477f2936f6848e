"""The sources that a project has published, by pip, and not a build of them."""

import os
import subprocess
import sys
import tarfile

# pip asks the project's build back end for the metadata of what it downloads, which for SciPy means Meson and three
# compilers. This one, found first under the back end's name, answers with the name and version that are known already.
BACKEND = """
import os, pathlib

def prepare_metadata_for_build_wheel(directory, config_settings=None):
    name, version = os.environ["PUBLISHED"].split("==")
    place = pathlib.Path(directory, f"{name}-{version}.dist-info")
    place.mkdir()
    (place / "METADATA").write_text(f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n")
    return place.name
"""


def published(name, version, place):
    """The directory of the unpacked source distribution of a project that is built with meson-python."""
    (place / "mesonpy.py").write_text(BACKEND, encoding="utf-8")
    environment = {**os.environ, "PUBLISHED": f"{name}=={version}", "PYTHONPATH": str(place)}
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "--no-binary",
        ":all:",
        "--no-build-isolation",
    ]
    subprocess.run([*command, "-d", place, f"{name}=={version}"], env=environment, check=True)
    (archive,) = place.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        members = [member for member in file if member.name.endswith((".py", ".pythran"))]
        file.extractall(place, members=members, filter="data") if sys.version_info >= (3, 12) else file.extractall(
            place, members=members
        )
    return next(path for path in place.iterdir() if path.is_dir())


def with_exports(root):
    """The Python files below `root` that export something, those of tests left out."""
    found = [path for path in root.rglob("*.py") if b"pythran export" in path.read_bytes()]
    return sorted(path for path in found if "tests" not in path.parts)
