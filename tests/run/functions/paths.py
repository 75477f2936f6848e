"""os.path, and what os has for it."""

import os
import os.path as where
from os.path import basename, join


#pythran export joined(str, str)
def joined(a, b):
    return join(a, b), os.path.join(a, b, "c.txt"), os.path.join(a), where.join("/", a)


#pythran export taken_apart(str)
# args: "/a/b/c.tar.gz"
# args: "a"
# args: ""
# args: "/a/é/"
# args: "../x/./y//z.b"
def taken_apart(p):
    root, ending = os.path.splitext(p)
    head, tail = os.path.split(p)
    return basename(p), os.path.dirname(p), root, ending, head, tail, os.path.normpath(p), os.path.isabs(p), os.path.abspath(p)


#pythran export there(str)
# args: "/tmp"
# args: "/nowhere"
# args: "/etc/passwd"
def there(p):
    return os.path.exists(p), os.path.isfile(p), os.path.isdir(p), os.path.islink(p)


#pythran export sizes(str)
# args: "/nowhere"
# args: "/etc/passwd"
def sizes(p):
    return os.path.getsize(p), os.path.getmtime(p)


#pythran export constants()
# args:
def constants():
    return os.sep, os.path.sep, os.path.pardir, os.curdir, os.path.extsep, os.linesep, os.path.altsep is None, os.name


#pythran export common(str list)
# args: ["/a/b/c", "/a/b/d"]
# args: ["x"]
def common(paths):
    return os.path.commonprefix(paths), os.path.commonpath(paths), os.path.relpath(paths[0], "/a")


#pythran export folders(str)
# args: "/tmp/capsulec_folder_test"
def folders(p):
    os.mkdir(p)
    with open(os.path.join(p, "one"), "w") as f:
        f.write("1")
    os.rename(os.path.join(p, "one"), os.path.join(p, "two"))
    found = os.listdir(p)
    os.remove(os.path.join(p, "two"))
    os.rmdir(p)
    return found, os.path.exists(p), os.getcwd() != ""


#pythran export no_folder(str)
# args: "/nowhere/at/all"
def no_folder(p):
    os.mkdir(p)


#pythran export no_file(str)
# args: "/nowhere/at/all"
def no_file(p):
    os.remove(p)
