"""Whole desks, part by part, held against every set of cases and every answer of small problems."""
