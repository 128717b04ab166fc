"""Files that change while a server runs: viewers keep the last good dossier."""

import os
import shutil
import threading
from time import monotonic

import pytest

from dashboard.domain.problems import MOST_TOLD, BadDossier
from dashboard.loading import live as module
from dashboard.loading.findings import VALUES_BETWEEN_LOOKS, ProblemLog
from dashboard.loading.live import LiveDossier, live
from tests.loading.copies import ROOT, TINY, edit


@pytest.fixture
def following(copy):
    return LiveDossier(copy / "config.yaml")


def facts_of(copy):
    return copy / "data" / "facts.yaml"


def test_nothing_is_read_again_while_nothing_changes(following, monkeypatch):
    monkeypatch.setattr(module, "attempt", lambda *_: pytest.fail("read again"))

    assert following.refresh() is False


def test_a_good_change_is_taken_up(copy, following):
    before = following.dossier
    edit(facts_of(copy), "would not comment", "declined to comment")

    assert following.refresh() is True
    assert following.dossier is not before
    assert following.dossier.fact["fjordmark-silent"].statement == "Fjordmark declined to comment."
    assert following.problems == ()
    assert following.refresh() is False


def test_a_bad_change_keeps_the_last_good_dossier_and_says_what_is_wrong(copy, following):
    before = following.dossier
    edit(facts_of(copy), "when: 2031-05-06", "when: in May")

    assert following.refresh() is False
    assert following.dossier is before
    (problem,) = following.problems
    said = "data/facts.yaml:25:5  fact 'failure-denied' · when: 'in May' is not an EDTF date"
    assert problem.split("\n")[0] == said


def test_mended_files_are_taken_up_and_the_problems_are_gone(copy, following):
    edit(facts_of(copy), "when: 2031-05-06", "when: in May")
    following.refresh()
    edit(facts_of(copy), "when: in May", "when: 2031-05-07")

    assert following.refresh() is True
    assert following.problems == ()
    assert following.dossier.fact["failure-denied"].when.edtf == "2031-05-07"


def test_a_change_that_is_taken_back_leaves_the_same_object(copy, following):
    before = following.dossier
    edit(facts_of(copy), "when: 2031-05-06", "when: in May")
    following.refresh()
    edit(facts_of(copy), "when: in May", "when: 2031-05-06")

    assert following.refresh() is False
    assert following.dossier is before
    assert following.problems == ()


def test_a_change_of_layout_alone_leaves_the_same_object(copy, following):
    before = following.dossier
    edit(facts_of(copy), "facts:\n", "# the facts\nfacts:\n")

    assert following.refresh() is False
    assert following.dossier is before


def test_a_file_that_is_half_written_is_not_shown(copy, following):
    before = following.dossier
    text = facts_of(copy).read_text("utf-8")
    facts_of(copy).write_text(text[: len(text) // 2], "utf-8")

    assert following.refresh() is False
    assert following.dossier is before
    assert following.problems != ()

    facts_of(copy).write_text(text, "utf-8")
    following.refresh()
    assert following.problems == ()


def test_a_file_cut_at_the_end_of_an_entry_is_not_shown(copy, following):
    """It is valid YAML, and everything it says is true: the tripwires notice."""
    text = (copy / "data" / "questions.yaml").read_text("utf-8")
    (copy / "data" / "questions.yaml").write_text(text[: text.index("  - id: new-site")], "utf-8")

    assert following.refresh() is False
    assert following.problems == (
        "data/tripwires.yaml:3:3  tripwires · questions: there are 1, not 2 or more\n"
        "    hint: was something lost? if not, lower the number",
    )


def test_files_that_change_while_they_are_read_wait_for_the_next_look(copy, following, monkeypatch):
    before = following.dossier
    read = module.attempt

    def read_while_it_changes(config, *given):
        edit(facts_of(copy), "would not comment", "had no comment")
        return read(config, *given)

    edit(facts_of(copy), "Fjordmark would", "The state would")
    monkeypatch.setattr(module, "attempt", read_while_it_changes)
    assert following.refresh() is False
    assert following.dossier is before
    assert following.problems == ()

    monkeypatch.setattr(module, "attempt", read)
    assert following.refresh() is True
    statement = following.dossier.fact["fjordmark-silent"].statement
    assert statement == "The state had no comment."


def test_a_deleted_file_is_reported_and_a_restored_one_recovers(copy, following):
    text = facts_of(copy).read_text("utf-8")
    facts_of(copy).unlink()

    assert following.refresh() is False
    assert following.problems == (
        "data/facts.yaml  is missing\n    hint: make it, if only with 'facts:' and a fact below it",
    )

    facts_of(copy).write_text(text, "utf-8")
    following.refresh()
    assert following.problems == ()


def test_a_file_swapped_for_one_of_the_same_size_and_time_is_noticed(copy, following):
    path = facts_of(copy)
    state = path.stat()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes().replace(b"would not", b"could not"))
    os.utime(other, ns=(state.st_atime_ns, state.st_mtime_ns))
    other.replace(path)

    assert following.refresh() is True
    assert following.dossier.fact["fjordmark-silent"].statement == "Fjordmark could not comment."


def test_a_new_file_that_nobody_reads_is_reported(copy, following):
    (copy / "data" / "more.yaml").write_text("facts: []", "utf-8")

    assert following.refresh() is False
    assert following.problems != ()


def test_a_new_seed_is_read(copy, following):
    seed = (copy / "seeds" / "gazette-2031-05-20.yaml").read_text("utf-8")
    (copy / "seeds" / "second.yaml").write_text(
        seed.replace("id: gazette-2031-05-20", "id: second"), "utf-8"
    )

    assert following.refresh() is True
    assert len(following.dossier.seeds) == 2


def test_folders_that_move_are_followed(copy, following):
    (copy / "data").rename(copy / "facts")
    edit(copy / "config.yaml", "subtitle:", "data: facts\nsubtitle:")
    following.refresh()
    edit(copy / "facts" / "facts.yaml", "would not comment", "had no comment")

    assert following.refresh() is True
    assert following.problems == ()
    assert following.dossier.fact["fjordmark-silent"].statement == "Fjordmark had no comment."


def test_all_of_the_files_gone_keeps_the_last_good_dossier(copy, following):
    before = following.dossier
    copy.rename(copy.with_name("elsewhere"))

    assert following.refresh() is False
    assert following.dossier is before
    assert any(problem.startswith("config.yaml  is missing") for problem in following.problems)


def test_many_threads_may_look_at_once(copy, following):
    edit(facts_of(copy), "would not comment", "declined to comment")
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(following.refresh())) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [False] * 7 + [True]


