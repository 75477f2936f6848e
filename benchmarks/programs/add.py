"""A function that does next to nothing, so that what is measured is its call."""


# pythran export add(float, int)
def add(x, n):
    return x + n
