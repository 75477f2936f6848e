"""Slices as arguments, values and results; None, classes and modules as arguments."""

#pythran export cut(int list, slice)
# args: [1, 2, 3, 4], slice(1, 3)
# args: [1, 2, 3, 4], slice(None)
# args: [1, 2, 3, 4], slice(None, None, -1)
# args: [1, 2, 3, 4], slice(-3, None, 2)
# args: [1, 2, 3, 4], slice(10, -10, -3)
# args: [1, 2, 3, 4], slice(0, 4, 0)
# args: [], slice(True, 5)
def cut(items, part):
    return items[part]


#pythran export cut_text(str, slice)
# args: "abcdef", slice(1, 3)
# args: "abcdef", slice(None, None, -2)
# args: "", slice(5)
# args: "abc", slice(0, 3, 0)
# args: "abc", slice(-1, None)
def cut_text(text, part):
    return text[part], text[part][part]


#pythran export replace(int list, slice, int list)
# args: [1, 2, 3, 4], slice(1, 3), [9]
# args: [1, 2, 3, 4], slice(None, None, 2), [9, 8]
# args: [1, 2, 3, 4], slice(None, None, 2), [9]
# args: [1, 2, 3, 4], slice(4, None), [5, 6]
# args: [1, 2, 3, 4], slice(0, 4, 0), [5, 6]
def replace(items, part, new):
    items[part] = new
    return items


#pythran export remove(int list, slice)
# args: [1, 2, 3, 4], slice(1, 3)
# args: [1, 2, 3, 4], slice(None, None, 2)
# args: [1, 2, 3, 4], slice(None, None, -3)
# args: [1, 2, 3, 4], slice(9, None)
# args: [1, 2, 3, 4], slice(None)
def remove(items, part):
    del items[part]
    return items


#pythran export parts(slice)
# args: slice(1, 3)
# args: slice(None)
# args: slice(None, None, -1)
# args: slice(1, 2, 3)
# args: slice(None, 5)
def parts(part):
    return part.start, part.stop, part.step, part.start is None, part


#pythran export indices(slice, int)
# args: slice(1, 3), 10
# args: slice(None), 10
# args: slice(None, None, -1), 10
# args: slice(-3, 20, 3), 10
# args: slice(-30, -1), 10
# args: slice(1, 2, 0), 10
# args: slice(1, 2), -1
def indices(part, n):
    return part.indices(n), list(range(*part.indices(n)))


#pythran export steps(slice)
# args: slice(1, 9, 2)
# args: slice(1, 9)
# args: slice(None, 4)
# args: slice(None, 4, 0)
# args: slice(5, None, -1)
def steps(part):
    start, stop, step = part.start, part.stop, part.step
    return list(range(0 if start is None else start, 10 if stop is None else stop, 1 if step is None else step))


#pythran export made(int, int, int)
def made(i, j, n):
    a, b, c = slice(i), slice(i, j), slice(i, j, n)
    return a, b, c, slice(None, j), slice(i, None, None), slice(None)


#pythran export made_and_used(int list, int, int)
def made_and_used(items, i, j):
    part = slice(i, j)
    if i > j:
        part = slice(j, i, 2)
    tail = slice(i, None)
    return items[part], items[tail], items[part.start : part.stop], items[part.start :]


#pythran export in_containers(slice list, str)
# args: [slice(1, 2), slice(None)], "abc"
# args: [], "abc"
# args: [slice(None, None, -1)], "abc"
# args: [slice(1), slice(-1, None)], "abc"
# args: [slice(0, 1, 0)], "abc"
def in_containers(cuts, text):
    return [text[cut_] for cut_ in cuts], cuts, (cuts, 1)


#pythran export of_tuple(slice)
# args: slice(1, 3)
# args: slice(None, None, -1)
# args: slice(2)
# args: slice(-1, None)
# args: slice(0, 1, 0)
def of_tuple(part):
    items = (1, 2, 3, 4)
    return items[part], len(items[part])


#pythran export is_slice(slice or int)
# args: slice(1, 3)
# args: 1
# args: slice(None)
# args: True
# args: -5
def is_slice(part):
    return "slice" if isinstance(part, slice) else "int"


#pythran export ranges(int, int, int)
def ranges(i, j, n):
    return range(i), [range(i, j)], (range(i, j, n), n)


#pythran export nothing(None)
# args: None
# args: None
# args: None
# args: None
# args: None
def nothing(x):
    return x, x is None, [x]


#pythran export nothing_or_int(None or int, int)
# args: None, 3
# args: 4, 3
# args: None, -1
# args: 0, 0
# args: n=1, x=None
def nothing_or_int(x, n):
    return n if x is None else x + n


#pythran export convert(int type or float type or str type or bool type, int)
# args: int, 3
# args: float, 3
# args: str, 3
# args: bool, 3
# args: bool, 0
def convert(kind, n):
    return kind(n)


#pythran export collect(list type or set type or tuple type, int list)
# args: list, [3, 1, 3]
# args: set, [3, 1, 3]
# args: tuple, [3, 1, 3]
# args: tuple, []
# args: list, []
def collect(kind, items):
    return kind(items), sorted(kind(items))
