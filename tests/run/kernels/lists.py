"""Lists and what fills them: aliases, callees, comprehensions, slices, unpacking."""


def fill(numbers, n):
    for i in range(n):
        numbers.append(i * 2)


def filled(n):
    numbers = []
    fill(numbers, n)
    return numbers


def first_of(rows):
    return rows[0]


def quicksort(numbers):
    if len(numbers) <= 1:
        return numbers
    pivot = numbers[0]
    lower = [x for x in numbers[1:] if x < pivot]
    upper = [x for x in numbers[1:] if x >= pivot]
    return quicksort(lower) + [pivot] + quicksort(upper)


def small(n):
    return abs(n) % 10


#pythran export capsule empty_typed_by_callee(int)
def empty_typed_by_callee(n):
    numbers = []
    fill(numbers, small(n))
    return len(numbers) + sum(numbers)


#pythran export capsule empty_typed_through_alias(float)
def empty_typed_through_alias(x):
    numbers = []
    alias = numbers
    alias.append(x)
    return numbers[0] + len(numbers)


#pythran export capsule empty_in_a_list(float)
def empty_in_a_list(x):
    rows = []
    row = []
    rows.append(row)
    row.append(x)
    rows[0].append(x + 1)
    return row[1] + rows[0][0]


#pythran export capsule never_filled(int)
def never_filled(n):
    numbers = []
    total = n
    for x in numbers:
        total += x
    return total + len(numbers)


#pythran export capsule widened_by_callee(int)
def widened_by_callee(n):
    def add_half(numbers):
        numbers.append(0.5)

    numbers = [small(n)]
    add_half(numbers)
    return sum(numbers)


#pythran export capsule alias_of_result(int)
def alias_of_result(n):
    rows = [[1], [2]]
    first_of(rows).append(small(n))
    return len(rows[0]) * 100 + rows[0][1]


#pythran export capsule indices(int, int)
def indices(n, i):
    return filled(small(n))[i]


#pythran export capsule store(int, int, int)
def store(n, i, x):
    numbers = filled(small(n))
    numbers[i] = x
    numbers[-1] += x
    return sum(numbers)


#pythran export capsule slices(int, int, int, int)
def slices(n, i, j, k):
    numbers = filled(small(n))
    part = numbers[i:j:k]
    total = 0
    for place, x in enumerate(part):
        total += x * (place + 1)
    return total + 1000 * len(part)


#pythran export capsule slice_store(int, int, int)
def slice_store(n, i, j):
    numbers = filled(small(n))
    numbers[i:j] = [7, 8, 9]
    numbers[:0] = [1]
    total = 0
    for x in numbers:
        total = total * 3 + x
    return total


#pythran export capsule extended_slice_store(int, int)
def extended_slice_store(n, k):
    numbers = filled(small(n))
    numbers[::k] = [5] * 3
    total = 0
    for x in numbers:
        total = total * 3 + x
    return total


#pythran export capsule slice_of_itself(int)
def slice_of_itself(n):
    numbers = filled(small(n))
    numbers[1:2] = numbers
    return len(numbers) * 1000 + sum(numbers)


#pythran export capsule append_while_iterating(int)
def append_while_iterating(n):
    numbers = [1, 2, 3]
    total = 0
    for x in numbers:
        total += x
        if len(numbers) < small(n):
            numbers.append(x + 1)
    return total


#pythran export capsule rebound_while_iterating(int)
def rebound_while_iterating(n):
    numbers = [1, 2, 3]
    total = 0
    for x in numbers:
        numbers = [n]
        total += x
    return total + numbers[0]


#pythran export capsule methods(int, int)
def methods(n, i):
    numbers = filled(small(n))
    numbers.insert(i, 100)
    numbers.extend([3, 4])
    numbers.extend((5, 6))
    numbers.extend(range(2))
    numbers.reverse()
    copy = numbers.copy()
    numbers.clear()
    total = 0
    for x in copy:
        total = total * 3 + x
    return total + len(numbers) + copy.count(100) + copy.index(100)


#pythran export capsule pops(int, int)
def pops(n, i):
    numbers = filled(small(n))
    last = numbers.pop()
    chosen = numbers.pop(i)
    return last * 100 + chosen * 10 + len(numbers)


