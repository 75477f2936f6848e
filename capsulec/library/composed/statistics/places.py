"""Values at places of the sorted data, and the most frequent ones."""

from bisect import bisect_left, bisect_right

from capsulec.internal import exact_ratio, int_or_float, python_version, statistics_error


def _sorted(data):
    values = sorted(data)
    if not values:
        statistics_error("no median for empty data")
    return values


def median(data):
    values = _sorted(data)
    half = len(values) // 2
    if isinstance(values[half], int):
        if len(values) % 2 == 0:
            return int_or_float(0, exact_ratio([values[half - 1], values[half]], 2), False)
        return int_or_float(values[half], 0.0, True)
    if len(values) % 2 == 0:
        return (values[half - 1] + values[half]) / 2
    return values[half]


def median_low(data):
    values = _sorted(data)
    return values[(len(values) - 1) // 2]


def median_high(data):
    values = _sorted(data)
    return values[len(values) // 2]


def median_grouped(data, interval=1.0):
    values = _sorted(data)
    count = len(values)
    middle = values[count // 2]
    below = bisect_left(values, middle)
    inside = bisect_right(values, middle) - below
    width = float(interval)
    return (float(middle) - width / 2.0) + width * (count / 2 - below) / inside


def _counts(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        statistics_error("no mode for empty data")
    most = max(counts.values())
    for value, count in counts.items():
        if count == most:
            return value
    raise AssertionError


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        statistics_error("n must be at least 1")
    values = sorted(data)
    size = len(values)
    if python_version >= 313 and size == 1:
        return [values[0] * 1.0 for _ in range(n - 1)]
    if size < 2:
        statistics_error("must have at least two data points")
    if method == "inclusive":
        found = []
        for i in range(1, n):
            place, rest = divmod(i * (size - 1), n)
            found.append((values[place] * (n - rest) + values[place + 1] * rest) / n)
        return found
    if method != "exclusive":
        raise ValueError(f"Unknown method: {method!r}")
    found = []
    for i in range(1, n):
        place = min(max(i * (size + 1) // n, 1), size - 1)
        rest = i * (size + 1) - place * n
        found.append((values[place - 1] * (n - rest) + values[place] * rest) / n)
    return found
