"""Programs as users write them: closures, generators, tables of functions."""



#pythran export bank((str, str, int) list)
# args: [("deposit", "a", 5), ("withdraw", "a", 3), ("withdraw", "b", 1), ("steal", "a", 1)]
def bank(ops):
    accounts = {}
    log = []
    def deposit(name, n):
        accounts[name] = accounts.get(name, 0) + n
        return True
    def withdraw(name, n):
        if accounts.get(name, 0) < n:
            return False
        accounts[name] -= n
        return True
    handlers = {"deposit": deposit, "withdraw": withdraw}
    for kind, name, n in ops:
        handler = handlers.get(kind)
        if handler is None:
            log.append(f"unknown {kind}")
            continue
        ok = handler(name, n)
        log.append(f"{kind} {name} {n}: {'ok' if ok else 'failed'}")
    return accounts, log


def _primes_gen():
    D = {}
    q = 2
    while True:
        if q not in D:
            yield q
            D[q * q] = [q]
        else:
            for p in D[q]:
                D.setdefault(p + q, []).append(p)
            del D[q]
        q += 1
def _primes_take(n, it):
    out = []
    for x in it:
        if len(out) >= n:
            break
        out.append(x)
    return out
#pythran export primes(int)
# args: 0
# args: 1
# args: 20
def primes(n):
    return _primes_take(n, _primes_gen())


#pythran export pipeline(int list)
# args: [1, 2, 3, 4]
# args: []
# args: [12, 7]
def pipeline(xs):
    def numbers(items):
        for x in items:
            yield x
    def evens(items):
        return (x for x in items if x % 2 == 0)
    def squares(items):
        yield from map(lambda x: x * x, items)
    total = 0
    for i, x in enumerate(squares(evens(numbers(xs))), start=1):
        total += i * x
    return total, list(zip(xs, squares(xs))), any(x > 10 for x in xs), sum(evens(xs))


#pythran export curry(int, int, int)
def curry(a, b, c):
    def add3(x):
        return lambda y: lambda z: x + y * z
    def twice(f):
        return lambda x: f(f(x))
    inc = lambda x: x + a
    return add3(a)(b)(c), twice(twice(inc))(b), (lambda *, k=3: k + c)(k=b)


def _bank2_make_account(balance):
    history = []
    def deposit(n):
        nonlocal balance
        balance += n
        history.append(n)
        return balance
    def withdraw(n):
        nonlocal balance
        if n > balance:
            raise ValueError("insufficient")
        balance -= n
        history.append(-n)
        return balance
    def report():
        return balance, history
    return deposit, withdraw, report
#pythran export bank2(int)
def bank2(n):
    deposit, withdraw, report = _bank2_make_account(n)
    deposit(100)
    try:
        withdraw(n + 1000)
    except ValueError as e:
        deposit(len(str(e)))
    withdraw(5)
    return report()


LOOKUP_TRANSITIONS = {("idle", "start"): "running", ("running", "stop"): "idle", ("running", "fail"): "error"}
LOOKUP_EVENTS = ["start", "stop", "start", "fail", "start"]
#pythran export lookup(int)
# args: 0
# args: 3
# args: 5
def lookup(n):
    s = "idle"
    trace = [s]
    for e in LOOKUP_EVENTS[: n % 6]:
        s = LOOKUP_TRANSITIONS.get((s, e), s)
        trace.append(s)
    return trace
