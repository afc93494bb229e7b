"""Whole desks: a relaxation in which every worker ends with a set of whole cases that fits; only the sharing is loose.

`desk` is one worker's, `packing` finds the cheapest set for it, `costs` says what a set costs on each level, `master`
shares the cases out by prices, `listed` is the choice among the sets that prices leave, `narrowing` leads from one to
the other.
"""
