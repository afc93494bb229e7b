"""Bringing a workbook in: what to look at, and what would change."""
