"""string.Template."""

import string
from string import Template

#pythran export template(str, int, float)
def template(s, n, x):
    t = string.Template("hello $who, ${n} $$ $x_1!")
    return t.substitute(who=s, n=n, x_1=x), t.template, t.safe_substitute(who=n), t.safe_substitute()

#pythran export running(str, str:int dict)
# args: "$a and ${b}", {"a": 1, "b": 2}
# args: "$a and ${b}", {"a": 1}
# args: "$a $", {"a": 1}
# args: "x\n$a ${", {"a": 1}
# args: "$1", {"a": 1}
# args: "", {"a": 1}
# args: "${a", {"a": 1}
# args: "${a-b} $A$a", {"a": 1, "A": 5}
# args: "$a$$a $_x9é", {"a": 1, "_x9": 3}
def running(text, d):
    return Template(text).substitute(d)

#pythran export safe(str, str:int dict)
# args: "$a and ${b}", {"a": 1}
# args: "$a $", {"a": 1}
# args: "x\n$a ${ $$", {"a": 1}
# args: "$1", {"a": 1}
# args: "${a", {"a": 1}
def safe(text, d):
    t = Template(text)
    return t.safe_substitute(d), t.safe_substitute(d, b="B")

#pythran export asked(str)
# args: "$a and ${b}"
# args: "$a $"
# args: "x\n$a ${ $$"
# args: "${a"
def asked(text):
    # needs python 3.11: there are no such methods before
    t = Template(text)
    return t.is_valid(), t.get_identifiers()

#pythran export both(str, str:int dict)
# args: "$a $b", {"a": 1}
# args: "$a $c", {"a": 1}
def both(text, d):
    t = Template(text)
    return t.substitute(d, b=[1.5, 2.5]), t.substitute(d, a=None, b=True)

LINE = Template("$k=$v")

#pythran export module_level(str:int dict)
# args: {"a": 1}
def module_level(d):
    return [LINE.substitute(k=k, v=v) for k, v in d.items()]
