"""What Python's fractions are where a function gives the type of its data: whole ones of integers are integers."""

from capsulec.internal import exact_ratio, exact_variance, int_or_float


def exact_quotient(values, count):
    if isinstance(values[0], int):
        rest = sum([value % count for value in values])
        whole = rest % count == 0
        return int_or_float(
            sum([value // count for value in values]) + rest // count, exact_ratio(values, count), whole
        )
    return exact_ratio(values, count)


def exact_spread(values, degrees):
    found = exact_variance(values, degrees)
    if isinstance(values[0], int):
        # What wraps around is right modulo 2**64, and the float is nearer to the quotient than that.
        count, total, near = len(values), sum(values), int(min(found, 9007199254740991.0))
        above = count * sum([value * value for value in values]) - total * total
        return int_or_float(near, found, near == found and above == count * degrees * near)
    return found
