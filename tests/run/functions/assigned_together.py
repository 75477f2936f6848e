"""Several targets at once, where a value raises: nothing has been assigned then, for whoever looks."""

import numpy as np


#pythran export after_an_error(int, str)
def after_an_error(n, text):
    a, b = 1, 2.5
    try:
        a, b = text.find("a"), float(n % n)
    except ZeroDivisionError:
        return a, b, "kept"
    return a, b, "set"


#pythran export in_turn(int list, int)
def in_turn(numbers, k):
    x = y = z = 0
    for n in numbers:
        try:
            x, (y, z) = x + 1, (n, numbers[n])
        except IndexError:
            x, y = -x, y // (n + 20)
    return x, y, z


#pythran export into_a_list(int list, int)
def into_a_list(numbers, k):
    kept = [1, 2, 3]
    try:
        kept[0], k = 7, numbers[k]
    except IndexError:
        kept.append(k)
    return kept, k


#pythran export into_an_array(float64[:], int)
def into_an_array(a, i):
    a[0], a[1] = 5, a[i]
    return len(a)


#pythran export by_a_function(int list)
def by_a_function(numbers):
    count = 0

    def more(n):
        nonlocal count
        count += 1
        if n > 3:
            raise ValueError(str(n))
        return n + count

    total = 0
    for n in numbers:
        try:
            total, count = more(n), more(n + 1) + count
        except ValueError as error:
            total -= len(str(error))
    return total, count


#pythran export array_and_number(float64[:], int)
def array_and_number(a, n):
    b, s = a, 0
    try:
        b, s = a * 2, 1 // n
    except ZeroDivisionError:
        s = -1
    return b.sum(), s, np.shape(b)


#pythran export of_empty(int, str)
def of_empty(n, text):
    pairs = sorted([(c, text) for c in []], key=lambda p: (p[1], -p[0]))
    words = [str(c) for c in []]
    doubled = [[c, c] for c in list()]
    named = {str(k): [k] for k in {}}
    try:
        n, text = [(c, "b") for c in []][0]
    except IndexError:
        n += 1
    return pairs, "/".join(words), len(doubled), named, n, text, "/".join(str(c) for c in [] if c)
