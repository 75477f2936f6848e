"""A chain of generators: numbers are made, chosen, changed, and summed."""


def numbers(n):
    state = 7
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        yield state


def odd(values):
    for value in values:
        if value % 2 == 1:
            yield value


def scaled(values, factor):
    for value in values:
        yield value % 1000 * factor


# pythran export pipeline(int)
def pipeline(n):
    total = 0.0
    for value in scaled(odd(numbers(n)), 0.5):
        total += value
    return total
