"""The palette of Qt's own controls, from the table of colours."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from caseload_app.ui.theme.tokens import Tokens


def palette_of(tokens: Tokens) -> QPalette:
    """A palette in which every control of Qt reads well."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.base,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.base,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.over,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.toast,
        role.ToolTipText: tokens.on_toast,
        role.Light: tokens.raised,
        role.Midlight: tokens.raised,
        role.Mid: tokens.line,
        role.Dark: tokens.border,
        role.Shadow: tokens.line,
        role.Accent: tokens.accent,
    }
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.muted))
    return palette
