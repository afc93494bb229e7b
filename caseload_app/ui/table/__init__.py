"""The table: the same cases as on the board, one line each, to sort, group and filter."""