def test_without_a_good_state_there_is_nothing_to_begin_with(copy):
    facts_of(copy).unlink()

    with pytest.raises(BadDossier):
        LiveDossier(copy / "config.yaml")


def test_files_that_never_rest_are_read_all_the_same_at_the_start(copy, monkeypatch):
    ticking = iter(range(1000))
    monkeypatch.setattr(module, "signature", lambda folders: (next(ticking),))

    following = LiveDossier(copy / "config.yaml")

    assert len(following.dossier.facts) == 10


def test_the_process_has_one_dossier_that_the_variable_names(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY / "config.yaml"))

    assert live() is live()
    assert live().dossier.config.title == "The lamp of Skerra Point"


def test_without_the_variable_it_is_the_config_of_the_current_folder(copy, monkeypatch):
    monkeypatch.delenv("DASHBOARD_CONFIG", raising=False)
    monkeypatch.chdir(copy)

    assert module._config("") == copy / "config.yaml"


def test_else_it_is_the_one_beside_the_package(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert module._config("") == TINY.parents[1] / "config.yaml"


def test_where_there_is_none_it_says_how_to_name_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "__file__", str(tmp_path / "a" / "b" / "live.py"))

    with pytest.raises(BadDossier) as bad:
        module._config("")

    assert str(bad.value) == (
        "config.yaml  is missing\n"
        "    hint: start where it is, or name it in the variable DASHBOARD_CONFIG"
    )


def test_a_watch_that_has_stopped_is_a_fault_until_it_looks_again(copy, following, monkeypatch):
    now = monotonic()
    assert following.faults == ((), 0)

    monkeypatch.setattr(module, "monotonic", lambda: now + 7)
    assert following.faults == (("the files were last looked at 7 s ago",), 1)

    edit(facts_of(copy), "when: 2031-05-06", "when: in May")
    following.refresh()
    assert following.faults == (following.problems, 1)


def test_a_look_that_fails_is_none(following, monkeypatch):
    now = monotonic()
    monkeypatch.setattr(module, "signature", lambda folders: 1 / 0)
    monkeypatch.setattr(module, "monotonic", lambda: now + 60)

    with pytest.raises(ZeroDivisionError):
        following.refresh()

    assert following.faults.number == 1


def test_of_100_000_wrong_entries_a_hundred_are_kept_and_the_rest_counted(copy, following):
    good = facts_of(copy).read_bytes()
    facts_of(copy).write_text(f"facts: [{','.join('a' * 100_000)}]", "utf-8")
    following.refresh()
    lines, number = following.faults

    assert number > 100_000
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == f"and {number - MOST_TOLD:,} more"
    assert len("".join(lines)) < 50_000

    facts_of(copy).write_bytes(good)
    following.refresh()
    assert following.faults == ((), 0)


def test_a_repair_is_not_kept_waiting_by_what_was_wrong(copy, following, monkeypatch):
    """A hundred thousand entries take seconds; they are left as soon as they are no more."""
    good, counted, looked = facts_of(copy).read_bytes(), ProblemLog.count_value, []

    def count_value(findings):
        looked.append(findings.values)
        if findings.values == 25_000:
            facts_of(copy).write_bytes(good)
        return counted(findings)

    monkeypatch.setattr(ProblemLog, "count_value", count_value)
    facts_of(copy).write_text(f"facts: [{','.join('b' * 100_000)}]", "utf-8")

    assert following.refresh() is False
    assert max(looked) < 25_000 + VALUES_BETWEEN_LOOKS
    assert following.refresh() is False
    assert following.faults == ((), 0)


def test_bad_files_at_the_start_are_told_of_in_the_same_bounds(copy):
    facts_of(copy).write_text(f"facts: [{','.join('a' * 5_000)}]", "utf-8")

    with pytest.raises(BadDossier) as raised:
        LiveDossier(copy / "config.yaml")

    assert len(raised.value.problems) == MOST_TOLD
    assert raised.value.more > 4_900
    assert str(raised.value).endswith(f"and {raised.value.more:,} more")


def test_outlines_that_change_are_taken_up_though_the_dossier_says_the_same(copy, following):
    folder = copy / "../../data/basemap"
    folder.unlink()
    shutil.copytree(ROOT / "data" / "basemap", folder)
    following.refresh()
    before = following.dossier
    path = folder / "world_110m.json"
    path.write_bytes(path.read_bytes() + b"\n")

    assert following.refresh() is True
    assert following.dossier.basemap["world_110m.json"].endswith(b"\n")
    assert following.dossier.digest == before.digest
