"""array.array."""

import array
from array import typecodes


#pythran export made(int list)
# args: [1, 2, 3]
# args: []
# args: [100, -100, 0]
def made(values):
    a = array.array("i", values)
    b = array.array("d", values)
    c = array.array("q")
    for v in values:
        c.append(v * v)
    return a, b, c, len(a), a == b, a == c, array.array("b", values), array.array("f", [0.1, 2]), typecodes[0]


#pythran export of_codes(int)
# args: 0
# args: 127
# args: 128
# args: 255
# args: 256
# args: 65535
# args: 65536
# args: 32768
# args: 4294967295
# args: 4294967296
# args: 2147483648
# args: -1
# args: -128
# args: -129
# args: -2147483649
# args: 9223372036854775807
# args: -9223372036854775808
def of_codes(v):
    found = []
    try:
        array.array("b", [v])
    except OverflowError as e:
        found.append(str(e))
    try:
        array.array("B").append(v)
    except OverflowError as e:
        found.append(str(e))
    try:
        array.array("h", [v])
    except OverflowError as e:
        found.append(str(e))
    try:
        array.array("H", [v])
    except OverflowError as e:
        found.append(str(e))
    try:
        array.array("i", [v])
    except OverflowError as e:
        found.append(str(e))
    try:
        array.array("I", [v])
    except OverflowError as e:
        found.append(str(e))
    try:
        array.array("L", [v])
    except OverflowError as e:
        found.append(str(e))
    try:
        array.array("Q", [v])
    except OverflowError as e:
        found.append(str(e))
    array.array("l", [v])
    array.array("q", [v])
    return found


#pythran export items(int list, int, int)
# args: [1, 2, 3], 0, 9
# args: [1, 2, 3], -1, 3
# args: [1, 2, 3], 3, 3
# args: [], 0, 3
# args: [5, 5, 6], 1, 70000
def items(values, i, v):
    a = array.array("h", values)
    before = a[i]
    a[i] = v
    a.insert(i, 7)
    a.extend(values)
    a.extend(array.array("h", [1]))
    a += array.array("h", [2, 3])
    a.fromlist([4])
    del a[0]
    a.reverse()
    return before, a, a.pop(), a.pop(0), a.count(1), 7 in a, a.index(7), a.tolist(), a[1:-1], a[::-2], sum(a), sorted(a), max(a)


#pythran export missing(int list, int)
# args: [1, 2], 5
# args: [], 1
# args: [1, 2], 2
def missing(values, v):
    a = array.array("i", values)
    a.remove(v)
    return a


#pythran export not_found(int)
# args: 3
def not_found(v):
    return array.array("i", [1]).index(v)


#pythran export popped(int)
# args: 0
# args: 5
def popped(n):
    a = array.array("d", [1.5])
    if n == 0:
        a.pop()
    return a.pop(n)


#pythran export as_bytes(bytes)
# args: b""
# args: b"abcd"
# args: b"abcdefgh"
# args: b"abc"
def as_bytes(data):
    a = array.array("H", data)
    b = array.array("f")
    b.frombytes(data)
    a.byteswap()
    return a, a.tobytes(), len(b), b.tobytes(), a.itemsize, a.typecode, b.itemsize


#pythran export joined(float list)
# args: [1.5, 2.5]
# args: []
def joined(values):
    a = array.array("d", values)
    b = a + array.array("d", [7])
    c = b * 2
    c *= 2
    a[0:1] = array.array("d", [0.25, 0.5])
    del b[::2]
    address, size = c.buffer_info()
    return a, b, c, a < b, a != b, repr(a), str(c), f"{array.array('i')}", size, address != 0, bool(a), [x * 2 for x in a]


#pythran export in_files(int list)
# args: [1, 2, 3]
def in_files(values):
    path = "/tmp/capsulec_array_test.bin"
    with open(path, "wb") as f:
        array.array("i", values).tofile(f)
    a = array.array("i")
    with open(path, "rb") as f:
        a.fromfile(f, 2)
    b = array.array("i")
    with open(path, "rb") as f:
        try:
            b.fromfile(f, 7)
        except EOFError as e:
            return a, b, str(e)
    return a, b, ""


def doubled(numbers):
    for place in range(len(numbers)):
        numbers[place] *= 2
    return numbers


#pythran export passed(int list)
# args: [1, 2, 3]
def passed(values):
    a = array.array("l", values)
    b = doubled(a)
    b[0] += 100
    return a, [a, b], {"x": a}
