"""What zip, enumerate, reversed and iter give, kept and gone through more than once, by several: it is used up once."""

import numpy as np


def twice(steps):
    return list(steps), list(steps)


def opened(steps):
    for first in steps:
        return first, list(steps)
    return None


def sides(a, b):
    return zip(a, b)


#pythran export listed_twice(int list, str)
def listed_twice(numbers, text):
    pairs, counted, back = zip(numbers, text), enumerate(text, 3), reversed(numbers)
    return list(pairs), list(pairs), list(counted), list(counted), list(back), list(back)


#pythran export head_and_rest(int list, str)
def head_and_rest(numbers, text):
    pairs = zip(numbers, text)
    first = next(pairs, (0, ""))
    counted = enumerate(text)
    second = next(counted, (-1, ""))
    return first, list(pairs), second, dict(counted), next(reversed(numbers), 0), next(zip(text, numbers), ("", 1))


#pythran export next_of_nothing(int list, str)
def next_of_nothing(numbers, text):
    return next(zip(numbers, text)), next(enumerate(text))


#pythran export passed(int list, str)
def passed(numbers, text):
    return twice(zip(numbers, text)), twice(reversed(numbers)), twice(enumerate(text)), opened(zip(text, numbers))


#pythran export returned(int list, str)
def returned(numbers, text):
    made = sides(numbers, text)
    return list(made), sum(n for n, _ in made), list(sides(text, numbers))


#pythran export left_and_taken_up(int list, int list)
def left_and_taken_up(a, b):
    pairs = zip(a, b)
    total = 0
    for x, y in pairs:
        total += x * y
        if total > 20:
            break
    for x, y in pairs:
        total -= x - y
    return total, len(list(pairs))


#pythran export in_containers(int list, str)
def in_containers(numbers, text):
    kept = [zip(numbers, text), zip(numbers, text[1:])]
    found = []
    for pairs in kept:
        for x, y in pairs:
            found.append((x, y))
            break
        for x, y in pairs:
            found.append((-x, y))
    return found


#pythran export made_once(int list, str)
def made_once(numbers, text):
    pairs = zip(numbers, text)
    found = []
    for _ in range(3):
        found.append([x for x, _ in pairs])
    back = reversed(numbers)
    return found, [x for _ in range(2) for x in back]


#pythran export made_at_times(int list, str)
def made_at_times(numbers, text):
    found = []
    pairs = zip(numbers, text)
    for k in range(4):
        if k % 2 == 0:
            pairs = zip(numbers, text)
        for x, y in pairs:
            found.append((k, x, y))
    return found


#pythran export of_rows(float64[:,:], float64[:])
def of_rows(a, b):
    pairs = zip(a, b)
    total = np.float64(0)
    for row, x in pairs:
        total += row.sum() * x
        break
    for row, x in pairs:
        total -= x
    counted = enumerate(b)
    return total, [k for k, _ in counted], [k for k, _ in counted]


#pythran export neighbours(int list)
def neighbours(numbers):
    steps = iter(numbers)
    pairs = [(x, y) for x, y in zip(steps, steps)]
    return pairs, list(steps)


#pythran export of_one_generator(int list, int)
def of_one_generator(numbers, n):
    def doubled():
        for x in numbers:
            yield x * 2

    steps = doubled()
    found = []
    for x, y in zip(steps, steps):
        found.append(x - y)
        if x > n:
            break
    steps = doubled()
    found += [k * x + y for k, (x, y) in enumerate(zip(steps, steps))]
    steps = doubled()
    return found, [(k, x, y) for (k, x), y in zip(enumerate(steps), steps)], list(zip(steps, steps))


#pythran export of_one_map(int list)
def of_one_map(numbers):
    steps = iter(numbers)
    return list(zip(steps, map(lambda x: -x, steps), steps))


#pythran export in_groups(int list, int)
def in_groups(numbers, n):
    steps = iter(numbers)
    return list(zip(*[iter(numbers)] * 2)), list(zip(*[iter(numbers)] * (abs(n) % 5))), list(zip(*[steps, steps, steps]))


#pythran export unpacked(int list)
def unpacked(numbers):
    pairs = list(zip(numbers, numbers[1:]))
    rows = list(zip(*pairs))
    first, *rest = zip(numbers + [0], numbers + [1])
    return rows, first, rest, [*zip(numbers, "ab")], max(zip(numbers + [1], "ab"))
