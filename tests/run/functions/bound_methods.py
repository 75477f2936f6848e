"""Methods as values: kept, handed on, put into containers; `format` of a text that is written out."""

from dataclasses import dataclass


class Number:
    def __init__(self, x):
        self.x = x

    def twice(self):
        return self.x * 2

    def add(self, y, z=1):
        return self.x + y + z

    def rank(self, t):
        return -t[1]

    @classmethod
    def of(cls, x):
        return cls(x)

    @staticmethod
    def plain(x):
        return x + 1

    def sorted_by_rank(self, xs):
        return sorted(xs, key=self.rank)


@dataclass
class Factor:
    a: float

    def scale(self, v):
        return v * self.a


# pythran export kept_method(int)
def kept_method(n):
    p = Number(n)
    m = p.twice
    p = Number(100)
    return m() + p.twice()


# pythran export mapped_methods(int list)
def mapped_methods(xs):
    p = Number(3)
    return list(map(p.add, xs)), [f(1) for f in [p.add, Number(7).add]]


# pythran export method_as_key((int, int) list)
def method_as_key(xs):
    return Number(0).sorted_by_rank(xs), max(xs, key=Number(1).rank)


# pythran export method_of_changed_object(float list)
def method_of_changed_object(xs):
    q = Factor(2.0)
    f = q.scale
    q.a = 3.0
    return [f(x) for x in xs], sum(map(q.scale, xs), 0.0)


# pythran export methods_of_the_class(int)
def methods_of_the_class(x):
    make, plain = Number.of, Number.plain
    return make(x).x + plain(x) + Number(1).plain(x)


# pythran export handed_to_a_function(int)
def handed_to_a_function(x):
    def apply(f, v):
        return f(v)

    return apply(Number(x).add, 5) + apply(Number.plain, 3)


# pythran export one_of_two_methods(int)
def one_of_two_methods(x):
    f = Number(x).add if x > 0 else Number(-x).add
    return f(1) + f(y=2, z=3)


# pythran export methods_in_a_dict(int list)
def methods_in_a_dict(xs):
    d = {"add": Number(1).add, "sub": Number(2).add}
    return [d[k](x) for k in ("add", "sub") for x in xs]


# pythran export mapped_format(float list)
def mapped_format(xs):
    return ", ".join(map("{:.2f}".format, xs))


# pythran export kept_format(str)
def kept_format(t):
    fmt = "{}-{}".format
    return fmt(t, 1), fmt(2, t)


# pythran export several_formats(int list)
def several_formats(xs):
    return list(map("{:03d}".format, xs)), sorted(map("{0}{0}".format, xs)), ["{a}".format(a=x) for x in xs]


ROW = "{} {}".format


# pythran export format_of_the_module(int)
def format_of_the_module(x):
    return ROW(x, x + 1)
