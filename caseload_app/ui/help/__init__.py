"""The help: plain pages that ship with the program, with the keys as the table of actions has them."""
