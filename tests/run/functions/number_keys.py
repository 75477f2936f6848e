# Dicts of int keys that floats are looked up in, and containers of containers with numbers of the other type.


#pythran export get(int:str dict, float)
# args: {1: "a", 2: "b"}, 1.0
# args: {1: "a", 2: "b"}, 2.5
# args: {2**53: "a", -2**63: "b"}, -9.223372036854775808e18
# args: {2**63 - 1: "a"}, 9.223372036854775807e18
# args: {0: "zero"}, -0.0
# args: {0: "zero"}, float("nan")
# args: {0: "zero"}, float("inf")
def get(d, x):
    return d.get(x), d.get(x, "none"), x in d, x in list(d), x in set(d)


#pythran export item(int:str dict, float)
# args: {1: "a", 2: "b"}, 1.0
# args: {1: "a", 2: "b"}, 2.5
# args: {1: "a", 2: "b"}, float("inf")
def item(d, x):
    return d[x]


#pythran export deleted(int:int dict, float)
# args: {1: 3, 2: 4}, 1.0
# args: {1: 3, 2: 4}, 2.5
def deleted(d, x):
    e = d.copy()
    found = e.pop(x, None)
    del d[x]
    return d, e, found


#pythran export popped(int:int dict, float)
# args: {1: 3, 2: 4}, 1.0
# args: {1: 3, 2: 4}, 2.5
def popped(d, x):
    e = d.copy()
    rest = e.pop(x, -1)
    return d.pop(x), d, rest


#pythran export of_bools(bool:int dict, int, float)
# args: {True: 3}, 1, 1.0
# args: {True: 3, False: 2}, 0, 0.0
# args: {True: 3}, 2, 0.5
def of_bools(d, i, x):
    return i in d, x in d, d.get(i), d.get(x, 9)


#pythran export nested(int list list, float list)
# args: [[1, 2], [3]], [3.0]
# args: [[1, 2], [3]], [3.5]
def nested(whole, part):
    return part in whole, (part[0], 1) in [(3, 1), (4, 2)], (3.5, 1) in [(3, 1)]
