"""Turn a refusal or a finding into its sentence: one table of codes, gathered from the areas."""

from collections.abc import Mapping
from functools import cache

from duadon.core.values.answers import Parameter, Refusal
from duadon.core.values.errors import RuleBroken
from duadon.wording.areas import TABLES
from duadon.wording.sentences import Language, Sentence


@cache
def all_sentences() -> Mapping[str, Sentence]:
    """Return every sentence by its code."""
    gathered: dict[str, Sentence] = {}
    for table in TABLES:
        for code, sentence in table.items():
            if code in gathered:
                raise RuleBroken(f"two sentences for {code}")
            gathered[code] = sentence
    return gathered


def say(code: str, parameters: Mapping[str, Parameter], language: Language = "vi") -> str:
    """Return the sentence of a code; an unknown code is a fault of ours."""
    sentence = all_sentences().get(code)
    if sentence is None:
        raise RuleBroken(f"no sentence for {code}")
    return sentence.fill(parameters, language)


def say_refusal(refusal: Refusal, language: Language = "vi") -> list[str]:
    """Return the refusal's sentence, then one for each single cause."""
    lines = [say(refusal.code, refusal.parameters, language)]
    for item in refusal.items:
        lines.extend(say_refusal(item, language))
    return lines
