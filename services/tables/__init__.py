"""Makes files of tables, as CSV and for Excel, in a short-lived process of their own.

In: columns, and rows some at a time. Out: the bytes of a file of bounded size. Nothing is written
to a disk, and no cell becomes a formula, whatever somebody has called a conference.
"""

from services.tables.cells import Column, Form, Shape
from services.tables.exports import Exports, TooManyExports
from services.tables.tables import File, TableFailed, TableLimits, Tables

__all__ = [
    "Column",
    "Exports",
    "File",
    "Form",
    "Shape",
    "TableFailed",
    "TableLimits",
    "Tables",
    "TooManyExports",
]
