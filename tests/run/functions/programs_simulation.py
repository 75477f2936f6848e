"""Simulations and small physics, as people write them."""

import cmath
import heapq
import math
import random
from collections import Counter, defaultdict, deque, namedtuple
from dataclasses import dataclass, field

Body = namedtuple("Body", "x y vx vy m")


@dataclass
class Vector:
    x: float
    y: float

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __iter__(self):
        yield self.x
        yield self.y


@dataclass(order=True)
class Event:
    time: float
    name: str = field(compare=False)


# args: [".....", "..#..", "..#..", "..#..", "....."], 2
# args: ["##", "##"], 3
#pythran export life(str list, int)
def life(rows, generations):
    alive = {(r, c) for r, row in enumerate(rows) for c, ch in enumerate(row) if ch == "#"}
    for _ in range(generations):
        near = Counter((r + dr, c + dc) for r, c in alive for dr in (-1, 0, 1) for dc in (-1, 0, 1) if dr or dc)
        alive = {cell for cell, n in near.items() if n == 3 or (n == 2 and cell in alive)}
    return ["".join("#" if (r, c) in alive else "." for c in range(len(rows[0]))) for r in range(len(rows))]


# args: 7, 200
#pythran export monte_carlo(int, int)
def monte_carlo(seed, n):
    random.seed(seed)
    inside = sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(n))
    walk = [0]
    for _ in range(n):
        walk.append(walk[-1] + random.choice((-1, 1)))
    visits = Counter(walk)
    mean = sum(walk) / len(walk)
    deviation = math.sqrt(sum((w - mean) ** 2 for w in walk) / (len(walk) - 1))
    hand = random.sample(range(52), 5)
    weights = random.choices(["a", "b", "c"], weights=[5, 3, 2], k=10)
    return 4 * inside / n, visits.most_common(3), round(deviation, 6), hand, weights, random.gauss(0, 1)


# args: 0.1, 5
# args: 0.01, 3
#pythran export pendulum(float, int)
def pendulum(dt, steps):
    def derivatives(state):
        angle, speed = state
        return speed, -9.81 * math.sin(angle)

    def rk4(state, h):
        k1 = derivatives(state)
        k2 = derivatives(tuple(s + h / 2 * k for s, k in zip(state, k1)))
        k3 = derivatives(tuple(s + h / 2 * k for s, k in zip(state, k2)))
        k4 = derivatives(tuple(s + h * k for s, k in zip(state, k3)))
        return tuple(s + h / 6 * (a + 2 * b + 2 * c + d) for s, a, b, c, d in zip(state, k1, k2, k3, k4))

    state = (0.5, 0.0)
    path = [state]
    for _ in range(steps):
        state = rk4(state, dt)
        path.append(state)
    return path


# args: 10
#pythran export two_bodies(int)
def two_bodies(steps):
    bodies = [Body(0.0, 0.0, 0.0, 0.0, 10.0), Body(1.0, 0.0, 0.0, 3.0, 1.0)]
    for _ in range(steps):
        moved = []
        for b in bodies:
            ax = ay = 0.0
            for o in bodies:
                if o != b:
                    dx, dy = o.x - b.x, o.y - b.y
                    d = math.hypot(dx, dy)
                    ax += o.m * dx / d**3
                    ay += o.m * dy / d**3
            vx, vy = b.vx + 0.01 * ax, b.vy + 0.01 * ay
            moved.append(b._replace(x=b.x + 0.01 * vx, y=b.y + 0.01 * vy, vx=vx, vy=vy))
        bodies = moved
    return bodies, sum(0.5 * b.m * (b.vx**2 + b.vy**2) for b in bodies)


# args: 3
# args: 0
#pythran export vectors(int)
def vectors(n):
    position, velocity = Vector(0.0, 10.0), Vector(1.0, 0.0)
    gravity = Vector(0.0, -9.81)
    for _ in range(n):
        velocity = velocity + 0.1 * gravity
        position = position + velocity * 0.1
        if position.y < 0:
            velocity = -velocity
    x, y = position
    return x, y, abs(velocity), position == Vector(x, y), repr(position)


