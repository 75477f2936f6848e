"""Complex arrays stored in parts of real ones: their real parts, as NumPy does under a warning."""

import numpy as np


# pythran export whole(float64[:], complex128[:])
def whole(signal, spectrum):
    signal[:] = spectrum * 2 - 1
    return signal


# pythran export reshaped(float32[:], complex128[:, :])
def reshaped(signal, spectrum):
    signal[:] = spectrum.reshape(-1)[: len(signal)]
    return signal.sum() * 0


# pythran export row_and_column(float64[:, :], complex64[:])
def row_and_column(grid, line):
    grid[0] = line * 2
    grid[1:, 0] = line[:1]
    grid.flat = line[:1]
    return grid


# pythran export chosen(int64[:, :], complex64[:])
# args: np.arange(6).reshape(3, 2), np.array([2.75 + 1j, -3.5 - 2j], "c8")
# args: np.arange(4).reshape(2, 2), np.array([7.0 + 1j], "c8")
# args: np.arange(4).reshape(2, 2), np.array([7, 8, 9], "c8")
# args: np.zeros((1, 2), int), np.array([1 + 1j, 2], "c8")
def chosen(grid, line):
    grid[[0, 1]] = line
    grid[grid > 4] = line[0:1]
    return grid


# pythran export overlapping(complex128[:])
def overlapping(spectrum):
    spectrum.real[1:] = spectrum[:-1]
    return spectrum
