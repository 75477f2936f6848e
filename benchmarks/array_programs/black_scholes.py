import numpy as np

# pythran export black_scholes(float64[:], float64[:], float64[:], float64, float64)


def normal(x):
    k = 1 / (1 + 0.2316419 * np.abs(x))
    w = 0.3989422804 * np.exp(-x * x / 2)
    p = w * k * (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))))
    return np.where(x < 0, p, 1 - p)


def black_scholes(price, strike, years, rate, volatility):
    root = volatility * np.sqrt(years)
    d1 = (np.log(price / strike) + (rate + 0.5 * volatility * volatility) * years) / root
    d2 = d1 - root
    return price * normal(d1) - strike * np.exp(-rate * years) * normal(d2)
