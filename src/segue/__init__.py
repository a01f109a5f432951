"""Segue helps one person ask another for their phone number, well."""
