"""The commands. Standard output carries data only; progress and messages go to standard error."""

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from pipeline import cli_browse, cli_export, cli_memory, cli_models
from pipeline.cli_models import verify_all
from pipeline.cli_options import Config, path, say
from pipeline.config import load_settings, with_changes
from pipeline.errors import PipelineError
from pipeline.store import is_url

EXIT_BUG, EXIT_SETUP, EXIT_STOPPED = 1, 2, 130
# Lines of standard input that travel together: enough to fill the engines' batches, constant in memory.
_CHUNK = 512
# How far --precision raises and --recall lowers the threshold of a line's score (0 to 1).
_PRECISION_SHIFT = 0.2

app = typer.Typer(
    help="Scraped news pages in, clean sentence-aligned bilingual records out.",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="markdown",
)  # fmt: skip
app.add_typer(cli_models.app, name="models")
app.add_typer(cli_memory.app, name="memory")

Kind = Literal["html", "text", "markdown"]


def main() -> None:
    """Run the command line; what stops a run is one sentence on standard error and exit code 2."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
    try:
        app()
    except PipelineError as error:
        _fail(str(error))
    except KeyboardInterrupt:
        say("Stopped.")
        sys.exit(EXIT_STOPPED)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has heard enough
        sys.exit(0)
    except OSError as error:
        _fail(f"The output cannot be written: {error.strerror}; free some space, or write elsewhere.")


@app.command(epilog="Example: `pipeline clean scrapes/today --out clean --target pt`")
def clean(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH|URL]...", help="Folders or pages; default: raw.")
    ] = None,
    out: Annotated[str, typer.Option(metavar="PATH", help="The output folder.")] = "clean",
    publish: Annotated[
        str | None, typer.Option(metavar="URL|PATH", help="Keep a copy of the records there, for readers elsewhere.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=0, help="Processes; 0: one per core.")] = None,
    executor: Annotated[
        Literal["local", "ray"] | None, typer.Option(help="Where they run: here, or on a Ray cluster.")
    ] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Do every page again, as one run.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove the records of pages whose files are gone.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Do N pages now, the others next time.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    progress: Annotated[
        Literal["auto", "json", "none"], typer.Option(help="For people, as a line of JSON every two seconds, or none.")
    ] = "auto",
    metrics: Annotated[
        Path | None,
        typer.Option(parser=path, metavar="FILE", help="Keep figures of the run there, as OpenMetrics text."),
    ] = None,
    no_translate: Annotated[bool, typer.Option("--no-translate", help="Clean only.")] = False,
    target: Annotated[
        str | None, typer.Option(metavar="TAG", help="Translate everything into this language (BCP 47).")
    ] = None,
    config: Config = None,
) -> None:
    """Turn scraped pages into bilingual records."""
    from pipeline.batch import Audience, RunOptions
    from pipeline.batch import clean as clean_pages
    from pipeline.batch.progress import progress_shown

    paths = paths or ["raw"]
    copy = publish if publish is None or is_url(publish) else str(Path(publish).resolve())
    targets = {} if no_translate else {"*": [target]} if target else None
    settings = with_changes(
        load_settings(config),
        {"run.workers": workers, "run.executor": executor, "run.publish": copy, "translate.targets": targets},
    )
    options = RunOptions(rebuild=rebuild, prune=prune, dry_run=dry_run, limit=limit)
    shown = progress_shown(progress)
    if metrics is not None:
        from pipeline.batch.metrics import Metrics

        kept = Metrics(metrics)
        shown = kept.watching(shown)
    try:
        counts = clean_pages(paths, out, settings, options, Audience(shown, say))
    except KeyboardInterrupt:
        say(f"Stopped; what was finished is kept in {out}. Run the same command again to go on from there.")
        sys.exit(EXIT_STOPPED)
    if not counts.pages and not counts.removed:
        say(f"There is no page in {', '.join(paths)}; put .html, .txt or .md files there and run again.")
        return
    if dry_run:
        say(counts.intention())
        return
    if metrics is not None:
        kept.end(counts)
    say(counts.sentence())
    if counts.rejected:
        say(f"Why pages were rejected stands in {out}/rejected.jsonl.")
    if not counts.changed:
        say(f"Nothing new: {out} is as it was.")
    if counts.bugs:
        what = "met a bug or killed their worker, or were out of reach"
        say(f"{counts.bugs:,} of these pages {what}; {out}/rejected.jsonl says which.")
        sys.exit(EXIT_BUG)


@app.command(epilog="Example: `pipeline extract raw/samples/magazine.txt`")
def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE|URL...", help="Pages.")],
    out: Annotated[
        Path | None, typer.Option(parser=path, help="Write DIR/NAME.txt per page instead of to standard output.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="What the pages are; default: what their content says.")] = None,
    precision: Annotated[
        bool, typer.Option("--precision", help="Keep only what surely belongs to the article.")
    ] = False,
    recall: Annotated[bool, typer.Option("--recall", help="Keep all that may belong to the article.")] = False,
    config: Config = None,
) -> None:
    """Print each article's standfirst and body, a paragraph a line."""
    from pipeline.decode.containers import page_at
    from pipeline.flow import attempt, draft_page
    from pipeline.records import Rejection

    if precision and recall:
        _fail("--precision and --recall contradict each other; give one of them.")
    shift = _PRECISION_SHIFT * (precision - recall)
    settings = load_settings(config)
    settings = with_changes(settings, {"extract.threshold": min(max(settings.extract.threshold + shift, 0.0), 1.0)})
    pages = [page_at(file, settings.decode) for file in files]
    bugs = False
    for file, page in zip(files, pages, strict=True):
        draft = attempt(page, draft_page, page, settings, kind)
        if isinstance(draft, Rejection):
            say(f"{file}: {draft.message}")
            bugs |= draft.is_bug
            continue
        text = "".join(f"{part}\n" for part in (draft.article.standfirst, draft.article.text) if part)
        if out is None:
            sys.stdout.write(text)
        else:
            _write(out / f"{_bare_name(Path(file))}.txt", text)
    if bugs:
        sys.exit(EXIT_BUG)


