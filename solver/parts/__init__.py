"""A problem that falls into parts which have nothing to do with one another: found, solved apart, put together.

`components` finds the parts, `apart` has them solved, `elsewhere` in any executor, and `together` says what that makes
of the whole.
"""
