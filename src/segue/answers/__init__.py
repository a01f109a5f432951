"""Reply to the ask → reading, number, handle."""
