"""dict: made, asked, changed, gone through."""


#pythran export counted(int list)
def counted(values):
    counts = {}
    for value in values:
        if value in counts:
            counts[value] += 1
        else:
            counts[value] = 1
    return counts, len(counts)


#pythran export counted_by_get((int, int) list)
def counted_by_get(pairs):
    counts = {}
    for pair in pairs:
        counts[pair] = counts.get(pair, 0) + 1
    return counts


#pythran export looked_up(int:float dict, int)
def looked_up(table, key):
    return table[key]


#pythran export gone_through(int:float dict)
def gone_through(table):
    total = 0.0
    keys = []
    for key in table:
        keys.append(key)
    for key, value in table.items():
        total += key * value
    for value in table.values():
        total -= value
    return total, keys, list(table.keys()), list(table.values()), list(table.items())


#pythran export removed(int:int dict, int)
def removed(table, key):
    value = table.pop(key, -1)
    other = table.pop(key + 1)
    del table[key + 2]
    return value, other, table


#pythran export last(int:int dict)
def last(table):
    pair = table.popitem()
    return pair, table, table.popitem()


#pythran export grouped(int list)
def grouped(values):
    groups = {}
    for value in values:
        groups.setdefault(value % 3, []).append(value)
    return groups


#pythran export asked(int:int dict, int)
def asked(table, key):
    found = table.get(key)
    if found is None:
        return 0, key in table, key not in table
    return found, key in table, key not in table


#pythran export joined(int:int dict, int:int dict)
def joined(a, b):
    both = a | b
    c = a.copy()
    c.update(b)
    a |= b
    return both, c, a == b, a == c, a != c, {**a, 5: 6, **b}


#pythran export comprehended(int)
def comprehended(n):
    squares = {i: i * i for i in range(n) if i % 2}
    swapped = {value: key for key, value in squares.items()}
    return squares, swapped, dict([(1, 2), (3, 4)]), dict(zip(range(n), range(n)))


#pythran export emptied(int:int dict)
def emptied(table):
    alias = table
    alias.clear()
    table[3] = 4
    return table, alias, bool(table), len(alias)


#pythran export changed_meanwhile(int:int dict)
def changed_meanwhile(table):
    for key in table:
        table[key + 1000] = 1
    return len(table)


#pythran export many(int)
def many(n):
    table = {}
    for i in range(2000):
        table[(i * n * 7919) % 1009] = i
        if i % 3 == 0:
            table.pop((i * 31) % 1009, 0)
    total = 0
    for key, value in table.items():
        total = (total * 31 + key * value) % 1000003
    return total, len(table)


#pythran export nested(int:int:int dict dict)
def nested(tables):
    for key, table in tables.items():
        table[key] = len(table)
    return tables


#pythran export of_tuples((int, bool):float dict, int)
def of_tuples(table, n):
    return table.get((n, True), 0.5), len(table.values())


#pythran export of_floats(float:int dict, float)
def of_floats(table, x):
    table[x] = 1
    table[-0.0] = 2
    return table.get(0.0, 5), x in table


def fill(table, n):
    for i in range(n):
        table[i] = float(i)


#pythran export typed_by_callee(int)
def typed_by_callee(n):
    table = {}
    alias = table
    fill(alias, n)
    return table, max(table) if table else -1, sum(table.keys()), min(table, default=7)
