"""Classes of the user's that hold each other, functions and shared values."""

from typing import Dict, List, Optional


class Registry:
    known = []
    sizes: Dict[str, int] = {}

    def __init__(self, name):
        self.name = name
        self.known.append(name)
        Registry.sizes[name] = len(name)


class Employee:
    def __init__(self, name: str, boss: "Optional[Employee]" = None):
        self.name = name
        self.boss = boss
        self.team: "List[Employee]" = []
        if boss is not None:
            boss.team.append(self)

    def depth(self) -> int:
        return 0 if self.boss is None else self.boss.depth() + 1

    def size(self):
        return 1 + sum(e.size() for e in self.team)

    def walk(self, level=0):
        yield level, self.name
        for e in self.team:
            yield from e.walk(level + 1)


class Department:
    def __init__(self, title):
        self.title = title
        self.people = {}

    def hire(self, person):
        self.people[person.name] = person
        person.department = self
        return person


class Person:
    def __init__(self, name):
        self.name = name
        self.department: Optional[Department] = None

    @property
    def place(self):
        return self.department.title if self.department is not None else "nowhere"


class Handler:
    def __init__(self):
        self.handlers = {}
        self.log = []

    def on(self, name, function):
        self.handlers[name] = function

    def fire(self, name, n):
        if name in self.handlers:
            self.log.append(self.handlers[name](n))
        else:
            self.log.append(-1)


class Cache:
    def __init__(self, size):
        self.size, self.data = size, {}
        self.hits = self.misses = 0

    def get(self, key, make):
        try:
            value = self.data.pop(key)
            self.hits += 1
        except KeyError:
            self.misses += 1
            value = make(key)
            if len(self.data) >= self.size:
                del self.data[next(iter(self.data))]
        self.data[key] = value
        return value


class Matrix2:
    __slots__ = ("a", "b", "c", "d")

    def __init__(self, a, b, c, d):
        self.a, self.b, self.c, self.d = a, b, c, d

    def __mul__(self, o):
        return Matrix2(self.a * o.a + self.b * o.c, self.a * o.b + self.b * o.d, self.c * o.a + self.d * o.c, self.c * o.b + self.d * o.d)

    def __mod__(self, m):
        return Matrix2(self.a % m, self.b % m, self.c % m, self.d % m)


class Machine:
    def __init__(self):
        self.reset()
        self.steps = 0

    def reset(self):
        self.state = "idle"
        self.stack = []

    def step(self, n):
        self.steps += 1
        change = {"idle": self.start, "busy": self.stop}[self.state] if False else None
        if change is None:
            self.state = "busy" if self.state == "idle" else "idle"
        self.stack.append((self.state, n))
        return self

    def start(self):
        return None

    def stop(self):
        return None

    def never_called(self):
        return self.state.upper()


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        while self.n > 0:
            yield self.n
            self.n -= 1

    def __len__(self):
        return max(self.n, 0)


#pythran export hierarchy(int)
def hierarchy(n):
    root = Employee("root")
    people = [Employee(f"e{i}", root) for i in range(n % 4)]
    leaf = Employee("leaf", people[-1] if people else None)
    everyone = {p.name: p for p in [root, leaf, *people]}
    return root.size(), leaf.depth(), list(root.walk()), sorted(everyone), leaf.boss is root, everyone["root"] is root


#pythran export departments(str)
def departments(name):
    d = Department("physics")
    p = d.hire(Person(name))
    q = Person("other")
    return p.place, q.place, [k for k in d.people], p.department is d, q.department is None


#pythran export handlers(int)
def handlers(n):
    h = Handler()
    offset = n * 2
    h.on("add", lambda x: x + offset)
    h.fire("add", 1)
    h.fire("none", 2)
    return h.log


#pythran export caching(int list)
def caching(keys):
    c = Cache(2)
    values = [c.get(k, lambda x: x * x) for k in keys]
    return values, c.hits, c.misses, c.data


#pythran export fibonacci(int)
def fibonacci(n):
    result, base, k = Matrix2(1, 0, 0, 1), Matrix2(1, 1, 1, 0), abs(n) % 1000
    while k:
        if k & 1:
            result = result * base % 1000007
        base = base * base % 1000007
        k >>= 1
    return result.b


#pythran export machine(int)
def machine(n):
    m = Machine().step(n).step(n + 1)
    before = m.steps, m.state, m.stack
    m.reset()
    return before, m.stack, m.state


#pythran export consumed_once(int)
def consumed_once(n):
    c = Countdown(n % 6)
    first = [x for x in c if x % 2 == 0]
    return first, list(c), len(c), "more" if c else "done"


#pythran export registries(str)
def registries(name):
    a, b = Registry(name), Registry("second")
    return a.known[-2:], Registry.known[-1], b.sizes["second"], Registry.sizes[name], a.known is b.known if False else True