#pythran export capsule remove(int, int)
def remove(n, x):
    numbers = filled(small(n))
    numbers.remove(x)
    return sum(numbers)


#pythran export capsule index_between(int, int, int, int)
def index_between(n, x, i, j):
    return filled(small(n)).index(x, i, j)


#pythran export capsule in_place(int)
def in_place(n):
    numbers = [1, 2]
    alias = numbers
    numbers += [small(n)]
    numbers += (4, 5)
    numbers *= 2
    return len(alias) * 1000 + sum(alias)


#pythran export capsule rebinding_makes_a_new_list(int)
def rebinding_makes_a_new_list(n):
    numbers = [1, 2]
    alias = numbers
    numbers = numbers + [n]
    return len(alias) * 10 + len(numbers)


#pythran export capsule repeated(int, int)
def repeated(n, k):
    rows = [[0] * 3] * 2
    rows[0][1] = n
    zeros = [n] * (k % 5)
    return rows[1][1] + len(zeros) + len(2 * zeros)


#pythran export capsule comparisons(int, int)
def comparisons(n, m):
    a, b = [1, n], [1, m]
    return (a == b) + 2 * (a != b) + 4 * (a < b) + 8 * (a <= b) + 16 * (a > b) + 32 * (a >= b) + 64 * (a < [1])


#pythran export capsule contains(int)
def contains(n):
    return (n in [1, 2, 3]) + 2 * (n not in [3, 4]) + 4 * ((n, 1) in [(1, 1), (2, 1)])


#pythran export capsule unpacking(int)
def unpacking(n):
    a, *b, c = filled(small(n))
    return a + 10 * len(b) + 100 * c


#pythran export capsule unpacking_of_known_length(int)
def unpacking_of_known_length(n):
    a, b, c = filled(small(n))
    return a + 10 * b + 100 * c


#pythran export capsule nested_unpacking(int)
def nested_unpacking(n):
    total = 0
    for i, (a, [b, c]) in enumerate([(1, [2, 3]), (4, [5, small(n)])]):
        total += i * a * b * c
    return total


#pythran export capsule comprehensions(int)
def comprehensions(n):
    i = 1000
    squares = [i * i for i in range(small(n)) if i % 2 if i > 1]
    table = [[i * j for j in range(3)] for i in range(3)]
    flat = [x for row in table for x in row if x]
    return i + sum(squares) + len(flat) + table[2][2]


#pythran export capsule sorted_lists(int)
def sorted_lists(n):
    numbers = [5, small(n), 9, 1]
    total = 0
    for x in sorted(numbers):
        total = total * 11 + x
    for x in sorted(numbers, reverse=True):
        total = total * 11 + x
    for x in sorted(numbers, key=lambda x: (x % 3, -x)):
        total = total * 11 + x
    return total


#pythran export capsule quicksorted(int)
def quicksorted(n):
    total = 0
    for x in quicksort([3, small(n), 1, 9, 7]):
        total = total * 11 + x
    return total


#pythran export capsule growing_tuple(int)
def growing_tuple(n):
    numbers = ()
    for i in range(small(n)):
        numbers = numbers + (i,)
    return len(numbers) * 100 + (numbers[-1] if numbers else -1)


#pythran export capsule lists_of_tuples(int)
def lists_of_tuples(n):
    pairs = [(1, 2.5), (small(n), 0.5)]
    pairs.append((7, 1.0))
    return sum([a * b for a, b in pairs])


#pythran export capsule truth(int)
def truth(n):
    numbers = filled(small(n))
    return 1 if numbers else 2 if not [] else 3


#pythran export capsule delete(int, int)
def delete(n, i):
    numbers = filled(small(n))
    del numbers[i]
    del numbers[1:3]
    return sum(numbers)


#pythran export capsule zipped(int)
def zipped(n):
    numbers = filled(small(n))
    total = 0
    for a, b in zip(numbers, reversed(numbers)):
        total = total * 3 + a * b
    return total


#pythran export capsule extremes(int)
def extremes(n):
    numbers = filled(small(n))
    return max(numbers) * 100 + min(numbers) + min(numbers, key=lambda x: -x) + max(numbers, default=3)
