"""What others would write: the same problems with other solvers, to compare with. They use nothing of the engine."""
