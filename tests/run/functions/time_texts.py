"""time as text, of which Python is asked."""

import time


#pythran export moments(float)
# args: 0.0
# args: 1e9
# args: 1234567890.5
def moments(x):
    lengths = len(time.ctime()), len(time.asctime()), len(time.ctime(None))
    return time.ctime(x), time.ctime(3), lengths, time.strftime("%Y %% é"), len(time.strftime("%H:%M:%S"))


#pythran export beyond(float)
# args: float("nan")
def beyond(x):
    return time.ctime(x)
