"""A shared library without symbols, which a module that throws is linked with in the place of the C++ library.

What it is for is its name, which the module then asks for when it is loaded. GNU ld reads all of the real library's
6,000 symbols and those of the libraries that it needs in turn, which takes longer than the whole rest of linking; the
ten that a module uses are found when it is loaded in any case.
"""

from __future__ import annotations

import os
import struct
import sys

NAME = b"libstdc++.so.6"
MACHINES = {"x86_64": 62, "aarch64": 183}  # the numbers that ELF has for them
HEADER, SECTION, SEGMENT, SYMBOL = 64, 64, 56, 24
STRINGS, DYNAMIC, SYMBOLS = 3, 6, 11  # kinds of sections


def machine() -> int | None:
    """This machine's number where modules are files of this kind: ELF with GNU's C++ library, of 64 bits."""
    if not sys.platform.startswith("linux") or sys.byteorder != "little" or sys.maxsize < 2**32:
        return None
    return MACHINES.get(os.uname().machine)


def library(number: int) -> bytes:
    """The file's contents."""
    names = b"\0.dynsym\0.dynstr\0.dynamic\0.shstrtab\0"
    texts = b"\0" + NAME + b"\0"
    contents = [bytes(SYMBOL), texts, b"", names]
    start = HEADER + 2 * SEGMENT
    places = [start, start + SYMBOL, 0, 0]
    places[2] = -(-(places[1] + len(texts)) // 8) * 8
    # Its name, its strings with their size, its symbols with the size of one, and the end.
    entries = ((14, 1), (5, places[1]), (10, len(texts)), (6, places[0]), (11, SYMBOL), (0, 0))
    contents[2] = b"".join(struct.pack("<qQ", *entry) for entry in entries)
    places[3] = places[2] + len(contents[2])
    table = -(-(places[3] + len(names)) // 8) * 8
    kinds = ((SYMBOLS, 2, 2, 1, SYMBOL), (STRINGS, 2, 0, 0, 0), (DYNAMIC, 3, 2, 0, 16), (STRINGS, 0, 0, 0, 0))
    words = (b".dynsym", b".dynstr", b".dynamic", b".shstrtab")
    sections = [bytes(SECTION)]
    for word, (kind, flags, link, info, size), place, content in zip(words, kinds, places, contents, strict=True):
        address = place if flags else 0
        sections.append(
            struct.pack(
                "<IIQQQQIIQQ", names.index(word), kind, flags, address, place, len(content), link, info, 8, size
            )
        )
    loaded = struct.pack("<IIQQQQQQ", 1, 6, 0, 0, 0, table, table, 0x1000)
    dynamic = struct.pack("<IIQQQQQQ", 2, 6, places[2], places[2], places[2], len(contents[2]), len(contents[2]), 8)
    header = b"\x7fELF\x02\x01\x01" + bytes(9)
    header += struct.pack("<HHIQQQIHHHHHH", 3, number, 1, 0, HEADER, table, 0, HEADER, SEGMENT, 2, SECTION, 5, 4)
    file = bytearray(header + loaded + dynamic)
    for place, content in zip(places, contents, strict=True):
        file += bytes(place - len(file)) + content
    return bytes(file + bytes(table - len(file)) + b"".join(sections))
