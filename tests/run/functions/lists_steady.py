"""Loops over lists whose length nothing changes, and over some whose length something does, by another name."""


# pythran export mark(int list, int, int)
# args: [0, 0, 0, 0], 0, 4
# args: [0, 1, 0], 0, 3
# args: [0, 0], 0, 5
# args: [], 0, 1
def mark(cells, depth, n):
    if depth == n:
        return sum(cells)
    found = 0
    for i in range(n):
        if cells[i - depth] == 0:
            cells[i - depth] = depth + 1
            found += mark(cells, depth + 1, n)
            cells[i - depth] = 0
    return found


# pythran export grown_inside(int list, int)
# args: [1, 2, 3], 40
# args: [], 3
def grown_inside(values, n):
    total = 0
    for i in range(n):
        total += values[i % len(values)]
        if i % 3 == 0:
            values.append(total % 11)
    return total, values


def lengthen(values, value):
    values.append(value)


# pythran export grown_by_callee(int list, int)
# args: [1, 2, 3], 40
def grown_by_callee(values, n):
    total = 0
    for i in range(n):
        total += values[-1] + values[i]
        lengthen(values, i * i % 7)
    return total, values


# pythran export grown_by_alias(int list, int)
# args: [1, 2, 3], 40
# args: [], 1
def grown_by_alias(values, n):
    holders = [values, [4, 5]]
    total = 0
    for i in range(n):
        total += values[-1] * i
        holders[i % 2].append(i)
    return total, holders


# pythran export shrunk(int list, int list)
# args: [1, 2, 3, 4, 5], [9, 9]
# args: [1, 2], [1, 2, 3, 4]
def shrunk(values, others):
    total = 0
    i = 0
    while i < len(values):
        total += values[i] * len(others)
        if i % 2 == 0:
            others.pop()
        i += 1
    return total, others


# pythran export grown_by_closure(int list, int)
# args: [1, 2, 3], 40
def grown_by_closure(values, n):
    def push(value):
        values.append(value)

    total = 0
    for i in range(n):
        total += values[len(values) - 1]
        push(total % 13)
    return total, len(values)


# pythran export grown_by_key(int list, int)
# args: [1, 2, 3], 5
def grown_by_key(values, n):
    def key(value):
        values.append(value)
        return -value

    total = 0
    for i in range(n):
        total += values[i]
        total += sorted([3, 1, 2], key=key)[0] + values[-1]
    return total, values


# pythran export rebound(int list, int list, int)
# args: [1, 2, 3], [4, 5], 6
def rebound(values, others, n):
    total = 0
    for i in range(n):
        total += values[i % len(values)]
        if i == 2:
            values = others
    return total


# pythran export rows_replaced(float list list, int)
# args: [[1.0, 2.0], [3.0, 4.0]], 5
# args: [[1.0], []], 2
# args: [[1.0]], 2
def rows_replaced(rows, n):
    total = 0.0
    for i in range(n):
        row = rows[i % 2]
        for j in range(2):
            total += row[j]
            rows[i % 2] = rows[(i + j) % 2]
            row[j] += total
    return total, rows


# pythran export text_cells(str list, int)
# args: ["a", "b", "c"], 7
# args: ["a"], -1
def text_cells(words, n):
    longest = 0
    for i in range(-n, n):
        words[i % len(words)] = words[i % len(words)] + str(i)
        longest = max(longest, len(words[-1]))
    return longest, words


# pythran export outside(int list, int)
# args: [1, 2, 3], 3
# args: [1, 2, 3], -4
# args: [1, 2, 3], -3
# args: [], 0
def outside(values, index):
    tried = 0
    try:
        for i in range(5):
            tried = i
            values[index] = values[index] + i
            values[index + i] = 0
    except IndexError as error:
        return tried, str(error), values
    return tried, "", values


# pythran export chosen(int list, int list, bool, int)
# args: [1, 2, 3], [4, 5, 6, 7], True, 3
# args: [1, 2, 3], [4, 5, 6, 7], False, 4
# args: [1, 2, 3], [4, 5, 6, 7], True, 4
def chosen(left, right, first, n):
    which = left if first else right
    total = 0
    for i in range(n):
        total += which[i]
        which[i] = total
    return total, left, right


# pythran export divided(float, float)
def divided(a, b):
    return a / b
