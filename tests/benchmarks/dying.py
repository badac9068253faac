"""A made-up contestant that cannot even start."""

raise SystemExit("made-up: the library is broken")
