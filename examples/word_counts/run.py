"""Compiles words.py with a stub beside it, counts the words of a text, and does the same interpreted."""

import runpy
import subprocess
import sys
import timeit
from pathlib import Path

HERE = Path(__file__).parent
if subprocess.run([sys.executable, "-m", "capsulec", "words.py", "--pyi"], cwd=HERE).returncode:
    sys.exit(1)

import words  # the compiled module: Python prefers it to words.py beside it

python = runpy.run_path(str(HERE / "words.py"))
text = "The cat saw the dog, and the dog saw the bird. " * 5000

counts = words.count(text, shortest=3)
print(words.most_common(counts, 3))
print(sorted(words.followers(text.split()[:10])["the"]))
print("the same interpreted:", counts == python["count"](text, shortest=3))
for name, count in [("compiled", words.count), ("interpreted", python["count"])]:
    print(f"{name:>11}: {1000 * min(timeit.repeat(lambda f=count: f(text), number=1, repeat=5)):.1f} ms")
