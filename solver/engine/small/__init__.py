"""Small problems, such as a team's: every set of cases that a worker may end with is listed, and all is proved there.

`table` lists the sets with what they cost on each level, `prices` finds what keeps most of them out, `one_by_one` goes
through the desks, and `small` leads from level to level.
"""
