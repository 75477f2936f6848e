"""if, while, for, else, break, continue, assert and raise, nested."""


#pythran export capsule if_elif_else(int)
def if_elif_else(x):
    if x < 0:
        r = -1
    elif x == 0:
        r = 0
    elif x < 10:
        r = 1
    else:
        r = 2
    return r


#pythran export capsule early_return(int)
def early_return(x):
    if x < 0:
        return -1
    if x > 10:
        return 1
    return 0


#pythran export capsule missing_return(int)
def missing_return(x):
    if x < 0:
        x = 1


#pythran export capsule while_countdown(int)
def while_countdown(n):
    s = 0
    while n > 0:
        s += n
        n -= 1
    return s


#pythran export capsule while_else(int, int)
def while_else(n, x):
    i = 0
    while i < n:
        if i == x:
            break
        i += 1
    else:
        i = 100
    return i


#pythran export capsule while_true(int)
def while_true(n):
    i = 0
    while True:
        if i * i > n:
            return i
        i += 1


#pythran export capsule while_one_break(int)
def while_one_break(n):
    i = 0
    while 1:
        i += 1
        if i >= n:
            break
    return i


#pythran export capsule while_continue(int)
def while_continue(n):
    i = s = 0
    while i < n:
        i += 1
        if i % 2:
            continue
        s += i
    return s


#pythran export capsule for_range(int)
def for_range(n):
    s = 0
    for i in range(n):
        s += i * i
    return s


#pythran export capsule for_else(int, int)
def for_else(n, x):
    for i in range(n):
        if i == x:
            r = i * 10
            break
    else:
        r = -1
    return r


#pythran export capsule for_variable_after(int)
def for_variable_after(n):
    i = -5
    for i in range(n):
        pass
    return i


#pythran export capsule for_variable_unbound(int)
def for_variable_unbound(n):
    for i in range(n):
        pass
    return i


#pythran export capsule for_variable_changed(int)
def for_variable_changed(n):
    s = 0
    for i in range(n):
        i = i * 2
        s += i
        i += 1
    return s


#pythran export capsule for_bound_changed(int)
def for_bound_changed(n):
    s = 0
    for i in range(n):
        n = n - 1
        s += n
    return s * 100 + n


#pythran export capsule range_two(int, int)
def range_two(n, m):
    s = 0
    for i in range(n, m):
        s = s * 3 + i
    return s


#pythran export capsule range_three(int, int, int)
def range_three(n, m, k):
    s = 0
    for i in range(n, m, k):
        s = s * 3 + i
    return s


#pythran export capsule range_negative(int)
def range_negative(n):
    s = 0
    for i in range(n, -1, -1):
        s = s * 3 + i
    return s


#pythran export capsule range_step_two(int)
def range_step_two(n):
    s = 0
    for i in range(1, n, 2):
        s += i
    for i in range(n, 0, -3):
        s = s * 2 + i
    return s


#pythran export capsule range_huge(int)
def range_huge(n):
    s = 0
    for i in range(2**63 - 1 - n, 2**63 - 1):
        s += i % 10
        if s > 30:
            break
    return s


#pythran export capsule range_huge_step(int)
def range_huge_step(n):
    s = 0
    for i in range(0, 2**63 - 1, 2**61 + n):
        s += 1
    return s


#pythran export capsule range_huge_down(int)
def range_huge_down(n):
    s = 0
    for i in range(-(2**63) + 5, -(2**63), -2):
        s += i % 7
    for i in range(2**62, -(2**63), -(2**62)):
        s += 1
    return s + n


#pythran export capsule range_zero_step(int)
def range_zero_step(x):
    s = 0
    for i in range(0, 10, x - x):
        s += i
    return s


#pythran export capsule nested_loops(int, int)
def nested_loops(n, m):
    s = 0
    for i in range(n):
        for j in range(m):
            if j == i:
                continue
            if j > i + 2:
                break
            s += i * 10 + j
        else:
            s += 1000
    return s


#pythran export capsule nested_breaks(int, int)
def nested_breaks(n, m):
    count = 0
    for i in range(n):
        j = 0
        while j < m:
            j += 1
            for k in range(3):
                if k == j:
                    break
                count += 1
            else:
                continue
            if j == 2:
                break
        else:
            count += 100
        if count > 50:
            break
    else:
        count = -count
    return count


#pythran export capsule else_with_break_outside(int)
def else_with_break_outside(n):
    total = 0
    for i in range(n):
        for j in range(i):
            if j == 3:
                break
        else:
            total += 1
            continue
        break
    return total * 10 + i if n > 0 else total


#pythran export capsule collatz(int)
def collatz(n):
    if n <= 0:
        return 0
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


#pythran export capsule asserted(int)
def asserted(x):
    assert x > 0
    return x


#pythran export capsule asserted_message(int)
def asserted_message(x):
    assert x > 0, "x must be positive"
    return x


#pythran export capsule raising(int)
def raising(x):
    if x < 0:
        raise ValueError("negative")
    if x == 0:
        raise ValueError
    if x == 1:
        raise KeyError("one")
    if x == 2:
        raise IndexError()
    if x > 100:
        raise OverflowError("too big: é \\ \"quoted\" 100%")
    return x


