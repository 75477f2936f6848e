"""try, except, else and finally, in every combination with return, break, continue and raise."""


def divide(x, y):
    return x // y


def fail(x):
    if x % 4 == 0:
        raise ValueError("four")
    if x % 4 == 1:
        raise KeyError("one")
    if x % 4 == 2:
        raise ZeroDivisionError("two")
    return x


#pythran export capsule try_except(int, int)
def try_except(x, y):
    try:
        r = x // y
    except ZeroDivisionError:
        r = -1
    return r


#pythran export capsule try_float(float, float)
def try_float(x, y):
    try:
        return x / y
    except ZeroDivisionError:
        return 0.0


#pythran export capsule try_except_else(int, int)
def try_except_else(x, y):
    try:
        r = x % y
    except ZeroDivisionError:
        r = -1
    else:
        r += 100
    return r


#pythran export capsule try_finally(int, int, int*)
def try_finally(x, y, p):
    p[0] = 0
    try:
        p[1] = x // y
    finally:
        p[0] = 1
    return p[1]


#pythran export capsule try_all(int, int, int*)
def try_all(x, y, p):
    p[0] = 0
    try:
        r = fail(x)
    except ValueError:
        r = -1
        p[0] += 1
    except KeyError:
        r = -2
        p[0] += 10
    else:
        r = 5
        p[0] += 100
    finally:
        p[0] += 1000
    return r


#pythran export capsule except_tuple(int)
def except_tuple(x):
    try:
        return fail(x)
    except (ValueError, ZeroDivisionError):
        return -1


#pythran export capsule except_base(int)
def except_base(x):
    try:
        return fail(x)
    except ArithmeticError:
        return -1
    except LookupError:
        return -2


#pythran export capsule except_bare(int)
def except_bare(x):
    try:
        return fail(x)
    except:
        return -1


#pythran export capsule except_exception(int)
def except_exception(x):
    try:
        return fail(x)
    except Exception:
        return -1


#pythran export capsule except_as(int)
def except_as(x):
    try:
        return fail(x)
    except ValueError as error:
        return -1


#pythran export capsule reraise(int, int*)
def reraise(x, p):
    p[0] = 0
    try:
        return fail(x)
    except KeyError:
        p[0] = 1
        raise


#pythran export capsule reraise_as(int)
def reraise_as(x):
    try:
        return fail(x)
    except ValueError as error:
        raise error


#pythran export capsule raise_other(int)
def raise_other(x):
    try:
        return fail(x)
    except ValueError:
        raise IndexError("other")


#pythran export capsule raise_from(int)
def raise_from(x):
    try:
        return fail(x)
    except ValueError as error:
        raise IndexError("other") from error


#pythran export capsule raise_from_none(int)
def raise_from_none(x):
    try:
        return fail(x)
    except ValueError:
        raise IndexError("other") from None


#pythran export capsule return_in_finally(int)
def return_in_finally(x):
    try:
        return fail(x)
    finally:
        return -7


#pythran export capsule return_overridden(int)
def return_overridden(x):
    try:
        return x
    finally:
        if x > 5:
            return -1


#pythran export capsule return_value_kept(int)
def return_value_kept(x):
    y = x
    try:
        return y
    finally:
        y = 0


#pythran export capsule break_in_finally(int)
def break_in_finally(n):
    s = 0
    for i in range(n):
        try:
            s += fail(i)
        finally:
            s += 1
            break
    return s


#pythran export capsule break_in_try(int)
def break_in_try(n):
    s = 0
    for i in range(n):
        try:
            if i == 3:
                break
            s += i
        finally:
            s += 100
    else:
        s = -s
    return s


#pythran export capsule continue_in_try(int)
def continue_in_try(n):
    s = 0
    for i in range(n):
        try:
            if i % 2:
                continue
            s += i
        finally:
            s += 100
    return s


#pythran export capsule continue_in_finally(int)
def continue_in_finally(n):
    s = 0
    for i in range(n):
        try:
            s += fail(i)
        finally:
            s += 100
            continue
        s += 10000
    return s


#pythran export capsule continue_in_except(int)
def continue_in_except(n):
    s = 0
    for i in range(n):
        try:
            s += fail(i)
        except (ValueError, KeyError):
            s += 1000
            continue
        except ZeroDivisionError:
            break
        else:
            s += 10
        s += 1
    return s


#pythran export capsule return_in_except(int, int*)
def return_in_except(x, p):
    p[0] = 0
    try:
        fail(x)
    except ValueError:
        p[0] += 1
        return 1
    except KeyError:
        p[0] += 2
        return 2
    else:
        p[0] += 3
        return 3
    finally:
        p[0] += 10
    return 4


#pythran export capsule raise_in_finally(int)
def raise_in_finally(x):
    try:
        return fail(x)
    finally:
        if x > 0:
            raise OSError("last")


#pythran export capsule raise_in_else(int)
def raise_in_else(x):
    try:
        y = fail(x)
    except ValueError:
        y = 0
    else:
        raise ValueError("else")
    return y


#pythran export capsule nested_finally(int, int*)
def nested_finally(x, p):
    p[0] = 0
    try:
        try:
            try:
                return fail(x)
            finally:
                p[0] = p[0] * 10 + 1
        except ValueError:
            p[0] = p[0] * 10 + 2
            return -2
        finally:
            p[0] = p[0] * 10 + 3
    except KeyError:
        p[0] = p[0] * 10 + 4
        return -4
    finally:
        p[0] = p[0] * 10 + 5


