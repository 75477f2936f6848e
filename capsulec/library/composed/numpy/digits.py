"""Integers as text in other bases."""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def base_repr(number, base=2, padding=0):
    if base > len(_DIGITS):
        raise ValueError("Bases greater than 36 not handled in base_repr.")
    if base < 2:
        raise ValueError("Bases less than 2 not handled in base_repr.")
    left = abs(int(number))
    text = ""
    while left > 0:
        text = _DIGITS[left % base] + text
        left //= base
    text = "0" * padding + text
    if text == "":
        return "0"
    return "-" + text if number < 0 else text


def binary_repr(num, width=None):
    value = int(num)
    if width is None:
        return f"{value:b}"
    if value == 0:
        return "0" * (width or 1)
    if value > 0:
        return _filled(f"{value:b}", "0", width)
    places = len(f"{-value:b}")
    if 2 ** (places - 1) == -value:
        places -= 1
    return _filled(f"{2 ** (places + 1) + value:b}", "1", width)


def _filled(text, digit, width):
    if width < len(text):
        raise ValueError(f"Insufficient bit width={width} provided for binwidth={len(text)}")
    return digit * (width - len(text)) + text
