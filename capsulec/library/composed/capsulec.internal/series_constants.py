"""The constants of numpy.polynomial, each time a new array: what a program changes in one stays its own."""

import numpy as np


def cheb_domain():
    return np.array([-1.0, 1.0])


def cheb_zero():
    return np.array([0])


def cheb_one():
    return np.array([1])


def cheb_x():
    return np.array([0, 1])


def herm_domain():
    return np.array([-1.0, 1.0])


def herm_zero():
    return np.array([0])


def herm_one():
    return np.array([1])


def herm_x():
    return np.array([0.0, 0.5])


def herme_domain():
    return np.array([-1.0, 1.0])


def herme_zero():
    return np.array([0])


def herme_one():
    return np.array([1])


def herme_x():
    return np.array([0, 1])


def lag_domain():
    return np.array([0.0, 1.0])


def lag_zero():
    return np.array([0])


def lag_one():
    return np.array([1])


def lag_x():
    return np.array([1, -1])


def leg_domain():
    return np.array([-1.0, 1.0])


def leg_zero():
    return np.array([0])


def leg_one():
    return np.array([1])


def leg_x():
    return np.array([0, 1])


def poly_domain():
    return np.array([-1.0, 1.0])


def poly_zero():
    return np.array([0])


def poly_one():
    return np.array([1])


def poly_x():
    return np.array([0, 1])
