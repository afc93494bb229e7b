"""What ships with the application: policy, sample team, icons, help. Read through `importlib.resources`; no code."""
