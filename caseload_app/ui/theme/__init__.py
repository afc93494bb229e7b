"""How the window looks: one table of colours, and everything derived from it."""
