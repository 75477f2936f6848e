"""Numbers as bytes, fractions and hexadecimal texts."""


#pythran export floats(float)
def floats(x):
    return x.hex(), x.is_integer(), float.fromhex(x.hex()) == x


#pythran export ratio(float)
# args: 0.5
# args: -3.75
# args: 1e15
# args: 0.1
# args: float("inf")
# args: float("nan")
# args: 0.0
def ratio(x):
    return x.as_integer_ratio()


#pythran export hexadecimal(str)
# args: "0x1.8p3"
# args: "-0X.8"
# args: "inf"
# args: " 1e3 "
# args: "0x1p-1074"
# args: "g"
# args: "0x1p5000"
def hexadecimal(text):
    return float.fromhex(text)


#pythran export special(int)
# args: 0
# args: 1
# args: 2
# args: 3
# args: 4
# args: 5
def special(i):
    return [float("nan"), float("-inf"), -0.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308][i].hex()


#pythran export integers(int)
def integers(n):
    return n.to_bytes(8, "big", signed=True), n.bit_length(), n.bit_count(), n.as_integer_ratio(), (n & 255).to_bytes(2, "little"), True.as_integer_ratio()


#pythran export sized(int, int, str, bool)
# args: 255, 1, "big", False
# args: 256, 1, "big", False
# args: -1, 1, "big", True
# args: -129, 1, "little", True
# args: -128, 1, "little", True
# args: 128, 1, "little", True
# args: -1, 2, "big", False
# args: 1, -1, "big", False
# args: 1, 1, "middle", False
# args: 0, 0, "big", True
# args: -1, 0, "big", True
def sized(n, length, order, signed):
    return n.to_bytes(length, order, signed=signed)


#pythran export joined(bytes)
# args: b""
# args: b"\x00\xff"
# args: b"\xff\xfe\x01"
# args: b"\x7f\xff\xff\xff\xff\xff\xff\xff"
# args: b"\x80\x00\x00\x00"
def joined(data):
    return int.from_bytes(data, "big"), int.from_bytes(data, byteorder="little", signed=True), int.from_bytes([1, 2], "big")