# args: 5
#pythran export events(int)
def events(n):
    queue = []
    for i in range(n):
        heapq.heappush(queue, Event((i * 7) % 5 + 0.5, f"e{i}"))
    log = []
    now = 0.0
    while queue:
        e = heapq.heappop(queue)
        now = e.time
        log.append((now, e.name))
        if e.name == "e1" and len(log) < 10:
            heapq.heappush(queue, Event(now + 1, "again"))
    return log


# args: 6, 3, 11
#pythran export bank_queue(int, int, int)
def bank_queue(customers, tellers, seed):
    rng = random.Random(seed)
    arrivals = sorted(rng.uniform(0, 10) for _ in range(customers))
    free = [(0.0, t) for t in range(tellers)]
    heapq.heapify(free)
    waits = defaultdict(list)
    for a in arrivals:
        at, teller = heapq.heappop(free)
        start = max(a, at)
        waits[teller].append(start - a)
        heapq.heappush(free, (start + rng.expovariate(0.5), teller))
    return {t: (len(w), max(w), sum(w) / len(w)) for t, w in sorted(waits.items())}


# args: 16
# args: 1
#pythran export fourier(int)
def fourier(n):
    def fft(x):
        if len(x) == 1:
            return x
        even, odd = fft(x[::2]), fft(x[1::2])
        t = [cmath.exp(-2j * cmath.pi * k / len(x)) * odd[k] for k in range(len(x) // 2)]
        return [e + o for e, o in zip(even, t)] + [e - o for e, o in zip(even, t)]

    signal = [complex(math.sin(2 * math.pi * i / n * 3)) for i in range(n)]
    return [round(abs(c), 9) for c in fft(signal)]


# args: 90, 12
#pythran export automaton(int, int)
def automaton(rule, steps):
    table = {tuple(map(int, f"{i:03b}")): rule >> i & 1 for i in range(8)}
    width = 2 * steps + 1
    row = [0] * width
    row[steps] = 1
    out = []
    for _ in range(steps):
        out.append("".join(" #"[c] for c in row).rstrip())
        row = [table[row[i - 1], row[i], row[(i + 1) % width]] for i in range(width)]
    return out


# args: [0, 3, 3, 1, 0, 2], 3
# args: [], 2
#pythran export page_cache(int list, int)
def page_cache(pages, size):
    cache, order = set(), deque()
    faults = 0
    for p in pages:
        if p in cache:
            order.remove(p)
        else:
            faults += 1
            if len(cache) == size:
                cache.discard(order.popleft())
            cache.add(p)
        order.append(p)
    return faults, list(order), cache


# args: -2.0, 1.0, 20, 9
#pythran export mandelbrot(float, float, int, int)
def mandelbrot(left, right, width, height):
    shades = " .:-=+*#%@"
    rows = []
    for r in range(height):
        line = ""
        for c in range(width):
            z0 = complex(left + (right - left) * c / (width - 1), 1 - 2 * r / (height - 1))
            z, n = 0j, 0
            while abs(z) <= 2 and n < 50:
                z = z * z + z0
                n += 1
            line += shades[min(n * len(shades) // 51, len(shades) - 1)]
        rows.append(line)
    return rows


# args: 1.0, 3.0
# args: 2.0, 2.0
#pythran export intervals(float, float)
def intervals(a, b):
    def add(x, y):
        return x[0] + y[0], x[1] + y[1]

    def mul(x, y):
        products = [p * q for p in x for q in y]
        return min(products), max(products)

    def power(x, n):
        result = (1.0, 1.0)
        for _ in range(n):
            result = mul(result, x)
        return result

    def polynomial(x, *coefficients):
        total = (0.0, 0.0)
        for c in coefficients:
            total = add(mul(total, x), (c, c))
        return total

    x = (min(a, b), max(a, b))
    return polynomial(x, 1.0, -3.0, 2.0), power(x, 3), [add(x, (-i, i)) for i in range(3)]
