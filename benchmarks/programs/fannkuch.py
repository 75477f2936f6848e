"""The most reversals of leading pancakes, and a checksum, over all permutations of n."""


# pythran export fannkuch(int)
def fannkuch(n):
    permutation = list(range(n))
    counts = [0] * n
    checksum = 0
    most = 0
    sign = 1
    r = n
    while True:
        while r != 1:
            counts[r - 1] = r
            r -= 1
        work = permutation[:]
        flips = 0
        first = work[0]
        while first != 0:
            low = 0
            high = first
            while low < high:
                work[low], work[high] = work[high], work[low]
                low += 1
                high -= 1
            flips += 1
            first = work[0]
        most = max(most, flips)
        checksum += sign * flips
        sign = -sign
        while True:
            if r == n:
                return checksum * 1000 + most
            head = permutation[0]
            for i in range(r):
                permutation[i] = permutation[i + 1]
            permutation[r] = head
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1
