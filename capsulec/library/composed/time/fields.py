"""Times as years, days and hours: struct_time, and what makes one. Python is asked for the numbers."""

from typing import NamedTuple

from capsulec.internal import time_fields


class struct_time(NamedTuple):
    tm_year: int
    tm_mon: int
    tm_mday: int
    tm_hour: int
    tm_min: int
    tm_sec: int
    tm_wday: int
    tm_yday: int
    tm_isdst: int


def _of(fields):
    year, month, day, hour, minute, second, weekday, day_of_year, daylight = fields
    return struct_time(year, month, day, hour, minute, second, weekday, day_of_year, daylight)


def gmtime(seconds=None, /):
    return _of(time_fields("gmtime", seconds))


def localtime(seconds=None, /):
    return _of(time_fields("localtime", seconds))
