"""Values that may be None: as indices, in containers, as defaults."""


def insert(left, right, value, v):
    node = 0
    while True:
        side = left if v < value[node] else right
        if side[node] is None:
            side[node] = len(value)
            break
        node = side[node]
    value.append(v)
    left.append(None)
    right.append(None)


def walk(left, right, value, node):
    if node is not None:
        yield from walk(left, right, value, left[node])
        yield value[node]
        yield from walk(left, right, value, right[node])


# pythran export tree_sort(int list)
# args: [5, 2, 8, 1, 9, 3]
# args: [1]
# args: []
def tree_sort(values):
    left, right, value = [None], [None], [values[0]]
    for v in values[1:]:
        insert(left, right, value, v)
    return list(walk(left, right, value, 0)), left, right


# pythran export extremes(int list, str list)
def extremes(numbers, words):
    return (
        max(numbers, default=None),
        min((n for n in numbers if n > 3), default=None),
        max(words, default=None),
        max(words, key=len, default=None),
    )


# pythran export gaps(int list)
def gaps(numbers):
    found = [n if n % 2 else None for n in numbers]
    return found, found.count(None), None in found, [n for n in found if n is not None], {None: 1, 2: 3}


# pythran export first_even(int list)
def first_even(numbers):
    position = None
    for i, n in enumerate(numbers):
        if n % 2 == 0 and position is None:
            position = i
    return None if position is None else (position, numbers[position])


#pythran export passed_operands(int list, int)
# args: [5, 1, 2], 6
# args: [], 2
def passed_operands(v, n):
    t = 0
    for k in range(n):
        x = v.append(k) or k
        t += x
        if v.append(1) or k > 3:
            t += 1
        z = k > 2 and v.append(3) or v.append(4) or t
        t += z
        if not v.append(9) and len(v) > 4:
            t += 1
    return t, v
