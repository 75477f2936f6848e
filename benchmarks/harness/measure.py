"""Timing side by side: every round runs each competitor once, so that a slow moment hits all."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

Action = Callable[[], float]  # runs something once and returns its cost, mostly seconds for one operation


@dataclass(frozen=True)
class Measurement:
    """One competitor's figures, one a round, in the row's unit; rounds of all competitors correspond."""

    samples: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.samples)

    def ratios(self, other: Measurement) -> list[float]:
        """This over the other, round by round; where the other is 0, only 0 over 0 is defined: 1.

        What was measured in rounds of its own, as CPython is because of the time it takes, is compared by medians.
        """
        pairs = list(zip(self.samples, other.samples, strict=False))
        if len(self.samples) != len(other.samples):
            pairs = [(self.median, other.median)]
        return [mine / theirs if theirs else (float("inf") if mine else 1.0) for mine, theirs in pairs]

    def ratio(self, other: Measurement) -> float:
        """The median of the ratios of corresponding rounds: drift of the machine cancels."""
        return median(self.ratios(other))

    def spread(self, other: Measurement) -> float:
        """Half the distance between the quartiles of those ratios; 0 for a single round."""
        ratios = self.ratios(other)
        if len(ratios) < 2:
            return 0.0
        low, _, high = quantiles(ratios, n=4)
        return (high - low) / 2


def exactly(value: float) -> Measurement:
    """A figure that needs no repetition: a size, a count."""
    return Measurement((value,))


def interleaved(actions: Mapping[str, Action], rounds: int, unit: float = 1.0) -> dict[str, Measurement]:
    """Runs all actions once a round, in an order shuffled anew; the results are given in `unit` seconds."""
    samples: dict[str, list[float]] = {name: [] for name in actions}
    order = list(actions)
    shuffle = random.Random(0).shuffle
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(rounds):
            shuffle(order)
            for name in order:
                samples[name].append(actions[name]() / unit)
    finally:
        if collecting:
            gc.enable()
    return {name: Measurement(tuple(values)) for name, values in samples.items()}


def repeated(function: Callable[[], object], number: int) -> Action:
    """An action that calls the function `number` times and gives the seconds of one call."""

    def action() -> float:
        start = perf_counter()
        for _ in range(number):
            function()
        return (perf_counter() - start) / number

    return action


def best_of(function: Callable[[], object], number: int) -> Action:
    """An action that calls the function `number` times and gives the seconds of the shortest call."""

    def action() -> float:
        times = []
        for _ in range(number):
            start = perf_counter()
            function()
            times.append(perf_counter() - start)
        return min(times)

    return action


def number_for(seconds: float, cost: float) -> int:
    """How many operations that take `cost` seconds each fill `seconds`."""
    return max(1, round(seconds / max(cost, 1e-9)))
