"""How a problem is solved: reduce, start greedily, improve, then prove one level after another."""
