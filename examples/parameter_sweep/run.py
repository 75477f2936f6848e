"""Compiles decay.py and integrates it for many rates, in several processes: the callbacks are pickled."""

import multiprocessing
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def integral(callback):
    from scipy import integrate

    return integrate.nquad(callback, [[0, 1], [0, 1]])[0]


def main():
    if subprocess.run([sys.executable, "-m", "capsulec", "decay.py", "-O2"], cwd=HERE).returncode:
        sys.exit(1)
    import decay  # the compiled module, which the other processes import too

    import capsulec

    rates = [0.5, 1.0, 2.0, 4.0]
    callbacks = [capsulec.low_level(decay.decay, rate=rate) for rate in rates]
    print(callbacks[0])
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        for rate, value in zip(rates, pool.map(integral, callbacks), strict=True):
            print(f"{rate}: {value:.6f}")


if __name__ == "__main__":
    main()
