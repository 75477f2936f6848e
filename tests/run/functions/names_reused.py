"""What names stand for: lambdas that call themselves, defaults of recursive functions, names reused beside `try`."""

#pythran export int_of_nan(int)
# args: 5
def int_of_nan(i):
    return int(float("nan"))
#pythran export int_of_any(float)
# args: float("nan")
# args: float("inf")
def int_of_any(i):
    return int(i)
#pythran export int_of_infinity(int)
# args: 5
def int_of_infinity(i):
    x = float("inf")
    if i == 5: return int(x)
    return 3
fact0 = lambda n: 1 if n < 2 else n * fact0(n - 1)
#pythran export lambdas(int)
# args: 6
def lambdas(n):
    fact = lambda n: 1 if n < 2 else n * fact(n - 1)
    even = lambda n: n == 0 or odd(n - 1)
    odd = lambda n: n != 0 and even(n - 1)
    if n > 3:
        g = lambda a, b=2: a if b == 0 else g(a + n, b - 1)
        n = g(1)
    h = lambda x: x + 1
    h = lambda x: x + 2
    return fact(n), even(n), odd(7), n, h(1), fact0(5), list(map(fact, range(4))), (lambda f: f(3))(fact)
#pythran export memo(int)
# args: 6
def memo(n):
    def memo(k, m={0: 0, 1: 1}):
        if k not in m: m[k] = memo(k - 1) + memo(k - 2)
        return m[k]
    return memo(n)
#pythran export nested_defaults(int)
# args: 6
def nested_defaults(n):
    def memo(k, m={0: 0, 1: 1}):
        if k in m: return m[k]
        m[k] = memo(k - 1) + memo(k - 2)
        return m[k]
    def down(k, seen=[]):
        seen.append(k)
        return len(seen) if k == 0 else down(k - 1)
    def down2(k, step=n):
        return k if k < 0 else down2(k - step)
    return memo(n), memo(3), down(3), down2(20)
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
def search(n): return n > 40 and n or search(n * 2)
#pythran export known_later(int)
# args: 6
# args: 7
def known_later(n):
    return even(n), odd(n), search(n)
#pythran export default_constant(int)
# args: 6
def default_constant(n):
    def down(k, s=2):
        return 0 if k < 0 else down(k - s)
    return down(n)
#pythran export default_passed(int)
# args: 6
def default_passed(n):
    def down(k, s=n):
        return 0 if k < 0 else down(k - s, s)
    return down(n)
#pythran export default_list(int)
# args: 6
def default_list(n):
    def down(k, s=[]):
        return 0 if k < 0 else down(k - 1)
    return down(n)
#pythran export default_once(int)
# args: 6
def default_once(n):
    def down(k, s=n):
        return 0 if k < 0 else k - s
    return down(n)
#pythran export default_list_once(int)
# args: 6
def default_list_once(n):
    def down(k, s=[]):
        return 0 if k < 0 else k - len(s)
    return down(n)
#pythran export default_local(int)
# args: 6
def default_local(n):
    def down(k, s=n):
        return 0 if k < 0 else down(k - s)
    return down(n)
#pythran export reused_before_try(str)
# args: "12 3"
# args: "x"
# args: ""
def reused_before_try(s):
    s = s.split()
    try:
        return int(s[0])
    except ValueError:
        return -1
    except IndexError:
        return -2
#pythran export iterator_before_try(int list)
# args: [1]
# args: []
def iterator_before_try(it):
    it = iter(it)
    try:
        x = next(it)
    except StopIteration:
        return -1
    return x
#pythran export reused_in_try(str)
# args: "12"
# args: "1x"
def reused_in_try(s):
    try:
        n = int(s)
        s = n * 2
        return s
    except ValueError:
        return 0
#pythran export reused_in_loop(str)
# args: "12"
# args: "1x"
def reused_in_loop(s):
    out = []
    for part in s:
        try:
            part = int(part)
            out.append(part)
        except ValueError:
            out.append(-1)
    s = out
    return s