#pythran export capsule raise_only(int)
def raise_only(x):
    raise RuntimeError("always")


#pythran export capsule unbound_if(int)
def unbound_if(x):
    if x > 0:
        y = x
    return y


#pythran export capsule unbound_deleted(int)
def unbound_deleted(x):
    y = x
    if x > 3:
        del y
    return y


#pythran export capsule unbound_in_loop(int)
def unbound_in_loop(n):
    s = 0
    for i in range(n):
        if i > 0:
            s += previous
        if i != 2:
            previous = i
    return s


#pythran export capsule unbound_while(int)
def unbound_while(n):
    while n > 5:
        last = n
        n -= 1
    return last


#pythran export capsule other_type(int)
def other_type(x):
    y = x
    y = y / 2
    z = y
    y = z > 1
    if y:
        y = 1.5
    else:
        y = 2
    return y


#pythran export capsule join_in_loop(int)
def join_in_loop(n):
    s = 0
    for i in range(n):
        if i % 2:
            s = s + 0.5
        else:
            s = s * 2 + 1
    return s


#pythran export capsule join_late(int)
def join_late(n):
    a = 1
    b = 2
    for i in range(n):
        a, b = b, a
        if i == 3:
            a = 0.25
    return a + b


#pythran export capsule join_to_complex(int)
def join_to_complex(n):
    z = 0
    for i in range(n):
        z = z * z + (0.1 + 0.2j)
    return z


#pythran export capsule pass_only(int)
def pass_only(x):
    pass


#pythran export capsule expression_statements(int)
def expression_statements(x):
    "a docstring"
    x
    x + 1
    ...
    return x


#pythran export capsule constant_conditions(int)
def constant_conditions(x):
    if 0:
        x = 5
    if "":
        x = 7
    if not None:
        x += 1
    while False:
        x = 9
    else:
        x += 2
    return x


#pythran export capsule unreachable_code(int)
def unreachable_code(x):
    return x
    x = 1
    return x + 0.5


#pythran export capsule multiple_assignment(int)
def multiple_assignment(x):
    a = b = c = x % 10
    a += 1
    b *= 2
    return a * 10000 + b * 100 + c


#pythran export capsule walrus(int)
def walrus(n):
    s = 0
    while (n := n - 1) > 0:
        s += n
    if (y := s + n) > 5:
        return y
    return (z := y * 2) + z


#pythran export capsule walrus_in_condition(int)
def walrus_in_condition(x):
    return (y := x % 10) + y if (z := x % 5) > 2 else z


#pythran export capsule gcd(int, int)
def gcd(x, y):
    while y:
        x, y = y, x % y
    return x


#pythran export capsule primes(int)
def primes(n):
    count = 0
    for i in range(2, n * 10):
        for j in range(2, i):
            if i % j == 0:
                break
        else:
            count += 1
    return count


#pythran export capsule bits_set(int)
def bits_set(x):
    count = 0
    for i in range(64):
        if x >> i & 1:
            count += 1
    return count


#pythran export capsule newton(float)
def newton(x):
    if not 0 < x < 1e100:
        return -1.0
    guess = x
    for _ in range(60):
        guess = 0.5 * (guess + x / guess)
    return guess


#pythran export capsule bisection(float, float)
def bisection(x, y):
    lo, hi = (x, y) if x < y else (y, x)
    for _ in range(50):
        mid = (lo + hi) / 2
        if mid * mid * mid - 2 < 0:
            lo = mid
        else:
            hi = mid
    return lo


#pythran export capsule loop_in_branch(int, int)
def loop_in_branch(n, x):
    if x > 0:
        for i in range(n):
            x -= i
            if x < -10:
                return -1
    elif x < 0:
        while x < 0 and n > 0:
            x += n
            n -= 1
    return x


#pythran export capsule shadowed_builtin(int)
def shadowed_builtin(x):
    len = x
    int = len + 1
    return int


#pythran export capsule cxx_names(int)
def cxx_names(auto):
    double = auto % 100
    namespace = double + 1
    struct, NULL, EOF = namespace, 2, 3
    template = struct * NULL + EOF
    errno = template
    stdin = errno + 1
    INT_MAX = stdin
    return INT_MAX + template


#pythran export capsule unicode_names(int)
def unicode_names(größe):
    α = größe % 100
    été = α * 2
    return été + α


#pythran export capsule sign_changes(float64*, int)
def sign_changes(p, n):
    count = 0
    for i in range(1, n):
        if p[i - 1] * p[i] < 0:
            count += 1
    return count


#pythran export capsule del_and_rebind(int)
def del_and_rebind(x):
    y = x
    del y
    y = 2.5
    return y


#pythran export capsule augmented_unbound(int)
def augmented_unbound(x):
    if x > 2:
        y = 1
    y += x
    return y


#pythran export capsule range_any(int, int, int)
def range_any(x, y, z):
    s = 0
    for i in range(x, y, z):
        s += i & 255 | 1
        if s > 1000:
            break
    return s


#pythran export capsule range_any_by_three(int, int)
def range_any_by_three(x, y):
    s = 0
    for i in range(x, y, 3):
        s += i & 255 | 1
        if s > 1000:
            break
    for i in range(y, x, -5):
        s += i & 127 | 1
        if s > 3000:
            break
    return s
