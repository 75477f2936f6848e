"""`python -m capsulec` is the program `capsulec`."""

from capsulec.cli import program

program()
