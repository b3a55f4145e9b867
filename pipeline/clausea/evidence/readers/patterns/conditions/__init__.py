"""Conditions that a chart names, and the medicines that stand for one."""
