"""Ranges as text; keys of sorts that may be missing; ints that no float equals."""


#pythran export ranges(int, int, int)
# args: 0, 5, 1
# args: 1, 9, 2
# args: 9, -9, -3
# args: 0, 0, 1
def ranges(a, b, c):
    r = range(a, b, c)
    print(r, range(b))
    return repr(r), str(range(b)), f"{range(a, b)} {r!s:>30}", "%s" % r, "{} {!r}".format(r, range(3)), str(r[1:])


#pythran export sorted_by_dict(str:int dict, str list)
# args: {"a": 3, "b": 1, "c": 2}, ["a", "b", "c"]
# args: {"a": 3, "b": 1}, ["a", "b", "c"]
# args: {"a": 3, "b": 1}, ["a", "x", "c"]
def sorted_by_dict(d, words):
    return sorted(words, key=d.get), sorted(words, key=d.get, reverse=True)


#pythran export most_by_dict(str:int dict, str list)
# args: {"a": 3, "b": 1, "c": 2}, ["a", "b", "c"]
# args: {"a": 3, "b": 1}, ["a", "b", "c"]
def most_by_dict(d, words):
    return max(words, key=d.get)


#pythran export least_by_dict(str:float dict, str list)
# args: {"a": 3.0, "b": 1.0, "c": 2.0}, ["a", "b", "c"]
# args: {"a": 3.0, "b": 1.0}, ["a", "b", "c"]
def least_by_dict(d, words):
    return min(words, key=d.get)


#pythran export float_keys(float:int dict, int)
# args: {9007199254740992.0: 1}, 9007199254740992
# args: {9007199254740992.0: 1}, 9007199254740993
# args: {9223372036854775808.0: 1}, 9223372036854775807
# args: {-9223372036854775808.0: 1}, -9223372036854775808
# args: {2.0: 5}, 2
def float_keys(d, n):
    before = n in d, d.get(n), d.get(n, -1), n in {float(k) for k in d}, n in list(d), 2 in d
    try:
        got = d[n]
    except KeyError as error:
        got = -1
        print(error)
    taken = d.pop(n, 0)
    return before, got, taken, len(d)


#pythran export read_floats(str)
# args: "1.5"
# args: " -1e400 "
# args: "1e-400"
# args: "inf"
# args: "-Infinity"
# args: "nan"
# args: "+1_000.5e-1_0"
# args: "1,5"
# args: "0x10"
# args: "4.9e-324"
# args: "1.7976931348623159e308"
# args: "."
# args: "1e"
def read_floats(s):
    return float(s)
