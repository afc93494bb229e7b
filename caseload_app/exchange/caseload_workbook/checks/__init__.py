"""What only shows when rows are compared: each check adds its findings and takes the rows out that cannot stand."""
