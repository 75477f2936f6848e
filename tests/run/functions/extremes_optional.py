"""min and max of what may be None; round with None."""

#pythran export min_none(int list, bool)
# args: [1,2], True
# args: [1,2], False
# args: [], True
def min_none(l, b):
    m = [None if b else 3, 4]
    return min(m), max(m)

#pythran export extremes(float list, int)
# args: [], 0
# args: [1.5], 1
# args: [1.5, 2.5], 2
# args: [1.5, 2.5], 0
# args: [1.5, 2.5, 0.5], 3
# args: [1.5, 2.5], 1
def extremes(l, k):
    found = [x if i != k else None for i, x in enumerate(l)]
    return max(found), min(found)

#pythran export second(str list, int)
# args: ["b", "a"], 0
# args: ["b", "a"], 1
# args: ["b", "a", "c"], 2
# args: ["b", "a", "c"], 5
def second(l, k):
    return min(x if i != k else None for i, x in enumerate(l))

#pythran export alone(int)
def alone(n):
    return max([None if n > 3 else n]), max({None if n > 3 else n})

#pythran export rounded(float, int)
def rounded(x, n):
    return round(x if abs(x) < 1e300 else 1.5, None), round(n, None), round(n, ndigits=None)

#pythran export lesser_of_optionals(int list, int list)
# args: [1, 2], [3]
# args: [1], []
# args: [], [2]
def lesser_of_optionals(l, m):
    a = l[0] if l else None
    b = m[0] if m else None
    return min(a, b)
#pythran export greatest_of_optionals(int list, int list)
# args: [1, 2], [3]
# args: [1], []
# args: [], []
def greatest_of_optionals(l, m):
    a = l[0] if l else None
    b = m[0] if m else None
    return max(a, b, 2), min(a, 5)
#pythran export texts_of_optionals(str list, str list)
# args: ["a"], ["b"]
# args: ["a"], []
def texts_of_optionals(l, m):
    a = l[0] if l else None
    b = m[0] if m else None
    return max(a, b), min([a, b])
