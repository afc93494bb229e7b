"""The board as the window shows it: rows, blocks, cards, what a move would do, and why. Changes nothing."""

from __future__ import annotations

from caseload_app.services.board.about_worker import CaseDue, PastStep, WorkerView, about_worker
from caseload_app.services.board.arranging import Arrangement, Line, Order, TeamLine, lines_of
from caseload_app.services.board.build import board_of
from caseload_app.services.board.colour_group import ColourGroup
from caseload_app.services.board.due import Due, DueState
from caseload_app.services.board.preview import InTheWay, MovePreview, RowPreview, preview_move
from caseload_app.services.board.ranking import RankedWorker, ranked_workers
from caseload_app.services.board.view import Band, Block, BlockState, Board, Cap, Card, Row, Totals
from caseload_app.services.board.why import OtherWorker, WhyView, why

__all__ = [
    "Arrangement",
    "Band",
    "Block",
    "BlockState",
    "Board",
    "Cap",
    "Card",
    "CaseDue",
    "ColourGroup",
    "Due",
    "DueState",
    "InTheWay",
    "Line",
    "MovePreview",
    "Order",
    "OtherWorker",
    "PastStep",
    "RankedWorker",
    "Row",
    "RowPreview",
    "TeamLine",
    "Totals",
    "WhyView",
    "WorkerView",
    "about_worker",
    "board_of",
    "lines_of",
    "preview_move",
    "ranked_workers",
    "why",
]
