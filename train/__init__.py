"""The recipe of the shipped models; needs the optional ``train`` packages."""
