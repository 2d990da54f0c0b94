VERSION = "0.1.0"
"""Which Owed this is, for whoever asks: a person, a server, the package."""
