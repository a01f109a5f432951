"""The advice as data, and the engine that carries it out."""
