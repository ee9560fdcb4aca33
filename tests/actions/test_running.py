"""Every verb runs once: claim, effect and answer are one."""

import threading
from dataclasses import dataclass, replace
from datetime import UTC
from uuid import UUID, uuid4

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from duadon.actions.answers_json import read_answer, write_answer
from duadon.actions.running import find_answer, run_once
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotAllowed, RuleBroken
from duadon.core.values.ids import OfficeId, OfficerId
from duadon.core.values.roles import Actor
from duadon.store.ledger import AccessLog, CommandAnswer
from tests.store.made import NOW, read_log_row

ACTOR = Actor(officer_id=OfficerId(uuid4()), office_id=OfficeId(uuid4()), name="thử", assignments=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """A command of these tests."""

    command_id: UUID
    word: str = "một"


def _run(command, body):
    return run_once(command, actor=ACTOR, now=NOW, body=body)


def _writes(command):
    def body():
        read_log_row()
        return Done(command_id=command.command_id, result={"word": command.word})

    return body


@pytest.mark.django_db
def test_sending_twice_does_once_and_answers_the_same():
    """The second sending changes nothing and hears the first answer."""
    command = Touch(command_id=uuid4())
    first = _run(command, _writes(command))
    assert _run(command, _writes(command)) == first
    assert AccessLog.objects.count() == 1


@pytest.mark.django_db
def test_a_refusal_changes_nothing_and_is_remembered():
    """What the body wrote is rolled back; the answer stays."""
    command = Touch(command_id=uuid4())

    def body():
        read_log_row()
        return Refusal(code="office.name.taken", parameters={"name": "x"})

    answer = _run(command, body)
    assert AccessLog.objects.count() == 0
    assert _run(command, _writes(command)) == answer


@pytest.mark.django_db
def test_a_missing_right_stores_nothing():
    """NotAllowed leaves no claim behind: with the right granted the same command works."""
    command = Touch(command_id=uuid4())

    def body():
        raise NotAllowed("no")

    with pytest.raises(NotAllowed):
        _run(command, body)
    assert not CommandAnswer.objects.exists()
    assert isinstance(_run(command, _writes(command)), Done)


@pytest.mark.django_db
def test_another_command_under_the_same_id_is_a_fault():
    """An id used for other content is refused loudly."""
    command = Touch(command_id=uuid4())
    _run(command, _writes(command))
    other = Touch(command_id=command.command_id, word="hai")
    with pytest.raises(RuleBroken):
        _run(other, _writes(other))


@pytest.mark.django_db
def test_an_answer_is_given_again_to_nobody_else():
    """The same command from another officer hears nothing, neither when sent nor when looked up."""
    command = Touch(command_id=uuid4())
    answer = _run(command, _writes(command))
    other = replace(ACTOR, officer_id=OfficerId(uuid4()))
    with pytest.raises(RuleBroken):
        run_once(command, actor=other, now=NOW, body=_writes(command))
    with pytest.raises(RuleBroken):
        find_answer(command, actor=other)
    assert find_answer(command, actor=ACTOR) == answer


@pytest.mark.django_db(transaction=True)
def test_four_callers_at_once_have_one_effect():
    """Ten races of four threads with one command: one effect and one answer each."""
    for race in range(1, 11):
        command = Touch(command_id=uuid4())
        answers = []

        def call(command=command, answers=answers):
            answers.append(_run(command, _writes(command)))
            connection.close()

        threads = [threading.Thread(target=call) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(answers) == 4
        assert all(answer == answers[0] for answer in answers)
        assert AccessLog.objects.count() == race


_PARAMETERS = st.dictionaries(
    st.from_regex(r"[a-z]{1,5}", fullmatch=True),
    st.one_of(
        st.integers(),
        st.text(),
        st.dates(),
        st.times(),
        st.lists(st.text()).map(tuple),
        st.datetimes(timezones=st.just(UTC)),
    ),
    max_size=4,
)


@given(_PARAMETERS)
def test_a_refusal_survives_storing(parameters):
    """Dates, times, lists, numbers and texts come back as what they were."""
    refusal = Refusal(
        code="a.b.c", parameters=parameters, items=(Refusal(code="d.e.f", parameters=parameters),)
    )
    assert read_answer(write_answer(refusal)) == refusal
