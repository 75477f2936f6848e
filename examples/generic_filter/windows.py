from numpy.ctypeslib import as_array


# pythran export capsule mean(float64*, intp, float64*, void*)
def mean(window, size, result, user_data):
    result[0] = as_array(window, size).mean()
    return 1


# pythran export capsule trimmed(float64*, intp, float64*, float64*)
def trimmed(window, size, result, limits):
    """The mean of the values between two limits; of none of them, the lower limit."""
    total, count = 0.0, 0
    for i in range(size):
        if limits[0] <= window[i] <= limits[1]:
            total += window[i]
            count += 1
    result[0] = total / count if count else limits[0]
    return 1
