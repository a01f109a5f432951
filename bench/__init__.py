"""Measurements that print ratios against something run in the same call."""
