"""Stands in for setuptools while pip fetches a source archive of which only C files are wanted."""
