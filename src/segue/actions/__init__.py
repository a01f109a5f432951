"""One file for each thing a person can ask for; every door calls these."""
