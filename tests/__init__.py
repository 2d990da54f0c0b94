import os

os.environ["LANGUAGE"] = "C"  # Tests read the source's words, whatever language their runner reads.
