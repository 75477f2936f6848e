"""How many primes there are below n."""


# pythran export sieve(int)
def sieve(n):
    prime = [True] * n
    prime[0] = prime[1] = False
    i = 2
    while i * i < n:
        if prime[i]:
            for k in range(i * i, n, i):
                prime[k] = False
        i += 1
    return sum([1 for flag in prime if flag])
