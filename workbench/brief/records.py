"""A brief as plain records: sections of sentences, which every renderer writes in its own way."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a list; `lead` is what it is about, and is set in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a paragraph, and a list. `cut` says in a sentence what was left out for want of space."""

    title: str
    text: str
    lines: tuple[Line, ...] = ()
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """One page for somebody in a hurry. All of it is text; nothing in it is markup."""

    title: str
    about: str
    sections: tuple[Section, ...]
    foot: str

    @property
    def words(self) -> int:
        """How long it is."""
        parts = [self.title, self.about, self.foot]
        for section in self.sections:
            parts += [section.title, section.text, section.cut]
            parts += [f"{line.lead} {line.text}" for line in section.lines]
        return sum(len(part.split()) for part in parts)

    def __repr__(self):
        from workbench.brief.markdown import markdown

        return markdown(self)

    def _repr_html_(self):
        from workbench.brief.page import fragment

        return fragment(self)
