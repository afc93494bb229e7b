"""The case that is asked about: the one with this id, or a sentence that there is none."""

from __future__ import annotations

from solver.problem import Case, Problem


class UnknownCase(KeyError):
    """A case that is not in the problem. As text it is a sentence, where another `KeyError` is the bare key."""

    def __str__(self) -> str:
        """The sentence."""
        return f"there is no case {self.args[0]!r} in the problem"


def case_asked_about(problem: Problem, case_id: str) -> Case:
    """The case with this id.

    Raises:
        UnknownCase: when the problem has none.
    """
    if case_id not in problem.case:
        raise UnknownCase(case_id)
    return problem.case[case_id]
