"""Gives a page the looks of the window: headings, spacing, tables. Markdown brings none of its own."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from caseload_app.ui.theme.fonts import scaled, sized
from caseload_app.ui.theme.tokens import Tokens

_LINE_HEIGHT = 120
"""Per cent."""
_TITLE, _HEADING = 22, 17
_COLUMNS = (55, 45)
"""Per cent of the width."""


def dress(document: QTextDocument, font: QFont, tokens: Tokens) -> None:
    """Set headings, spacing and tables of a page that was just read."""
    document.setDocumentMargin(scaled(20))
    document.setIndentWidth(scaled(24))
    block = document.begin()
    while block.isValid():
        _dress_block(block, font)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, tokens)


def _dress_block(block: QTextBlock, font: QFont) -> None:
    cursor = QTextCursor(block)
    shape = QTextBlockFormat(block.blockFormat())
    level = shape.headingLevel()
    is_in_table = cursor.currentTable() is not None
    shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(scaled(20) if level > 1 else 0)
    shape.setBottomMargin(0 if is_in_table else scaled(8 if level else 7))
    cursor.setBlockFormat(shape)
    if level:
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        letters = cursor.charFormat()
        letters.clearProperty(
            QTextFormat.Property.FontSizeAdjustment.value
        )  # Markdown's own, which would go before ours
        letters.setFont(sized(font, _TITLE if level == 1 else _HEADING, bold=True))
        cursor.setCharFormat(letters)


def _dress_table(table: QTextTable, tokens: Tokens) -> None:
    shape = QTextTableFormat(table.format())
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QColor(tokens.line))
    shape.setBorderCollapse(True)
    shape.setCellSpacing(0)
    shape.setCellPadding(scaled(5))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, part) for part in _COLUMNS])
    table.setFormat(shape)
