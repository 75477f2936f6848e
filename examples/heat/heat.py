"""Heat that spreads over a plate, and how far a field is from rest."""

import numpy as np


# pythran export spread(float64[:,:], int, float?)
def spread(plate, steps, speed=0.1):
    """The plate after so many steps; its edge keeps its temperature."""
    now, then = plate.copy(), plate.copy()
    for _ in range(steps):
        then[1:-1, 1:-1] = now[1:-1, 1:-1] + speed * (
            now[2:, 1:-1] + now[:-2, 1:-1] + now[1:-1, 2:] + now[1:-1, :-2] - 4 * now[1:-1, 1:-1]
        )
        now, then = then, now
    return now


# pythran export unrest(float64[:,:])
def unrest(plate):
    """Mean square of the differences between neighbours in a row."""
    return np.mean((plate[:, 1:] - plate[:, :-1]) ** 2)
