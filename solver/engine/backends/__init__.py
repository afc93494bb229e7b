"""The solvers of other people behind the engine; the only place that imports OR-Tools."""
