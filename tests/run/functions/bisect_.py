"""bisect and functools.reduce."""

from bisect import bisect, bisect_left, bisect_right, insort
from functools import reduce


#pythran export places(int list, int)
#pythran export places(float list, float)
def places(values, x):
    ordered = sorted([value for value in values if value == value])
    return bisect_left(ordered, x), bisect_right(ordered, x), bisect(ordered, x)


#pythran export places_between(int list, int, int)
def places_between(values, x, lo):
    return bisect_left(sorted(values), x, lo), bisect_right(sorted(values), x, 0, len(values))


#pythran export inserted(int list, int)
def inserted(values, x):
    ordered = sorted(values)
    insort(ordered, x)
    return ordered


#pythran export reduced(int list)
def reduced(values):
    return reduce(lambda a, b: a ^ b, values)


#pythran export reduced_from(int list, int)
def reduced_from(values, start):
    return reduce(lambda a, b: a | b, values, start)
