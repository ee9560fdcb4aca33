"""Made-up papers for the tests, and how a paper is read back."""

from datetime import datetime
from io import BytesIO
from unicodedata import normalize
from uuid import UUID
from zoneinfo import ZoneInfo

from docx import Document
from pypdf import PdfReader

from duadon.adapters.manifest_pdf import PaperMove, PaperPerson, PaperStop, RunPaper
from duadon.adapters.paper_head import PaperHead
from duadon.core.outreach.trip_requests import Receiver
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import RunId
from duadon.core.values.people import Relation
from duadon.core.values.times import at

PRINTED = datetime(2024, 9, 9, 5, 40, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
# Letters with two marks, marks that stand apart (NFD), and signs that are markup to somebody.
HARD_NAMES = (
    "Ưỡ Ặ Đ ệ",
    "Ẩ Ổ Ữ Ỹ Ẵ Ỗ",
    normalize("NFD", "Nguyễn Thị Ngọc Quế"),
    "#panic()[A] $x$ *b* _i_",
    "<b>Ân</b> & Bình",
    '@x ~ `y` "z" \\n // w',
    "{{ 7 }} {% 8 %}",
)


def make_head(**changes) -> PaperHead:
    """Return what stands around a paper."""
    told = {
        "office_name": "Công an thành phố Cao Lãnh (mô phỏng)",
        "campaign_name": "Đợt cao điểm",
        "day": PRINTED.date(),
        "version": 3,
        "printed_at": PRINTED,
        "printed_by": "Trần Thị Phương",
        "made_up": True,
        "language": "vi",
    }
    return PaperHead(**{**told, **changes})


def make_person(name: str, *, is_child: bool = True) -> PaperPerson:
    """Return a person on a list."""
    return PaperPerson(name=name, is_child=is_child, needs_booster=False)


def make_run(names, *, number: int = 1) -> RunPaper:
    """Return a run that fetches these people at one place and hands them over at home."""
    people = tuple(make_person(name) for name in names)
    receivers = (Receiver(given_name="Sáu", relation=Relation.MOTHER),)
    home = tuple(
        PaperPerson(name=one.name, is_child=True, needs_booster=True, receivers=receivers) for one in people
    )
    on = PaperMove(leg=Leg.HOME, gets_on=True, people=people, other_children=2, other_adults=1)
    off = PaperMove(leg=Leg.HOME, gets_on=False, people=home, other_children=2, other_adults=1)
    return RunPaper(
        run_id=RunId(UUID(int=number)),
        van="Xe 1",
        number=number,
        driver="Nguyễn Văn Thuận",
        attendant="",
        children=len(people) + 2,
        adults=1,
        boosters=1,
        stops=(_stop(1, on, aboard=len(people) + 3), _stop(2, off, aboard=0)),
    )


def _stop(number: int, move: PaperMove, *, aboard: int) -> PaperStop:
    start = at(6 + number)
    return PaperStop(
        number=number,
        place=f"Điểm hẹn Khóm {number}",
        arrive=start,
        depart=start + 120,
        aboard=aboard,
        moves=(move,),
    )


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, words parted by single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def word_text(file: bytes) -> str:
    """Return all paragraphs and cells of a Word file in their order, words parted by single spaces."""
    parts = [node.text or "" for node in Document(BytesIO(file)).element.body.iter() if _is_text(node)]
    return " ".join("".join(parts).split())


def _is_text(node) -> bool:
    return str(node.tag).endswith("}t")


def squeezed(text: str) -> str:
    """Return a text without any spaces: where lines break is the paper's business."""
    return "".join(text.split())
