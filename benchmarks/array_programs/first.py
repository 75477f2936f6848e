# pythran export first(float64[:])


def first(a):
    return a[0]
