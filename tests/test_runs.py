"""Runs: where an article's folder is, which article is opened and why, and that nothing is half written."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sample import TEXT, sample_analysis
from workbench import runs
from workbench.articles import Article
from workbench.errors import ArticleError, NotebookError

ROOT = Path(__file__).parents[1]
SEED = ROOT / runs.SEED


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder of runs for each test, and the clone as the current folder."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("WORKBENCH_RUNS", str(tmp_path / "runs"))
    return tmp_path / "runs"


def test_a_run_holds_the_text_verbatim(folder):
    """The article lies in its folder byte for byte, its analysis beside it."""
    analysis = sample_analysis()
    run = runs.start(analysis.article, analysis)

    assert TEXT.encode() == run.text_file.read_bytes()
    assert analysis.to_dict() == json.loads(run.analysis_file.read_text("utf-8"))
    assert f"was-it-planned-{analysis.article.id[:8]}" == run.folder.name


def test_the_same_text_finds_the_same_folder():
    """A new title does not make a second run of the same text."""
    first, second = sample_analysis(), sample_analysis(title="Another title")

    assert runs.start(first.article, first) == runs.start(second.article, second)


def test_a_run_s_text_keeps_what_was_known(folder):
    """Opened again in the run's folder, the article has its title, outlet and origin."""
    analysis = sample_analysis(origin="seeds/story/file.pdf")
    run = runs.start(analysis.article, analysis)

    assert analysis.article == runs.read(run.text_file)


def test_an_edited_text_is_read_anew():
    """What was recorded of another text is not believed."""
    analysis = sample_analysis(title="Was it planned?")
    run = runs.start(analysis.article, analysis)
    run.text_file.write_text("It rained for a long time.", "utf-8")

    assert "Was it planned?" != runs.read(run.text_file).title


def test_without_a_choice_the_seed_is_opened():
    """A fresh clone has an article to read, and says which."""
    assert runs.SEED.as_posix() == runs.open_article().origin
    assert "nothing was chosen" in runs.explain()


def test_a_choice_is_kept_as_a_relative_path(folder):
    """The choice survives a move of the clone, and a story's article is found through it."""
    path = ROOT / "seeds" / "nord-stream" / "2023-03-07-die-zeit.txt"
    runs.choose(path)

    assert not Path(json.loads((folder / runs.CHOICE).read_text("utf-8"))["article"]).is_absolute()
    assert "seeds/nord-stream/2023-03-07-die-zeit.txt" == runs.open_article().origin
    assert "../seeds/nord-stream/2023-03-07-die-zeit.txt" == runs.as_parameter()


def test_article_wins_over_the_choice():
    """Who writes ARTICLE in the cell means it."""
    runs.choose(ROOT / "seeds" / "nord-stream" / "2023-03-07-die-zeit.txt")

    assert runs.SEED.as_posix() == runs.open_article(str(SEED)).origin
    assert "ARTICLE names" in runs.explain(str(SEED))


def test_a_choice_that_is_gone_is_told_in_words(tmp_path):
    """A deleted file is named, with what to do."""
    path = tmp_path / "gone.txt"
    path.write_text("It rained.", "utf-8")
    runs.choose(path)
    path.unlink()

    with pytest.raises(ArticleError, match=r"gone\.txt, is no longer there. Choose again"):
        runs.open_article()


def test_an_unreadable_choice_is_told_in_words(folder):
    """A damaged file of the choice is not a traceback."""
    folder.mkdir()
    (folder / runs.CHOICE).write_text("{", "utf-8")

    with pytest.raises(ArticleError, match="no readable choice"):
        runs.open_article()


def test_a_missing_file_is_told_in_words():
    """A mistyped path is named."""
    with pytest.raises(ArticleError, match="no file nowhere.txt"):
        runs.open_article("nowhere.txt")


def test_a_file_elsewhere_keeps_only_its_name(tmp_path):
    """Where an article lay on this machine is nobody else's business."""
    path = tmp_path / "mine.txt"
    path.write_text("It rained for a long time.", "utf-8")

    assert "mine.txt" == runs.read(path).origin


def test_companions_are_the_rest_of_the_story():
    """All other articles of the story, and never the article itself."""
    article = runs.read(SEED)
    others = runs.companions(article)

    assert len(runs.stories()[SEED.parent.name]) - 1 == len(others)
    assert article.id not in {other.id for other in others}


@pytest.mark.parametrize("origin", [None, "mine.txt", "https://seeds/a/b.txt", "seeds/../x"])
def test_an_article_of_no_story_has_no_companions(origin):
    """Companions come from a folder of seeds/, from nowhere else."""
    assert () == runs.companions(sample_analysis(origin=origin).article)


def test_uploads_stay_in_the_inbox(folder):
    """A name from outside decides neither the folder nor anything but letters of the file's name."""
    path = runs.put_in_inbox("../../etc/Päss wd.PDF", b"content")

    assert folder / "inbox" == path.parent
    assert "pass-wd-ed7002b4.pdf" == path.name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Ärger in Köln?", "arger-in-koln", id="accents"),
        pytest.param("戦争", "article", id="no letters left"),
        pytest.param("word " * 30, "word-word-word-word-word-word-word-word-word", id="cut between words"),
        pytest.param("x" * 80, "x" * 48, id="one long word"),
        pytest.param("../..", "article", id="path"),
    ],
)
def test_a_slug_is_a_safe_folder_name(name, expected):
    """Whatever a title holds, the folder's name is short and plain."""
    assert expected == runs.slug(name)


def test_nothing_is_half_written(tmp_path, monkeypatch):
    """When writing fails, the old content stands and no draft is left."""
    path = tmp_path / "report.html"
    runs.write_safely(path, b"old")

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        runs.write_safely(path, b"new")

    assert {path: b"old"} == {file: file.read_bytes() for file in tmp_path.iterdir()}


def test_without_notebooks_it_says_what_to_do(tmp_path, monkeypatch):
    """Installed without a clone, the package names what is missing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(runs.folders, "__file__", str(tmp_path / "site" / "workbench" / "runs" / "folders.py"))

    with pytest.raises(NotebookError, match="come with a clone"):
        runs.project()


def test_own_words_of_doubt_stay_with_the_article(folder, tmp_path):
    """A list given with a run is kept in it and found again by the article; without one there is none."""
    article, own = Article.from_text(TEXT), tmp_path / "mine.csv"
    assert runs.cues_of(article) is None

    own.write_text("phrase,kind,strength,reason,holder,where,example\n", "utf-8")
    run = runs.start(article, replace(sample_analysis(), article=article), cues=own)

    assert run.cues_file == runs.cues_of(article)
    assert own.read_bytes() == run.cues_file.read_bytes()
