"""How long a run may take."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Numbers of rounds, in each of which every competitor is measured once."""

    rounds: int  # inside SciPy
    sample_seconds: float  # what one of those samples takes, about
    direct_rounds: int  # of direct calls
    builds: int  # of whole builds
    count_numba: bool  # whether Numba's instructions are counted: it compiles for half a minute under valgrind


FULL = Plan(rounds=101, sample_seconds=0.008, direct_rounds=61, builds=7, count_numba=True)
QUICK = Plan(rounds=15, sample_seconds=0.004, direct_rounds=15, builds=3, count_numba=False)
