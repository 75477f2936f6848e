"""Dry spells of daily rain: a ufunc of numbers, and gufuncs of lines of days."""


# pythran export ufunc in_inches(float32)
# pythran export ufunc in_inches(float64)
def in_inches(millimetres):
    return millimetres / 25.4


# pythran export gufunc longest_dry(float64[:], float64) "(days),()->()"
def longest_dry(rain, limit):
    """The number of days of the longest spell with less rain than the limit each day."""
    longest = spell = 0
    for amount in rain:
        spell = spell + 1 if amount < limit else 0
        longest = max(longest, spell)
    return longest


# pythran export gufunc so_far(float64[:], float64[:]) "(days)->(days)"
def so_far(rain, total):
    """The rain of all days up to each."""
    amount = 0.0
    for day in range(len(rain)):
        amount += rain[day]
        total[day] = amount
