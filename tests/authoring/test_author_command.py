"""`crisis-dashboard author`: it starts where a text is, on loopback, or says why not."""

import re
import socket
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from dashboard.cli import main
from tests.authoring.desks import RECORD, TINY, made_up, started


def test_without_the_text_of_an_article_it_does_not_start(capsys):
    assert main(["author", "--config", str(TINY / "config.yaml")]) == 1
    said = capsys.readouterr().err
    assert said == (
        "crisis-dashboard: no text of an article is in seeds/;"
        " add it with `crisis-dashboard article add FILE`\n"
    )


def test_with_another_text_it_says_which_paragraph_differs(tmp_path, capsys):
    config = made_up(tmp_path)
    text = config.parent / "seeds" / f"{RECORD}.txt"
    text.write_text(text.read_text("utf-8").replace("Vestra", "Vestri", 1), "utf-8")

    assert main(["author", "--config", str(config)]) == 1
    assert "paragraph 1 differs from the recorded one" in capsys.readouterr().err


def test_files_that_cannot_be_read_are_one_line(tmp_path, capsys):
    config = made_up(tmp_path)
    (config.parent / "data" / "facts.yaml").write_text("facts: [", "utf-8")

    assert main(["author", "--config", str(config)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("crisis-dashboard: the files cannot be put together: data/facts.yaml")
    assert said.count("\n") <= 2


def test_there_is_no_option_for_another_address(capsys):
    with pytest.raises(SystemExit):
        main(["author", "--help"])
    shown = capsys.readouterr().out
    assert "--port" in shown
    assert "address" not in shown.replace("addresses", "")
    assert "--host" not in shown


def test_a_port_that_is_taken_is_one_line(tmp_path, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = ["author", "--port", str(port), "--config", str(made_up(tmp_path))]
        assert main(command) == 1
    assert capsys.readouterr().err.startswith(f"crisis-dashboard: --port {port}: ")


@pytest.mark.parametrize("port", ["-1", "70000"])
def test_a_port_that_is_none_is_one_line(tmp_path, capsys, port):
    assert main(["author", "--port", port, "--config", str(made_up(tmp_path))]) == 1
    assert capsys.readouterr().err.startswith(f"crisis-dashboard: --port {port}: ")


def test_it_prints_an_address_of_this_machine_and_answers_only_there(tmp_path):
    with started(made_up(tmp_path)) as address:
        port = int(re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?key=\S{32}", address)[1])
        with pytest.raises(HTTPError, match="403"):
            urlopen(f"http://127.0.0.1:{port}/", timeout=30)
        own = socket.gethostbyname(socket.gethostname())
        if not own.startswith("127."):
            with pytest.raises(OSError, match=r"refused|reach"):
                socket.create_connection((own, port), timeout=5)
