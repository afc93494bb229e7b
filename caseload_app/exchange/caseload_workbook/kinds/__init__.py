"""What a column takes, one kind a class: how a cell is read, what is allowed in words, and what a drop-down offers."""
