"""packbits and unpackbits: eight truth values a byte, along an axis or of the whole array."""

import numpy as np


def packbits(a, /, axis=None, bitorder="big"):
    given = np.asarray(a)
    if not (np.issubdtype(given.dtype, np.integer) or given.dtype == np.bool_):
        raise TypeError("Expected an input array of integer or boolean data type")
    if bitorder != "big" and bitorder != "little":
        raise ValueError("'order' must be either 'little' or 'big'")
    if axis is None:
        return _packed(np.ravel(given) != 0, bitorder)
    return np.ascontiguousarray(np.moveaxis(_packed(np.moveaxis(given, axis, -1) != 0, bitorder), -1, axis))


def _packed(bits, bitorder):
    n = bits.shape[-1]
    made = np.zeros((*bits.shape[:-1], (n + 7) // 8), np.uint8)
    for i in range(n):
        place = 7 - i % 8 if bitorder == "big" else i % 8
        made[..., i // 8] |= np.where(bits[..., i], np.uint8(1 << place), np.uint8(0))
    return made


def unpackbits(a, /, axis=None, count=None, bitorder="big"):
    given = np.asarray(a)
    if given.dtype != np.uint8:
        raise TypeError("Expected an input array of unsigned byte data type")
    if bitorder != "big" and bitorder != "little":
        raise ValueError("'order' must be either 'little' or 'big'")
    if axis is None:
        return _unpacked(np.ravel(given), count, bitorder)
    found = _unpacked(np.moveaxis(given, axis, -1), count, bitorder)
    return np.ascontiguousarray(np.moveaxis(found, -1, axis))


def _unpacked(octets, count, bitorder):
    total = 8 * octets.shape[-1]
    n = total if count is None else total + count if count < 0 else count
    if n < 0:
        raise ValueError("-count larger than number of elements")
    made = np.zeros((*octets.shape[:-1], n), np.uint8)
    for i in range(min(n, total)):
        place = 7 - i % 8 if bitorder == "big" else i % 8
        made[..., i] = (octets[..., i // 8] >> np.uint8(place)) & np.uint8(1)
    return made
