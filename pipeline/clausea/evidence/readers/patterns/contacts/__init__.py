"""Contacts: with the patient, with outside parties, and the attempts that reached nobody."""
