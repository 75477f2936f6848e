"""Exceptions with computed messages and several arguments, and what a handler can see of them."""


#pythran export computed(int, float, str)
def computed(n, x, s):
    if n % 4 == 0:
        raise ValueError(f"{n} is bad: {s}")
    if n % 4 == 1:
        raise KeyError(n)
    if n % 4 == 2:
        raise TypeError("several", n, x, s, (n, "a"), None)
    raise OSError(2, "no such thing")


#pythran export asserted(int, str)
def asserted(n, s):
    assert n < 0, "constant"
    assert n < -3, s + "!"
    assert n < -5, n
    return n


#pythran export seen(int, str)
def seen(n, s):
    try:
        if n % 3 == 0:
            raise ValueError(s)
        if n % 3 == 1:
            raise KeyError(s)
        raise RuntimeError
    except ValueError as e:
        return "value " + str(e), e.args, len(e.args)
    except KeyError as e:
        return f"key {e}", e.args, 0
    except Exception as e:
        return repr(e), e.args, -1


#pythran export from_runtime(int list, int, str)
def from_runtime(values, i, s):
    try:
        return str(values[i] // (i - 1))
    except IndexError as error:
        return "index: " + str(error)
    except ZeroDivisionError as error:
        return f"zero: {error!r}"


#pythran export again(str)
def again(s):
    try:
        return int(s)
    except ValueError as e:
        try:
            raise TypeError(str(e) + "?")
        except TypeError as other:
            if len(s) > 3:
                raise
            print("seen:", other, e)
        raise e


#pythran export in_loop(str list)
def in_loop(texts):
    good, bad = [], []
    for text in texts:
        try:
            good.append(float(text))
        except ValueError as e:
            bad.append(str(e))
        else:
            bad.append("fine")
        finally:
            good.append(0.0)
    return good, bad


#pythran export missing(str:int dict, (int, str):int dict, str set, str)
def missing(table, pairs, elements, key):
    try:
        return str(table[key])
    except KeyError as e:
        text = str(e)
    try:
        text += str(pairs.pop((1, key)))
    except KeyError as e:
        text += str(e)
    elements.remove(text)
    return text


#pythran export stop(int)
def stop(n):
    if n == 0:
        raise StopIteration(n)
    if n == 1:
        raise LookupError("bye")
    raise UnicodeError("text", n)


#pythran export outer_again(int, str)
def outer_again(n, s):
    try:
        raise ValueError(s, n)
    except ValueError as e:
        try:
            raise KeyError(n)
        except KeyError as other:
            if n % 2:
                raise e
            raise other
