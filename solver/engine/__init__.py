"""How a problem is solved: reduce and start greedily; small ones are proved at once, others level after level."""
