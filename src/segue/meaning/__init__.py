"""What a line says: the only part that runs models."""
