"""How the journal's tables came to be; released steps are never changed."""
