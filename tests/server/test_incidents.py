"""References of what went wrong."""

import logging

from dashboard.incidents import report


def test_a_reference_leads_to_the_traceback_in_the_log(caplog):
    with caplog.at_level(logging.ERROR, logger="dashboard"):
        try:
            raise KeyError("caracaz")
        except KeyError as error:
            reference = report(error)

    assert f"incident {reference}: KeyError" in caplog.text
    assert 'raise KeyError("caracaz")' in caplog.text


def test_two_incidents_have_two_references_that_can_be_read_out():
    references = {report(ValueError()) for _ in range(50)}

    assert len(references) == 50
    assert {len(reference) for reference in references} == {6}
    assert not set("".join(references)) & set("01ILOAEU")
