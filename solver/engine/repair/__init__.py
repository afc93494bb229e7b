"""Repair: a search that remembers, from an answer that asks too much of somebody to one that does not.

It finds answers and proves nothing. `demands` says what is asked, `desks` what each case would add where, `asked` what
is too much after a change, `changes` makes the steps, `levels` asks for a little less than the best known, level by
level.
"""
