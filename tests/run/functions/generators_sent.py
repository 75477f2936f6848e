"""send, throw and close; the values of yield and yield from."""


def averager():
    total = 0.0
    count = 0
    average = 0.0
    while True:
        value = yield average
        if value is None:
            break
        total += value
        count += 1
        average = total / count
    return count

#pythran export averages(float list)
def averages(xs):
    g = averager()
    next(g)
    out = [g.send(x) for x in xs]
    try:
        g.send(None)
    except StopIteration as e:
        return out, e.value
    return out, -1

def inner(n):
    for i in range(n):
        yield i
    return n * 10

def outer(n):
    a = yield from inner(n)
    b = yield from inner(2)
    yield a + b
    return "done"

#pythran export delegated(int)
def delegated(n):
    g = outer(n)
    out = []
    while True:
        try:
            out.append(next(g))
        except StopIteration as e:
            return out, e.value

def guarded():
    n = 0
    while True:
        try:
            yield n
        except ValueError as e:
            n = 100
            yield len(str(e))
        n += 1

#pythran export thrown(int)
def thrown(k):
    g = guarded()
    out = [next(g), next(g)]
    out.append(g.throw(ValueError("abc")))
    out.append(next(g))
    try:
        g.throw(KeyError)
    except KeyError as e:
        out.append(-1)
    out.append(next(g, -5))
    return out

def closing(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")

#pythran export closed(int)
def closed(k):
    log = []
    g = closing(log)
    a = next(g)
    g.close()
    b = next(g, -1)
    g.close()
    h = closing(log)
    h.close()
    return a, b, log, next(h, -2)

def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    return received

def relay():
    got = yield from echo()
    total = 0
    for x in got:
        if x is not None:
            total += x
    yield total

#pythran export relayed(int)
def relayed(n):
    g = relay()
    return next(g), g.send(n), g.send(5), g.send(None)

#pythran export early(int)
def early(n):
    g = averager()
    return g.send(2.5)

def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass

#pythran export ignoring(int)
def ignoring(n):
    g = stubborn()
    next(g)
    g.close()
    return 1


def running(start):
    total = start
    while (step := (yield total)) is not None:
        total += step
    yield -total


#pythran export expressions(int, int list)
def expressions(n, steps):
    g = running(n)
    out = [next(g)]
    for step in steps:
        out.append(g.send(step))
    out.append(g.send(None))
    return out, list(g)


def words():
    text = ""
    while len(text) < 8:
        word = yield text.upper()
        text += word or "-"
    return text


def shouting():
    result = yield from words()
    yield f"<{result}>"
    return len(result)


def whole():
    return (yield from shouting())


#pythran export texts(str list)
# args: ["ab", "cde", "fghi", "jk"]
# args: ["abcdefghij"]
# args: []
def texts(parts):
    g = whole()
    out = [next(g)]
    try:
        for part in parts:
            out.append(g.send(part))
        while True:
            out.append(next(g))
    except StopIteration as e:
        return out, e.value, e.args
    return out, -1, ()


def resource(log, n):
    log.append("open")
    try:
        for i in range(n):
            command = yield i
            if command == "stop":
                return
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("close")


#pythran export resources(int)
def resources(n):
    log = ["start"]
    g = resource(log, 3)
    next(g)
    g.close()
    h = resource(log, n % 3 + 1)
    next(h)
    try:
        h.send("stop")
    except StopIteration:
        log.append("stopped")
    for i in resource(log, 2):
        if i == 1:
            break
    return log


def collatz(n):
    steps = 0
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def longest(limit):
    best = 0
    for start in range(1, limit):
        steps = yield from collatz(start)
        if steps > best:
            best = steps
    return best


#pythran export returned_by_inner(int)
# args: 1
# args: 12
def returned_by_inner(n):
    g = longest(n)
    count = 0
    while True:
        try:
            next(g)
            count += 1
        except StopIteration as stop:
            return count, stop.value


def switching():
    mode = "add"
    total = 0
    while True:
        try:
            x = yield total
            if x is None:
                return
            total = total + x if mode == "add" else total - x
        except ZeroDivisionError:
            mode = "sub" if mode == "add" else "add"


#pythran export switched(int list)
def switched(xs):
    g = switching()
    out = [next(g)]
    for x in xs:
        out.append(g.throw(ZeroDivisionError("x")) if x % 3 == 0 else g.send(x))
    return out, next(g, -1)


#pythran export before_start(int)
def before_start(n):
    g = switching()
    try:
        g.throw(ValueError("early"))
    except ValueError as e:
        return str(e), next(g, "over")
    return "", ""
