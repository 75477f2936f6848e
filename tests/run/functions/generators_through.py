"""What is thrown into generators that go through others, and the contexts of what their handlers raise."""

def inner(n):
    out = 0
    while True:
        try:
            x = yield out
            out = n if x is None else x
        except ValueError as e:
            out = -len(str(e))

def forever(n):
    r = yield from inner(n)
    return 1

#pythran export through(int)
def through(n):
    g = forever(n)
    out = [next(g)]
    out.append(g.throw(ValueError("abc")))
    out.append(next(g))
    out.append(g.send(n + 5))
    try:
        g.throw(KeyError("k"))
    except KeyError as e:
        out.append(1000)
    out.append(next(g, -7))
    return out

def steps(log, n):
    try:
        for i in range(n):
            try:
                got = yield i
                log.append(f"got {got}")
            except ValueError as e:
                log.append(f"inner {e}")
                yield 100 + i
    finally:
        log.append("inner ends")
    return n * 2

def around(log, n):
    try:
        r = yield from steps(log, n)
        log.append(f"returned {r}")
        yield from [7, 8]
    except KeyError as e:
        log.append(f"outer {e}")
        yield 500
    finally:
        log.append("outer ends")
    yield from steps(log, 1)
    return "end"

#pythran export orders(int, int)
# args: 3, 0
# args: 3, 1
# args: 3, 2
# args: 3, 3
# args: 0, 1
# args: 0, 0
# args: 1, 2
# args: 3, 4
# args: 3, 5
def orders(n, how):
    log = []
    g = around(log, n)
    out = [next(g, -1)]
    try:
        if how == 0:
            out.append(g.throw(ValueError("v")))
            out.append(g.send("s"))
        elif how == 1:
            out.append(g.throw(KeyError("k")))
        elif how == 2:
            out.append(g.throw(RuntimeError("r")))
        elif how == 3:
            g.close()
        elif how == 4:
            out.append(g.throw(ValueError("one")))
            out.append(g.throw(ValueError("two")))
        else:
            out.append(g.throw(StopIteration))
        for x in g:
            out.append(x)
    except (KeyError, RuntimeError, ValueError) as e:
        log.append(f"left {type(e).__name__ if False else str(e)}")
    return out, log

#pythran export closing(int)
def closing(n):
    log = []
    g = around(log, 5)
    for i in range(n % 4):
        next(g)
    g.close()
    return log

#pythran export given_up(int)
def given_up(n):
    log = []
    for x in around(log, 5):
        if x == n % 4:
            break
    return x

def two():
    try:
        yield 1
    except ValueError:
        try:
            yield 2
        except KeyError as e:
            raise RuntimeError("x")

#pythran export context(int)
def context(n):
    g = two()
    next(g)
    out = [g.throw(ValueError("v"))]
    g.throw(KeyError("k"))
    return out

def handling(kind):
    try:
        yield 1
        raise ValueError("first")
    except ValueError as e:
        yield 2
        if kind == 0:
            raise KeyError("second")
        if kind == 1:
            raise
        if kind == 2:
            raise TypeError("third") from e
        if kind == 3:
            raise TypeError("fourth") from None
        try:
            [][kind]
        except IndexError:
            if kind == 4:
                raise RuntimeError("deep")
        if kind == 5:
            yield int("x")
        yield 3
    finally:
        if kind == 6:
            yield 4
            raise OSError("late")

#pythran export contexts(int)
# args: 0
# args: 1
# args: 2
# args: 3
# args: 4
# args: 5
# args: 6
# args: 7
def contexts(kind):
    return list(handling(kind))

def final():
    try:
        yield 1
        raise ValueError("pending")
    finally:
        yield 2
        raise KeyError("in finally")

#pythran export in_finally(int)
def in_finally(n):
    return list(final())

def seen(kind):
    try:
        yield 0
        raise ValueError("a")
    except ValueError:
        try:
            yield 1
            raise KeyError("b")
        except KeyError as e:
            yield len(str(e.__context__))
            if kind:
                raise

#pythran export seen_inside(bool)
def seen_inside(kind):
    return list(seen(kind))

def deep(n):
    if n == 0:
        try:
            x = yield "bottom"
        except LookupError as e:
            x = "caught " + str(e)
        yield "then " + str(x)
        return 1
    r = yield from deep(n - 1)
    return r + 1

#pythran export deeper(int)
# args: 0
# args: 3
def deeper(n):
    g = deep(n)
    out = [next(g), g.throw(IndexError("i"))]
    try:
        next(g)
    except StopIteration as e:
        return out, e.value
    return out, -1
