"""Exported functions of scalars: conversions both ways, defaults, results of several types."""

import math

LIMIT = 10


#pythran export add(int, int)
#pythran export add(float, float)
#pythran export add(complex, complex)
#pythran export add(int32, float32)
def add(a, b):
    return a + b


#pythran export default(int, float?, bool?)
def default(n, factor=2.5, negative=False):
    return -n * factor if negative else n * factor


#pythran export several(int, float, complex, bool, None)
def several(a, b, c, d, e):
    return e, not d, c * 2, b / 2, a // 2


#pythran export divide(int, int)
def divide(a, b):
    return a // b, a % b


#pythran export ended(int)
def ended(n):
    if n < 0:
        raise ValueError("negative")
    total = 0
    for i in range(n):
        if i == LIMIT:
            raise KeyError("limit")
        total += i
    return total


#pythran export nothing()
def nothing():
    pass


#pythran export root(float64)
#pythran export root(float)
def root(x):
    return math.sqrt(x)


#pythran export each(int8, uint16, int64, uint64, float64, complex64, complex128)
def each(a, b, c, d, e, f, g):
    return g, f, e, d, c, b, a


#pythran export by_name(int, int?, int?)
# args: 1, third=4
# args: first=1, second=2
# args: second=5, first=3
# args: 1, 2, 3
# args: 1, second=2, third=2**62
def by_name(first, second=10, *, third=20):
    return first, second, third


#pythran export swap((int, (float, None)))
def swap(pair):
    number, (other, nothing) = pair
    return nothing, other, number


#pythran export largest_powers(int, int)
def largest_powers(which, steps):
    """On both sides of what still has a value, 709.78."""
    part = steps % 2001 / 1000
    if which % 2 == 0:
        return math.exp(709 + part)
    return math.expm1(709 + part)


#pythran export largest_power_of_two(int)
def largest_power_of_two(steps):
    # needs python 3.11: math.exp2
    return math.exp2(1023 + steps % 2001 / 1000)


#pythran export only_raised(int, float)
def only_raised(which, x):
    """The results are not used, the exceptions are."""
    if which % 2 == 0:
        math.exp(x)
    else:
        math.cos(x)
    return which
