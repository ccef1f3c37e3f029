"""Which language a text is in: the workbench reads English only, and says so when it is not."""

from functools import cache

from workbench.articles import Article

SAMPLE = 20_000  # characters are plenty, and as fast as a short text
FEWEST_LETTERS = 30  # "He agreed." could be anything
SURE = 0.5  # probability below which the language stays unknown; a short English sentence reaches 0.98
NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def detect_language(article: Article) -> str | None:
    """ISO 639-1 code of the language of the running text; None where it is too short to tell."""
    words = " ".join(span.of(article.text) for span in article.paragraphs[:200])[:SAMPLE]
    if sum(map(str.isalpha, words)) < FEWEST_LETTERS:
        return None
    code, sure = _identifier().classify(words)
    return code if len(code) == 2 and sure >= SURE else None


def language_note(code: str | None) -> tuple[str, ...]:
    """The warning for a text that is not English."""
    if code in (None, "en"):
        return ()
    name = f"{NAMES[code]} ({code})" if code in NAMES else f"the language with the code {code}"
    return (f"This text reads as {name}; the workbench reads English only, so expect little to be right.",)


@cache
def _identifier():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads numpy and 5 MB of model: 0.9 s

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
