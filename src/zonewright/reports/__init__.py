"""Nouns to documents: `survey.json`, the report, the workbook, the model as text, the summary.

Here belongs the shape of a document. Never: a decision about the plant (the nouns hold it already), a file, a clock, a
template's text (it stands in the catalogs' data and is handed over).
"""
