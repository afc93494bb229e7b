"""The allocation sheet: the workbook that goes round after the meeting.

`sheet` says what stands on it; `writer`, which loads openpyxl, makes it a file.
"""
