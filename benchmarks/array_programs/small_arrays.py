import numpy as np

# pythran export small_arrays(float64[:])


def small_arrays(angles):
    total = np.zeros(3)
    for i in range(angles.shape[0]):
        t = angles[i]
        m = np.array([[1.0, t, 0.0], [-t, 1.0, 0.0], [0.0, 0.0, 1.0 + t]])
        v = np.array([t, 1.0, 2.0])
        total += (m * v).sum(axis=1)
    return total
