"""The report's coded text written out: the one set of words that page, Word file and PDF show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duadon.core.campaign.letterhead import Letterhead
from duadon.core.campaign.report_text import (
    Cell,
    FigureRow,
    FigureTable,
    Paragraph,
    ParagraphRole,
    Phrase,
    ReportText,
    Share,
    date_parts,
)
from duadon.core.values.answers import Parameter
from duadon.wording.say import say
from duadon.wording.sentences import Language, write, write_number

NOTHING = "–"  # where there is no target there is no rate


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenParagraph:
    """A paragraph in words; `role` as in the coded text."""

    role: ParagraphRole
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRow:
    """A line of a table: the name, then the figures as they are read."""

    name: str
    cells: tuple[str, ...]
    is_sum: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTable:
    """A table in words."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[WrittenRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReport:
    """Everything that the report says, in the order of the paper; `warning` is empty for a real office."""

    language: Language
    parent_body: str
    issuing_body: str
    country: str
    motto: str
    number: str
    place_and_date: str
    title: str
    subject: str
    paragraphs: tuple[WrittenParagraph, ...]
    tables: tuple[WrittenTable, ...]
    signer: str
    sign_here: str
    recipients_title: str
    recipients: tuple[str, ...]
    prints: str
    warning: str
    line: str


def write_report_text(
    text: ReportText, unit_names: Mapping[str, str], language: Language = "vi"
) -> WrittenReport:
    """Write a report out in one language; `unit_names` by code."""
    pen = _Pen(unit_names=unit_names, language=language)
    head = text.letterhead
    return WrittenReport(
        language=language,
        parent_body=head.parent_body.upper(),
        issuing_body=head.issuing_body.upper(),
        country=pen.say("report.head.country"),
        motto=pen.say("report.head.motto"),
        number=pen.say("report.head.number", number=head.number, symbol=head.symbol),
        place_and_date=pen.say("report.head.place_and_date", place=head.place, **date_parts(text.cut.date())),
        title=pen.say("report.head.title"),
        subject=pen.phrase(text.subject),
        paragraphs=tuple(pen.paragraph(one) for one in text.paragraphs),
        tables=tuple(pen.table(table) for table in text.tables),
        signer=pen.say("report.head.signer"),
        sign_here=pen.say("report.head.sign_here"),
        recipients_title=pen.say("report.head.recipients"),
        recipients=tuple(pen.recipients(head)),
        prints=pen.say("report.head.prints", hash=text.hash[:16], cut=write(text.cut, language)),
        warning=pen.say("campaign.report.made_up") if text.made_up else "",
        line=pen.phrase(text.line),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """Writes in one language, with the units' names at hand."""

    unit_names: Mapping[str, str]
    language: Language

    def say(self, code: str, **parameters: Parameter) -> str:
        return say(code, parameters, self.language)

    def phrase(self, phrase: Phrase) -> str:
        parameters = dict(phrase.parameters)
        if "units" in parameters and isinstance(units := parameters["units"], tuple):
            parameters["units"] = tuple(self.unit_names[code] for code in units)
        return say(phrase.code, parameters, self.language)

    def paragraph(self, paragraph: Paragraph) -> WrittenParagraph:
        return WrittenParagraph(role=paragraph.role, text=self.phrase(paragraph.phrase))

    def recipients(self, head: Letterhead) -> Iterable[str]:
        yield self.say("report.head.recipient_above", parent=head.parent_body)
        if head.directs_units:
            yield self.say("report.head.recipient_units")
        yield self.say("report.head.recipient_file")

    def table(self, table: FigureTable) -> WrittenTable:
        return WrittenTable(
            title=self.say(table.title),
            headings=tuple(self.say(code) for code in table.headings),
            rows=tuple(self._row(row) for row in table.rows),
        )

    def _row(self, row: FigureRow) -> WrittenRow:
        cells = tuple(self._cell(cell) for cell in row.cells)
        return WrittenRow(name=self._name(row), cells=cells, is_sum=row.is_sum)

    def _name(self, row: FigureRow) -> str:
        if row.track is not None:
            return self.say(f"campaign.track.{row.track.value}")
        if row.unit_code is not None:
            return self.unit_names[row.unit_code]
        return self.say("campaign.column.sum")

    def _cell(self, cell: Cell) -> str:
        match cell:
            case None:
                return NOTHING
            case Share(per_mille=per_mille):
                mark = "," if self.language == "vi" else "."
                return f"{write_number(per_mille // 10, self.language)}{mark}{per_mille % 10}%"
            case int():
                return write_number(cell, self.language)
