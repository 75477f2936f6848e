"""What a build takes grows with the number of exports, and no faster: overload sets of 90 are made by scripts."""

import resource
import subprocess
import sys

DTYPES = [*(f"{kind}{bits}" for kind in ("int", "uint") for bits in (8, 16, 32, 64)), "float32", "float64"]
PAIRS = [(first, second) for first in DTYPES for second in DTYPES[:9]]
FUNCTION = """
def weighted(x, w):
    total = 0.0
    for i in range(len(x)):
        total += x[i] * w[i]
    return total
"""
GOAL = 5.0  # seconds of processor time for 90 small exports
GROWTH = 3.5  # at most, for three times the exports: a constant part makes it less than 3, noise more
BYTES = 1300  # at most, for one more export, of which the two versions of its loop are most


def _built(place, count):
    """Seconds of processor time of all processes of one build, and the module's size."""
    source = place / f"exports_{count}.py"
    lines = [f"#pythran export weighted({first}[], {second}[])\n" for first, second in PAIRS[:count]]
    source.write_text("".join(lines) + FUNCTION)
    output = source.with_suffix(".so")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "capsulec", source, "-o", output], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, output.stat().st_size


def test_builds_grow_with_their_exports(tmp_path):
    """The shortest of some builds is compared: what else the machine does only makes them longer."""
    few, many = [], []
    for _ in range(4):
        few.append(_built(tmp_path, 30))
        many.append(_built(tmp_path, 90))
        shortest = min(few)[0], min(many)[0]
        if shortest[1] < min(GOAL, GROWTH * shortest[0]):
            break
    assert shortest[1] < GROWTH * shortest[0]
    assert shortest[1] < GOAL
    assert many[0][1] - few[0][1] < 60 * BYTES
