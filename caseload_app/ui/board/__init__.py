"""The board: one row for each worker, one block for each case."""
