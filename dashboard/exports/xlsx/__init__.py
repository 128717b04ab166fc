"""The workbook: how its cells look, its sheets of tables, and the sheet that is read first."""
