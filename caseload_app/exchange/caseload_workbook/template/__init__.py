"""The empty caseload workbook that managers fill in: headings, drop-downs, and a sheet that explains every column."""
