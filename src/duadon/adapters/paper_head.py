"""What stands on every sheet printed for a day: whose it is, which plan, printed when and by whom."""

from dataclasses import dataclass
from datetime import date, datetime

from duadon.core.values.answers import Parameter
from duadon.wording.say import say
from duadon.wording.sentences import Language, write


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """Office and campaign by name, the plan's day and version; `printed_at` is local wall time."""

    office_name: str
    campaign_name: str
    day: date
    version: int
    printed_at: datetime
    printed_by: str
    made_up: bool
    language: Language

    def say(self, code: str, /, **parameters: Parameter) -> str:
        """Return a sentence in the paper's language."""
        return say(code, parameters, self.language)

    @property
    def day_text(self) -> str:
        """The day with its weekday: Thứ Hai, 09/09/2024."""
        return self.say(f"paper.day.{self.day.weekday()}", day=self.day)

    def code(self, code: str) -> str:
        """Return the foot's words about the paper's own code."""
        return self.say("paper.foot.code", code=code, version=str(self.version))

    def data(self) -> dict[str, object]:
        """Return what the templates' common frame needs."""
        printed = write(self.printed_at, self.language)
        return {
            "language": self.language,
            "office": self.office_name,
            "campaign": self.campaign_name,
            "day": self.day_text,
            "warning": self.say("campaign.report.made_up") if self.made_up else "",
            "printed": self.say("paper.foot.printed", at=printed, by=self.printed_by),
            "page": self.say("paper.foot.page"),
        }
