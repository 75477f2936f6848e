# pythran export transposed_plus(float64[:,:])


def transposed_plus(a):
    return a.T + 1
