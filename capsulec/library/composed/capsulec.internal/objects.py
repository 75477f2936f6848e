"""What builtins do with values of classes that say what `+` and `<` are."""


def sum_of_objects(values, start=0):
    total = start
    for value in values:
        total = total + value
    return total


def smaller(a, b):
    return b if b < a else a


def larger(a, b):
    return b if b > a else a


def smallest(values):
    best = None
    for value in values:
        if best is None or value < best:
            best = value
    if best is None:
        min(range(0))  # raises what Python's does
    return best


def largest(values):
    best = None
    for value in values:
        if best is None or value > best:
            best = value
    if best is None:
        max(range(0))
    return best
