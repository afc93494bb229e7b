"""A second, slow and plain reading of the allocation rules, to hold the real solver against.

Written from the text of the rules alone. It shares no code with ``solver`` and imports nothing of it, so that a
mistake made in one is not made in the other as well.
"""
