"""statistics: values to the last bit, with Python's errors."""

import math
import statistics
from statistics import fmean, mean, median, pvariance, stdev, variance

import numpy as np


#pythran export means(float list)
def means(l):
    return mean(l), fmean(l)


#pythran export means_of_integers(int list)
def means_of_integers(l):
    return mean(l), fmean(l), median(l)


#pythran export weighted(float list, float list)
# args: [3.5, 4.0, 5.25], [1.0, 2.0, 0.5]
# args: [1e300, -1e300, 1.0], [1.0, 1.0, 3.0]
# args: [1.0], [0.0]
# args: [1.0, 2.0], [1.0]
# args: [], []
def weighted(l, w):
    # until python 3.11: later ones refuse other things
    # needs python 3.11: fmean has no weights before
    return fmean(l, w), fmean(l, weights=w)


#pythran export positive_means(float list, bool)
# args: [54.0, 24.0, 36.0], True
# args: [40.0, 60.0, 0.1, 3.7], True
# args: [1e-300, 1e300, 5e-324, 1.7e308], True
# args: [1.0, 2.0, -1.0], False
# args: [0.0, 1.0, 2.0], False
# args: [3.25], True
# args: [-3.25], False
# args: [], False
def positive_means(l, geometric):
    if geometric:
        return statistics.geometric_mean(l), statistics.harmonic_mean(l)
    return 1.0, float(statistics.harmonic_mean(l))


#pythran export harmonic_weighted(float list, float list)
# args: [40.0, 60.0], [5.0, 30.0]
# args: [40.0, 60.0, 0.3], [5.0, 0.0, 0.1]
# args: [40.0, 60.0], [5.0, -30.0]
# args: [40.0, 60.0], [5.0]
# args: [40.0, 60.0], [0.0, 0.0]
def harmonic_weighted(l, w):
    return statistics.harmonic_mean(l, weights=w)


#pythran export geometric_refused(float list)
# args: [1.0, -1.0]
# args: []
def geometric_refused(l):
    # until python 3.12: later ones take zeros
    try:
        return str(statistics.geometric_mean(l))
    except ValueError as error:
        return str(error)


#pythran export medians(float list)
def medians(l):
    l = [x for x in l if x == x]
    return statistics.median_low(l), statistics.median_high(l), median(l)


#pythran export grouped(int list, float)
# args: [25, 25, 35, 35, 35, 45], 10.0
# args: [1], 1.0
# args: [1, 2, 2, 3, 4, 4, 4, 4, 4, 5], 1.0
# args: [], 1.0
def grouped(l, width):
    # needs python 3.11: median_grouped gives an int for one value before
    return statistics.median_grouped(l, width), statistics.median_grouped(l, interval=2), statistics.median_grouped(l)


#pythran export modes(str, int list)
# args: "aabbbbccddddeeffffgg", [1, 1, 2, 3, 3, 3, 3, 4]
# args: "x", [5]
def modes(s, l):
    return statistics.multimode(s), statistics.multimode(l), statistics.mode(l), statistics.mode(s)


#pythran export cuts(float list, int)
# args: [105.0, 129.0, 87.0, 86.0, 111.0, 111.0, 89.0, 81.0, 108.0, 92.0, 110.0], 10
# args: [1.0, 2.0], 4
# args: [1.0, 2.0], 1
# args: [1.0, 2.5, 0.1], 100
# args: [1.0, 2.0], 0
# args: [], 4
def cuts(l, n):
    # until python 3.12: later ones take a single value
    return (
        statistics.quantiles(l, n=n), statistics.quantiles(l, n=n, method="inclusive"), statistics.quantiles(l),
    )


#pythran export cuts_by(float list, str)
# args: [1.0, 2.0], "inclusive"
# args: [1.0, 2.0], "neither"
def cuts_by(l, method):
    return statistics.quantiles(l, method=method)


#pythran export spread(float list)
def spread(l):
    l = [x for x in l if abs(x) < 1e300]
    return stdev(l), statistics.pstdev(l)


#pythran export variances(float list)
def variances(l):
    l = [x for x in l if abs(x) < 1e300]
    return statistics.variance(l), statistics.pvariance(l)


#pythran export spread_of_integers(int list)
def spread_of_integers(l):
    return float(statistics.variance(l)), float(statistics.pvariance(l)), stdev(l), statistics.pstdev(l)


