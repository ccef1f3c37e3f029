"""Every error that the workbench raises on purpose.

    WorkbenchError
    ├── ArticleError        the text could not be read, or holds nothing to read
    │   └── FetchError      a URL could not be fetched, or must not be
    ├── AnalysisError       a record or a stored analysis contradicts itself
    ├── ModelError          the bundled weights are missing or do not fit this version
    ├── LexiconError        a row of a cue list cannot be used
    ├── JudgmentError       a judgment could not be kept, or is none of its scale
    ├── NotebookError       a notebook could not be run or shared
    │   └── DisclosureError what is to be shared would give something away
    └── ExportError         a run could not be handed over, or a file from elsewhere not be taken in

A message names the value, says what was expected and what to try; it is written for
the person at the keyboard, so the command line prints it alone.
"""


class WorkbenchError(Exception):
    """Something went wrong that a person can act on; the message says how."""


class ArticleError(WorkbenchError):
    """An article could not be read."""


class FetchError(ArticleError):
    """A URL could not be fetched, or must not be."""


class AnalysisError(WorkbenchError):
    """A record contradicts itself, or a stored analysis is not one."""


class ModelError(WorkbenchError):
    """The bundled weights are missing or of another version."""


class LexiconError(WorkbenchError):
    """A row of a cue list cannot be used."""


class NotebookError(WorkbenchError):
    """A notebook could not be executed or shared."""


class DisclosureError(NotebookError):
    """What is to be shared would give something away."""


class JudgmentError(WorkbenchError):
    """A judgment could not be kept, or its value is none of its scale."""


class ExportError(WorkbenchError):
    """A run could not be handed over in a format, or a file from elsewhere could not be taken in."""
