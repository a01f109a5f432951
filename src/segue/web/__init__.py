"""The app in a browser: a request in, one action called, a page out."""
