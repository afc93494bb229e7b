"""Skills and languages as the team writes them."""

from __future__ import annotations

from caseload_app.domain.wording import Spelling
from tests.team_builders import a_team, a_team_case, a_team_worker


def test_the_commonest_spelling_counts_whatever_the_order_of_the_rows() -> None:
    workers = [
        a_team_worker(f"W{k}", skills=(skill,), languages=(language,))
        for k, (skill, language) in enumerate([("Court", "welsh"), ("court", "Welsh"), ("court", "Welsh")])
    ]
    for rows in (workers, workers[::-1]):
        spelling = Spelling.of_team(a_team(rows, []))
        assert (spelling("court"), spelling("welsh")) == ("court", "Welsh")


def test_what_only_a_case_names_is_spelt_as_there() -> None:
    case = a_team_case("C", skills=("ABE  interviewing",), language="BSL", preferred_skills=("Life story",))
    spelling = Spelling.of_team(a_team([], [case]))
    assert spelling("abe interviewing") == "ABE interviewing"
    assert spelling("bsl") == "BSL"
    assert spelling("life story") == "Life story"


def test_what_nobody_writes_is_as_the_rules_have_it() -> None:
    assert Spelling()("child protection") == "child protection"