@app.command(epilog="Example: `pipeline explain raw/samples/daily.md`")
def explain(
    page: Annotated[str, typer.Argument(metavar="FILE|URL|ID", help="A page, or the id of a record or rejection.")],
    out: Annotated[Path, typer.Option(parser=path, help="Where to look up an ID.")] = Path("clean"),
    raw: Annotated[str, typer.Option(metavar="PATH|URL", help="Where the pages of these records lie.")] = "raw",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    as_html: Annotated[bool, typer.Option("--html", help="One HTML page.")] = False,
    config: Config = None,
) -> None:
    """Show every line of a page: kept or dropped, its role, and why."""
    from pipeline.batch import find_page
    from pipeline.browse.explain import WRITERS, explain_page
    from pipeline.decode import is_there

    file = page if is_there(page) else find_page(page, out, raw)
    explanation = explain_page(file, load_settings(config))
    sys.stdout.write(WRITERS["json" if as_json else "html" if as_html else "text"](explanation))


@app.command(epilog='Example: `echo "O comboio para o Porto parte às nove horas." | pipeline identify --top 3`')
def identify(
    guess: Annotated[bool, typer.Option("--guess", help="Answer whenever there are letters, however unsure.")] = False,
    top: Annotated[int, typer.Option(min=1, help="Print this many candidates, likeliest first.")] = 1,
    page: Annotated[
        str | None, typer.Option(metavar="FILE|URL", help="Print the passages of this page with their tags instead.")
    ] = None,
    config: Config = None,
) -> None:
    """Name the language of each line of standard input: tag, tab, score."""
    from pipeline.flow import draft_path
    from pipeline.identify import identify_candidates, identify_language, identify_text

    settings = load_settings(config)
    if page is not None:
        article = draft_path(page, settings).article
        languages = identify_language(article, settings.identify)
        for passage, language in zip(article.passages, languages.passages, strict=True):
            _print(language.tag, f"{language.score:.2f}", passage.id, passage.text.replace("\n", " "))
        return
    for lines in _input_chunks():
        if top == 1:
            for guessed in (identify_text(line, settings.identify, guess=guess) for line in lines):
                _print(guessed.tag, f"{guessed.score:.2f}", *([",".join(guessed.group)] if guessed.group else []))
        else:
            for line in lines:
                found = identify_candidates(line, settings.identify, top=top)
                _print(*(cell for one in found for cell in (one.tag, f"{one.score:.2f}")))


