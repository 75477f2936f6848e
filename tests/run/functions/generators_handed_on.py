"""Functions that are no generators, and return one that another function has made, of other arguments than their own."""


def counted(start, stop):
    while start < stop:
        yield start
        start += 1


def shifted(numbers, k):
    for n in numbers:
        yield n + k


def upwards(n):
    return counted(n - 3, n)


def of_length(text, numbers):
    return shifted(numbers, len(text))


def one_of(numbers, up):
    if up:
        return shifted(numbers, 3)
    return shifted(numbers, -3)


def handed_twice(n):
    return upwards(n * 2)


#pythran export same_types(int)
def same_types(n):
    steps = upwards(n)
    return list(steps), list(steps), sum(upwards(n)), [x for x in handed_twice(n)]


#pythran export other_types(int list, str)
def other_types(numbers, text):
    found = [x for x in of_length(text, numbers)]
    for x in of_length(text, numbers):
        found.append(x)
        break
    return found, max(of_length(text, numbers), default=0), list(of_length("", numbers))


#pythran export chosen(int list, bool)
def chosen(numbers, up):
    return list(one_of(numbers, up)), list(shifted(one_of(numbers, not up), 1)), list(map(abs, one_of(numbers, up)))


#pythran export through(int list, int)
def through(numbers, n):
    def inner():
        yield from one_of(numbers, n > 0)
        yield from upwards(n)

    return list(inner()), list(zip(upwards(n), one_of(numbers, True)))


#pythran export kept(int)
def kept(n):
    held = [upwards(n), handed_twice(n), counted(0, 2)]
    first = [next(steps, -1) for steps in held]
    return first, [list(steps) for steps in held]
