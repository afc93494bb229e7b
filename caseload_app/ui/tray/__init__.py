"""The tray: the cases that have no worker yet."""
