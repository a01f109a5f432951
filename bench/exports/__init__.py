"""Made-up exports of every service, with what a reader should find in them."""
