"""The allocation engine. It stands alone: it imports neither the application nor Qt nor SQL."""
