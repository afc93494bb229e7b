"""How long explanations take beside the suggestion they explain: all alternatives of a case, all fixes of one."""

from __future__ import annotations

from statistics import mean, median

from solver.explain.alternatives import alternatives
from solver.explain.fixes import fixes
from solver.problem import Mode
from solver.run import solve
from tests.benchmarks.generators import TEAM
from tests.benchmarks.measure import LOADS, Options, milliseconds, percentile, problems, timed


def show(options: Options) -> None:
    """Prints the table."""
    print(f"Explanations of a team, {options.seeds} seeds a line: processor time over that of the suggestion from cold")
    print(f"{'mode':11}{'load':8}{'cold ms':>9}  alternatives of a case: median, mean, p95, exact   fixes: median, p95")
    for mode, moves in ((Mode.ALLOCATE, 0), (Mode.ALLOCATE, 2), (Mode.REBALANCE, 2)):
        for name, fullness in LOADS.items():
            _line(f"{mode} {moves or ''}", name, fullness, options, mode=mode, max_moves=moves)


def _line(title: str, load: str, fullness: float, options: Options, **asked: object) -> None:
    cold_times: list[float] = []
    ratios: list[float] = []
    fix_ratios: list[float] = []
    exact = told = 0
    for problem in problems(TEAM, fullness, options.seeds, **asked):
        result, cold = timed(lambda problem=problem: solve(problem, time_limit=20))  # type: ignore[misc]
        cold_times.append(cold)
        for case in problem.cases:
            if problem.start_worker(case) is not None or case.locked:
                continue
            found, spent = timed(lambda case=case: list(alternatives(problem, result, case.id)))  # type: ignore[misc]  # noqa: B023
            ratios.append(spent / cold)
            told += len(found)
            exact += sum(alternative.is_exact for alternative in found)
            if result.worker_of[case.id] is None:
                _, spent = timed(lambda case=case: list(fixes(problem, result, case.id)))  # type: ignore[misc]  # noqa: B023
                fix_ratios.append(spent / cold)
    of_fixes = f"{median(fix_ratios):6.1f}x{percentile(fix_ratios, 95):6.1f}x" if fix_ratios else "  none left over"
    print(
        f"{title:11}{load:8}{milliseconds(median(cold_times))}  {median(ratios):6.1f}x{mean(ratios):6.1f}x"
        f"{percentile(ratios, 95):6.1f}x  {exact} of {told}   {of_fixes}",
        flush=True,
    )
