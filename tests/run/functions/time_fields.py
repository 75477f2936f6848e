"""time.gmtime, localtime, and what takes the time that they give."""

import time
from time import gmtime

#pythran export gm(int)
# args: 0
# args: 1700000000
# args: -86401
# args: 2**62
def gm(t):
    s = time.gmtime(t)
    year, month, *rest = s
    return s.tm_year, s.tm_mon, s.tm_mday, s.tm_hour, s.tm_min, s.tm_sec, s.tm_wday, s.tm_yday, s.tm_isdst, s[0], s[-1], len(s), year, month, rest, s[:3], s > (1970,)

#pythran export gmf(float)
# args: 0.5
# args: 1700000000.75
# args: float("nan")
# args: 1e30
def gmf(t):
    s = gmtime(t)
    return s.tm_year, s.tm_sec, tuple(s)

#pythran export local(int)
# args: 0
# args: 1700000000
def local(t):
    s = time.localtime(t)
    return time.strftime("%Y-%m-%d %H:%M:%S %j", s), time.mktime(s), time.asctime(s), time.strftime("%d %B", time.gmtime(t)), str(tuple(s))

#pythran export given(int, int)
# args: 2020, 5
# args: 2020, 13
# args: 2020, -1
def given(y, m):
    t = (y, m, 3, 4, 5, 6, 0, 1, -1)
    return time.strftime("%Y/%m/%d", t), time.asctime(t), time.mktime(t)

#pythran export now()
# args:
def now():
    s, t = time.gmtime(), time.localtime(None)
    return s.tm_year == t.tm_year or abs(s.tm_year - t.tm_year) == 1, time.gmtime(None).tm_year >= 2024, len(time.strftime("%Y", t))

#pythran export whole(int)
# args: 5
def whole(t):
    return time.gmtime(t), [time.gmtime(t + 1)]

#pythran export text(int)
# args: 5
def text(t):
    s = time.gmtime(t)
    return str(s), repr(s), f"{s}", isinstance(s, tuple)
