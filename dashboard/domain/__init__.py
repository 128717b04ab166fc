"""The model of a dossier: facts, their sources, and how well each of them is known.

Standard library only, but for the EDTF parser behind `dates`.
"""
