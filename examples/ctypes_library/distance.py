# pythran export capsule distance(float64*, float64*, intp)
def distance(a, b, n):
    total = 0.0
    for i in range(n):
        difference = a[i] - b[i]
        total += difference * difference
    return total**0.5
