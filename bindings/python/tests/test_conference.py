"""The same case files as Rust and JavaScript, byte for byte, and what only Python has."""

from __future__ import annotations

import pickle
import threading
from pathlib import Path

import pytest

import thidua

ROOT = Path(__file__).resolve().parents[3]
CASES = sorted((ROOT / "tests" / "conference").glob("*.json")) if (ROOT / "tests").exists() else []
BAC_KAN = ROOT / "examples" / "bac-kan-2023" / "conference.toml"


def conference_of(golden: Path) -> Path:
    """The case beside the golden file, or the example of the same name."""
    beside = golden.with_suffix("") / "conference.toml"
    return beside if beside.exists() else ROOT / "examples" / golden.stem / "conference.toml"


def test_there_are_cases() -> None:
    assert len(CASES) >= 4


@pytest.mark.parametrize("golden", CASES, ids=lambda path: path.stem)
def test_outcome_is_the_golden_one(golden: Path) -> None:
    outcome = thidua.Conference.load(conference_of(golden)).outcome()
    assert outcome.to_json() + "\n" == golden.read_text(encoding="utf-8")


def test_load_takes_text_paths_and_path_objects() -> None:
    assert thidua.Conference.load(str(BAC_KAN)).outcome().to_dict() == thidua.Conference.load(BAC_KAN).outcome().to_dict()


def test_from_text_with_files() -> None:
    folder = BAC_KAN.parent
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path != BAC_KAN}
    conference = thidua.Conference.from_text(BAC_KAN.read_text(encoding="utf-8"), files=files)
    nominations = conference.outcome().to_dict()["nominations"]
    assert ("co-thi-dua-bo-tinh", "van-phong-tinh-uy") in [(n["award"], n["unit"]) for n in nominations]


def test_every_class_pickles() -> None:
    conference = thidua.Conference.load(BAC_KAN)
    outcome = conference.outcome()
    again = pickle.loads(pickle.dumps(conference))
    assert again.outcome().to_json() == outcome.to_json()
    assert pickle.loads(pickle.dumps(outcome)).to_json() == outcome.to_json()
    error = thidua.RulebookError("x", '[{"code": "a"}]')
    assert pickle.loads(pickle.dumps(error)).diagnostics == [{"code": "a"}]


def test_errors_carry_diagnostics() -> None:
    with pytest.raises(thidua.RulebookError) as caught:
        thidua.Conference.from_text("schema = 1\n[conferense]\n")
    codes = [problem["code"] for problem in caught.value.diagnostics]
    assert "unknown-key" in codes
    assert isinstance(caught.value, ValueError)


def test_missing_file() -> None:
    with pytest.raises(FileNotFoundError):
        thidua.Conference.load("khong-co.toml")


def test_paths_stay_inside(tmp_path: Path) -> None:
    text = BAC_KAN.read_text(encoding="utf-8").replace('"bang-diem-minh-hoa.toml"', '"../bang-diem.toml"')
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "bang-diem.toml").write_text("schema = 1\n", encoding="utf-8")
    (inner / "conference.toml").write_text(text, encoding="utf-8")
    with pytest.raises(thidua.RulebookError) as caught:
        thidua.Conference.load(inner / "conference.toml")
    assert caught.value.diagnostics[0]["code"] == "no-file"


def test_check_reports_all_problems() -> None:
    problems = thidua.check('schema = 1\n[regulation]\nid = "X"\nbasis = "statut"\n')
    codes = [problem["code"] for problem in problems]
    assert codes.count("missing-key") >= 3
    assert "bad-id" in codes and "unknown-word" in codes


def test_lang_is_checked() -> None:
    outcome = thidua.Conference.load(BAC_KAN).outcome()
    assert "Văn phòng Tỉnh ủy" in outcome.to_text()
    assert "Office of the Provincial Party Committee" in outcome.to_text(lang="en")
    with pytest.raises(ValueError):
        outcome.to_text(lang="fr")


def test_html_is_escaped() -> None:
    folder = BAC_KAN.parent
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path != BAC_KAN}
    text = BAC_KAN.read_text(encoding="utf-8").replace("Hội nghị tổng kết", "<script>x</script>", 1)
    html = thidua.Conference.from_text(text, files=files).outcome()._repr_html_()
    assert "<script>" not in html


def test_threads_agree() -> None:
    conference = thidua.Conference.load(BAC_KAN)
    expected = conference.outcome().to_json()
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(conference.outcome().to_json())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8
