"""Tests of how it is solved."""
