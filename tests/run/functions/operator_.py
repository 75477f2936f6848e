"""operator: its functions called, and as values."""

import operator
from functools import reduce
from operator import add, itemgetter, methodcaller, mul


#pythran export arithmetic(int, int)
#pythran export arithmetic(float, float)
def arithmetic(a, b):
    return (
        operator.add(a, b),
        operator.sub(a, b),
        operator.mul(a, b),
        operator.neg(a),
        operator.pos(a),
        operator.abs(a),
        operator.__add__(a, b),
        operator.__neg__(a),
        operator.__abs__(a),
    )


#pythran export divided(int, int)
#pythran export divided(float, float)
def divided(a, b):
    return operator.truediv(a, b), operator.floordiv(a, b), operator.mod(a, b), operator.__floordiv__(a, b)


#pythran export powers(int, int)
def powers(n, m):
    return operator.pow(n, 3), operator.__pow__(2, 3), operator.lshift(n, m % 9), operator.rshift(n, m % 9)


#pythran export bits(int, int)
def bits(a, b):
    return (
        operator.and_(a, b),
        operator.or_(a, b),
        operator.xor(a, b),
        operator.inv(a),
        operator.invert(b),
        operator.__and__(a, b),
        operator.__invert__(a),
        operator.index(a),
    )


#pythran export compared(int, int)
#pythran export compared(str, str)
#pythran export compared(float, int)
def compared(a, b):
    return (
        operator.eq(a, b),
        operator.ne(a, b),
        operator.lt(a, b),
        operator.le(a, b),
        operator.gt(a, b),
        operator.ge(a, b),
        operator.not_(a),
        operator.truth(b),
        operator.__lt__(a, b),
        operator.__not__(a),
    )


#pythran export containers(int list, int list, int)
def containers(a, b, x):
    return (
        operator.concat(a, b),
        operator.contains(a, x),
        operator.countOf(a, x),
        operator.__concat__(a, b),
        operator.__contains__(b, x),
        operator.countOf("banana", "a"),
        operator.is_(x, None),
        operator.is_not(x, None),
    )


#pythran export items(int list, int)
def items(a, i):
    first = operator.getitem(a, i)
    operator.setitem(a, i, 99)
    operator.delitem(a, 0)
    return first, a, operator.__getitem__({"a": 1}, "a")


#pythran export place(int list, int)
def place(a, x):
    return operator.indexOf(a, x)


#pythran export in_place(int, int)
def in_place(a, b):
    return (
        operator.iadd(a, b),
        operator.isub(a, b),
        operator.imul(a, b),
        operator.iand(a, b),
        operator.ior(a, b),
        operator.ixor(a, b),
        operator.__iadd__(a, b),
        operator.ilshift(a, b & 7),
        operator.irshift(a, b & 7),
        operator.ifloordiv(a, 3),
        operator.imod(a, 5),
        operator.itruediv(a, 4),
        operator.ipow(3, 2),
    )


#pythran export in_place_lists(int list, int list)
def in_place_lists(a, b):
    c = operator.iadd(a, b)
    c.append(1)
    d = operator.iconcat(a, [2])
    return a, c, d


#pythran export as_values(int list, int list, (int, str) list)
def as_values(a, b, pairs):
    return (
        list(map(operator.mul, a, b)),
        reduce(add, a, 0),
        reduce(mul, [1, 2, 3]),
        sorted(pairs, key=itemgetter(1)),
        sorted(pairs, key=itemgetter(1, 0), reverse=True),
        list(map(operator.neg, a)),
        sum(map(mul, a, b)),
        max(pairs, key=operator.itemgetter(0), default=(0, "")),
        list(filter(operator.not_, a)),
    )


#pythran export getters((int, str, float), int list, str:int dict)
def getters(t, values, d):
    values = values + [1, 2, 3]
    first = itemgetter(0)
    d["k"] = 5
    return first(t), first(values), itemgetter(-1, 0)(t), itemgetter("k")(d), itemgetter(slice(1, 3))(values) if False else 0


#pythran export named(str list)
def named(words):
    return list(map(methodcaller("upper"), words)), [methodcaller("split", ",")(w) for w in words], methodcaller("replace", "a", "b")("banana")


#pythran export table(str, int, int)
# args: "+", 2, 3
# args: "-", 2, 3
# args: "*", 2, 3
# args: "?", 2, 3
def table(symbol, a, b):
    functions = {"+": operator.add, "-": operator.sub, "*": operator.mul}
    return functions[symbol](a, b)
