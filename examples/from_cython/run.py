"""No signature to write: LowLevelCallable.from_cython reads the capsules that a module keeps as __pyx_capi__.

Their names are the C signatures, spelled as SciPy compares them.
"""

import ctypes
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
if subprocess.run([sys.executable, "-m", "capsulec", "decay.py"], cwd=HERE).returncode:
    sys.exit(1)

import decay
from scipy import LowLevelCallable, integrate

for name in sorted(decay.__pyx_capi__):
    print(f"{name}:", LowLevelCallable.from_cython(decay, name).signature)

rate = ctypes.c_double(2.0)
user_data = ctypes.cast(ctypes.pointer(rate), ctypes.c_void_p)
integral, _ = integrate.quad(LowLevelCallable.from_cython(decay, "decay"), 0, 50)
print(f"integral of decay: {integral:.6f}")
integral, _ = integrate.quad(LowLevelCallable.from_cython(decay, "scaled", user_data), 0, 50)
print(f"integral of scaled: {integral:.6f}")
