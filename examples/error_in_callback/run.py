"""What the user sees when a compiled callback raises: the Python exception, and no crash.

`quad` has no way to stop for an error. It goes on with NaN, and Python then reports a SystemError whose cause is the
exception that was raised.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
if subprocess.run([sys.executable, "-m", "capsulec", "root.py"], cwd=HERE).returncode:
    sys.exit(1)

import root
from scipy import LowLevelCallable, integrate

from capsulec.testing import call

integrand = LowLevelCallable.from_cython(root, "root")
print(f"from -1 to 0: {integrate.quad(integrand, -1, 0)[0]:.6f}")
try:
    integrate.quad(integrand, -2, 0)
except SystemError as error:
    print("from -2 to 0:", type(error).__name__)
    print("its cause:", repr(error.__cause__))

# To test the callback alone, call it from Python: the exception arrives as it was raised.
try:
    call(root.root, -2.0)
except ValueError as error:
    print("called alone:", repr(error))