#pythran export around(float list, float)
# args: [1.5, 2.5, 4.0, 0.1], 2.0
# args: [1e100, -1e100, 3.0], 0.0
# args: [1.0], 1.0
# args: [], 1.0
def around(l, center):
    return statistics.pstdev(l, center), statistics.stdev(l, center), statistics.pvariance(l, mu=center)


#pythran export small(float list)
# args: [5e-324, 1e-323, 0.0, 2e-323]
# args: [1e-310, 3e-310, 2.5e-308]
# args: [0.1, 0.1, 0.1]
# args: [1e16, 1.0, -1e16, 1.0]
# args: [1.7976931348623157e308, 1.7976931348623157e308, -5e-324]
# args: [-0.0, -0.0]
def small(l):
    return mean(l), stdev(l), statistics.pstdev(l)


#pythran export related(float list, float list)
# args: [1.0, 2.0, 3.0, 4.5, 7.0], [1.5, 2.0, 3.75, 4.0, 9.0]
# args: [1.0, 2.0, 3.0], [3.0, 2.0, 1.0]
# args: [0.1, 0.2, 0.3, 0.4], [1e10, -1e-10, 3.3, 0.7]
# args: [1.0], [2.0]
# args: [1.0, 2.0], [2.0]
def related(x, y):
    return statistics.covariance(x, y), statistics.correlation(x, y)


#pythran export fitted(float list, float list)
# args: [1971.0, 1975.0, 1979.0, 1982.0, 1983.0], [1.0, 2.0, 3.0, 4.0, 5.0]
# args: [1.0, 2.0], [3.0, -4.5]
# args: [1.0], [1.0]
# args: [1.0, 2.0], [1.0]
def fitted(x, y):
    slope, intercept = statistics.linear_regression(x, y)
    return slope, intercept


#pythran export passed((int, int, int), float)
def passed(t, x):
    made = mean(k * 0.5 for k in t), median(t), stdev([1, 2, 4]), mean({1.5, 2.5}), mean(range(4))
    try:
        mean([x][:0])
    except ValueError as error:
        return made, str(error)
    return made, ""


#pythran export refused()
# args:
def refused():
    found = []
    for case in range(4):
        try:
            if case == 0:
                statistics.mode([1][:0])
            elif case == 1:
                statistics.correlation([1.0, 1.0], [2.0, 3.0])
            elif case == 2:
                statistics.linear_regression([1.0, 1.0], [2.0, 3.0])
            else:
                statistics.median([1][:0])
        except ValueError as error:
            found.append(str(error))
    return found, statistics.multimode([1][:0])


#pythran export whole_means(int list)
# args: [1, 2, 3]
# args: [1, 2]
# args: [5]
# args: []
# args: [-7, 2, 2]
# args: [9223372036854775807, 9223372036854775807, 9223372036854775805]
def whole_means(l):
    return mean(l), statistics.fmean(l), statistics.median_low(l)
#pythran export used_means(int list)
# args: [1, 2, 3]
# args: [1, 2]
# args: [5, 1, 1, 0]
def used_means(l):
    m = mean(l); d = median(l)
    print(m, d, [m, d], (m,), {"a": m}, f"{m}|{d!r}", "%s" % m)
    return m, d, [m, d], {m: d}, m == 2, m == 1.5, m == d, isinstance(m, int), isinstance(m, float), str(m), math.sqrt(m), round(m + 0.2, 2), [x - m > 0 for x in l], sum((x - m) ** 2 for x in l) / 2 > 1, m < 3, max(l) > m, sorted([m + 0.5, 1.0]), np.array([1.0, 2.0]) * m, float(m), int(m), bool(m), "%.2f" % m, f"{m:.1f}", m in l, m in [1.5], min(m, 1.0) * 1.0, -m < 0
#pythran export whole_spreads(int list)
# args: [1, 2, 3]
# args: [1, 2]
# args: [5, 1, 1, 1]
# args: [1, 2, 5, 1]
def whole_spreads(l):
    return variance(l), pvariance(l), variance(l, 2), statistics.stdev(l), statistics.mean([float(x) for x in l]), median([float(x) for x in l]), statistics.mean([True, False]), mean(set(l)), mean(tuple(l)), median((1, 2, 3)), mean(x * x for x in l), statistics.mode(l)
#pythran export joined_means(int list)
# args: [1, 2, 3]
# args: [1, 2]
def joined_means(l):
    x = 0
    y = 0.5
    if len(l) > 2:
        x = mean(l)
        y = mean(l) + 0.0
    return x, y
