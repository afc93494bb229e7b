"""The panel on the right: why, and who else."""
