"""Reading .xlsx files: strict, in fixed memory, and with the exact place and value of every cell; writes nothing."""
