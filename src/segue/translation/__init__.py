"""Words of one language laid over the rules of another, string by string."""
