"""Find anything: cases, workers, teams and commands, by a few letters."""
