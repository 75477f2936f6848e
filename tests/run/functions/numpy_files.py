"""Arrays in files and texts, written and read by NumPy itself."""

import numpy as np


#pythran export round_trip(float64[:, :])
#pythran export round_trip(int32[:])
def round_trip(a):
    path = "/tmp/capsulec_numpy_files_test.bin"
    a.tofile(path)
    return np.fromfile(path, a.dtype)


#pythran export part(float64[:])
# args: np.arange(6.0)
# args: np.zeros(0)
def part(a):
    path = "/tmp/capsulec_numpy_files_part.bin"
    a.tofile(path)
    return np.fromfile(path, count=2, offset=8), np.fromfile(path, dtype=np.float64)


#pythran export in_text(int64[:], str)
# args: np.arange(5), ","
# args: np.arange(3), " "
def in_text(a, sep):
    path = "/tmp/capsulec_numpy_files_text.txt"
    a.tofile(path, sep, "%d")
    return np.fromfile(path, np.int64, sep=sep)


#pythran export missing(str)
# args: "/tmp/no such file"
def missing(path):
    return np.fromfile(path)


#pythran export of_text(str)
# args: "1 2 3"
# args: "-4 5"
def of_text(text):
    return np.fromstring(text, dtype=int, sep=" "), np.fromstring(text, count=1, sep=" ")


#pythran export tables(str, float64[:,:])
# args: "/tmp/capsulec_numpy_files_table", np.arange(6.0).reshape(2, 3) / 7
# args: "/tmp/capsulec_numpy_files_table", np.arange(6.0).reshape(3, 2).T / 7
def tables(name, a):
    np.savetxt(name + ".txt", a, fmt="%.6f", header="x y", delimiter=",")
    b = np.loadtxt(name + ".txt", delimiter=",", ndmin=2)
    c = np.loadtxt(name + ".txt", np.float32, delimiter=",", usecols=(0, 1), ndmin=2, skiprows=2)
    np.save(name + ".npy", a)
    with open(name + ".txt") as file:
        first = file.readline()
    return b, c, first
