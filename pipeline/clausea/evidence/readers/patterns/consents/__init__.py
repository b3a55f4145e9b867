"""Consents: told in sentences, given on forms, sheets and in messages."""
