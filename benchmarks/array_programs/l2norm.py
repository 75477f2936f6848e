import numpy as np

# pythran export l2norm(complex128[:,:])


def l2norm(x):
    return np.sqrt(np.sum(x.real**2 + x.imag**2, axis=1))
