"""Files in and out: workbooks, findings, the allocation sheet."""