@app.command(epilog='Example: `echo "Good morning." | pipeline translate -f en -t pt`')
def translate(
    source: Annotated[str, typer.Option("--from", "-f", "--from-lang", help="Language of the lines (BCP 47).")],
    target: Annotated[str, typer.Option("--to", "-t", "--to-lang", help="Language wanted (BCP 47).")],
    engine: Annotated[
        Literal["best", "firefox", "argos", "libretranslate"] | None, typer.Option(help="Use this engine only.")
    ] = None,
    glossary: Annotated[Path | None, typer.Option(parser=path, help="TSV: source, tab, target.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="A JSON object per line: target, flags, engine, score.")
    ] = False,
    config: Config = None,
) -> None:
    """Translate standard input, line by line: as many lines come out, in the same order."""
    from pipeline.tags import to_bcp47
    from pipeline.translate import translate_stream

    wanted = glossary and str(glossary.resolve())
    settings = with_changes(load_settings(config), {"translate.engine": engine, "translate.glossary": wanted})
    for tag in (source, target):
        if to_bcp47(tag) == "und":
            _fail(f'"{tag}" is no language tag (BCP 47), such as en, pt-BR or zh-Hant.')
    folder, workers = Path(settings.folder), settings.run.worker_count()
    for chunk in translate_stream(_input_chunks(), (source, target), settings.translate, folder, workers):
        sys.stdout.writelines((done.json() if as_json else done.target) + "\n" for done in chunk)
        sys.stdout.flush()


@app.command(epilog="Example: `pipeline check --config config.toml`")
def check(config: Config = None) -> None:
    """Check the config and every installed model."""
    from pipeline.identify import check_settings

    settings = load_settings(config)
    used = config or Path("config.toml")
    check_settings(settings.identify)
    say(f"The config is in order ({used if used.exists() else 'the defaults: there is no config.toml here'}).")
    verify_all(settings)


@app.command(epilog="Example: `pipeline reset`")
def reset(out: Annotated[Path, typer.Option(parser=path, help="The output folder.")] = Path("clean")) -> None:
    """Remove what `clean` produced, and nothing that a person made."""
    from pipeline.batch.reset import reset_output

    say(f"Removed {reset_output(out):,} files that clean had made in {out}; pages, models, memory and reviews stay.")


app.command(epilog="Example: `pipeline export --format tmx --pair en-pt -o en-pt.tmx`")(cli_export.export)
app.command(epilog="Example: `pipeline stats`")(cli_export.stats)
app.command(epilog="Example: `pipeline browse --port 8000`")(cli_browse.browse)
app.command(epilog="Example: `pipeline report`")(cli_browse.report)


def _bare_name(file: Path) -> str:
    """The name less `.gz` or `.zst` and less one suffix."""
    name = file.name.removesuffix(".gz").removesuffix(".zst")
    return Path(name).stem


def _input_chunks() -> Iterator[list[str]]:
    """Standard input, some hundred lines at a time; only a line feed ends a line."""
    lines = (line.decode("utf-8", "replace").removesuffix("\n") for line in sys.stdin.buffer)
    while chunk := list(islice(lines, _CHUNK)):
        yield chunk


def _print(*cells: str) -> None:
    sys.stdout.write("\t".join(cells) + "\n")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        _fail(f"{path} cannot be written: {error.strerror}; choose another folder with --out.")


def _fail(message: str) -> NoReturn:
    say(message)
    sys.exit(EXIT_SETUP)