#pythran export capsule nested_handlers(int)
def nested_handlers(x):
    try:
        try:
            fail(x)
        except ValueError:
            fail(x + 1)
        except KeyError:
            fail(x + 2)
    except ZeroDivisionError:
        return 1
    except KeyError:
        return 2
    return 3


#pythran export capsule try_in_handler(int)
def try_in_handler(x):
    try:
        return fail(x)
    except KeyError:
        try:
            return fail(x - 1)
        except ValueError:
            raise
        finally:
            x = 5
    except ValueError:
        return -x


#pythran export capsule try_in_finally(int)
def try_in_finally(x):
    r = 0
    try:
        r = fail(x)
    except ValueError:
        r = 1
    finally:
        try:
            r += fail(x + 1)
        except (KeyError, ValueError):
            r += 10
    return r


#pythran export capsule bare_raise_after_inner(int)
def bare_raise_after_inner(x):
    try:
        return fail(x)
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise


#pythran export capsule finally_loop(int, int*)
def finally_loop(n, p):
    p[0] = 0
    for i in range(n):
        try:
            for j in range(n):
                try:
                    if j == 2:
                        break
                    if i == 4:
                        return p[0]
                finally:
                    p[0] += 1
            else:
                continue
        finally:
            p[0] += 100
    return -p[0]


#pythran export capsule while_try(int)
def while_try(n):
    i = 0
    while True:
        try:
            i += 1
            if i > n:
                break
            fail(i)
        except ValueError:
            continue
        except KeyError:
            i += 1
        except ZeroDivisionError:
            i += 2
    return i


#pythran export capsule variable_set_before_raise(int)
def variable_set_before_raise(x):
    y = 1
    try:
        y = 2
        fail(x)
        y = 3
    except ValueError:
        pass
    except KeyError:
        y = y + 10
    return y


#pythran export capsule unbound_in_try(int)
def unbound_in_try(x):
    try:
        fail(x)
        y = 3
    except ValueError:
        pass
    return y


#pythran export capsule unbound_exception_name(int)
def unbound_exception_name(x):
    try:
        return 10 // x
    except ZeroDivisionError as error:
        pass
    try:
        error
    except UnboundLocalError:
        return -1
    return 0


#pythran export capsule assert_caught(int)
def assert_caught(x):
    try:
        assert x > 0, "message"
    except AssertionError:
        return -1
    return x


#pythran export capsule except_order(int)
def except_order(x):
    try:
        return 1 // x
    except Exception:
        return -1
    except ZeroDivisionError:
        return -2


#pythran export capsule exception_from_depth(int, int)
def exception_from_depth(x, y):
    def inner(v):
        return divide(v, y)

    try:
        return inner(x) + inner(y)
    except ZeroDivisionError:
        return -1


#pythran export capsule not_caught(int, int)
def not_caught(x, y):
    try:
        return divide(x, y)
    except KeyError:
        return -1


#pythran export capsule messages(int)
def messages(x):
    if x == 0:
        raise KeyError("key")
    if x == 1:
        raise StopIteration("stop")
    if x == 2:
        raise OSError("os")
    if x == -1:
        raise NotImplementedError
    if x == -2:
        raise TypeError("")
    if x == 3:
        raise KeyError
    if x == 5:
        raise UnicodeError("ü€")
    if x == 7:
        raise ArithmeticError("with {} braces %s %d")
    return x


#pythran export capsule raise_variable(int)
def raise_variable(x):
    error = ValueError("kept")
    if x > 0:
        raise error
    return x


#pythran export capsule raise_in_condition(int, int)
def raise_in_condition(x, y):
    try:
        if x // y > 2:
            return 1
        elif y % x == 0:
            return 2
    except ZeroDivisionError:
        return 3
    return 4


#pythran export capsule loop_over_failures(int*, int)
def loop_over_failures(p, n):
    count = 0
    for i in range(n):
        try:
            count += fail(p[i] % 8)
        except ValueError:
            count += 1000
        except KeyError:
            count += 100000
        except ArithmeticError:
            pass
        finally:
            count += 1
    return count


def deep(n, p):
    try:
        if n == 0:
            raise ValueError("bottom")
        if n > 1000:
            return 0
        return deep(n - 1, p) + 1
    finally:
        p[0] += 1


#pythran export capsule recursive_finally(int, int*)
def recursive_finally(n, p):
    p[0] = 0
    try:
        return deep(abs(n) % 2000, p)
    except ValueError:
        return -1


#pythran export capsule try_pass(int)
def try_pass(x):
    try:
        pass
    except ValueError:
        x = 1
    else:
        x ^= 2
    finally:
        pass
    return x


#pythran export capsule conditional_reraise(int)
def conditional_reraise(x):
    try:
        fail(x)
    except (ValueError, KeyError, ZeroDivisionError) as error:
        if x > 10:
            raise
        return -1
    return 0


#pythran export capsule return_type_join(int)
def return_type_join(x):
    try:
        return fail(x)
    except ValueError:
        return 0.5


#pythran export capsule except_or_default(int, int)
def except_or_default(x, y):
    r = 0.5
    try:
        r = x // y
    except ZeroDivisionError:
        pass
    return r
