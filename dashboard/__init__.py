"""A dashboard in which every claim carries who says it, on what basis and how firmly.

Data flows one way: files -> Dossier -> Selection -> chart -> page or export.
"""
