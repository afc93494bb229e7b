"""The tables of `dev.py bench`, one a file; each has `show(options)`, which prints it."""
