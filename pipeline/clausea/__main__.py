"""`python -m clausea`: the same as the command `clausea`."""

from clausea.cli import app

app(prog_name="clausea")
