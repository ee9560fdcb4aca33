"""A small calculator of the report's formulas, of its own making: it knows no figure of core.

It understands SUM, COUNTIFS, IF, MAX, QUOTIENT, + - * / and = over cells of an openpyxl workbook.
"""

import math
import re
from dataclasses import dataclass, field

from openpyxl.utils.cell import range_boundaries

_TOKEN = re.compile(
    r"\s*(?:(?P<ref>(?:'[^']+'!)?\$?[A-Z]{1,2}\$?\d+(?::\$?[A-Z]{1,2}\$?\d+)?)"
    r"|(?P<name>[A-Z]+)\(|(?P<number>\d+)|(?P<text>\"[^\"]*\")|(?P<sign>[-+*/=(),]))"
)


@dataclass
class SheetCalculator:
    """Calculates cells of a workbook that was loaded with its formulas."""

    workbook: object
    _known: dict = field(default_factory=dict)

    def value(self, sheet, address):
        """Return what a cell shows: its content, or its formula worked out."""
        key = (sheet, address)
        if key not in self._known:
            content = self.workbook[sheet][address].value
            is_formula = self.workbook[sheet][address].data_type == "f"
            self._known[key] = _Formula(self, sheet, content[1:]).work() if is_formula else content
        return self._known[key]

    def stretch(self, sheet, reference):
        """Return the values of a cell or a range."""
        if "!" in reference:
            quoted, reference = reference.split("!")
            sheet = quoted.strip("'")
        left, top, right, bottom = range_boundaries(reference.replace("$", ""))
        cells = self.workbook[sheet].iter_rows(top, bottom, left, right)
        return [self.value(sheet, cell.coordinate) for row in cells for cell in row]


class _Formula:
    """One formula, read from left to right by recursive descent."""

    def __init__(self, calculator, sheet, text):
        self.calculator, self.sheet = calculator, sheet
        self.tokens = list(_TOKEN.finditer(text))
        assert "".join(match.group().strip() for match in self.tokens) == text, text
        self.place = 0

    def work(self):
        result = self.comparison()
        assert self.place == len(self.tokens)
        return result[0]

    def comparison(self):
        left = self.addition()
        if self.take("="):
            return [(left[0] or 0) == self.addition()[0]]
        return left

    def addition(self):
        left = self.product()
        while sign := self.take("+", "-"):
            right = self.product()[0] or 0
            left = [(left[0] or 0) + (right if sign == "+" else -right)]
        return left

    def product(self):
        left = self.atom()
        while sign := self.take("*", "/"):
            right = self.atom()[0]
            left = [left[0] * right if sign == "*" else left[0] / right]
        return left

    def atom(self):
        token = self.tokens[self.place]
        self.place += 1
        if token["ref"]:
            return self.calculator.stretch(self.sheet, token["ref"])
        if token["number"]:
            return [int(token["number"])]
        if token["text"]:
            return [token["text"].strip('"')]
        return [_FUNCTIONS[token["name"]](*self.arguments())]

    def arguments(self):
        found = [self.comparison()]
        while self.take(","):
            found.append(self.comparison())
        assert self.take(")")
        return found

    def take(self, *signs):
        if self.place < len(self.tokens) and self.tokens[self.place]["sign"] in signs:
            self.place += 1
            return self.tokens[self.place - 1]["sign"]
        return None


def _sum(*stretches):
    return sum(value for stretch in stretches for value in stretch if isinstance(value, int))


def _count_ifs(*pairs):
    stretches, wanted = pairs[::2], [criterion[0] for criterion in pairs[1::2]]
    return sum(list(row) == wanted for row in zip(*stretches, strict=True))


def _quotient(whole, part):
    # Division by nothing equals nothing: only an IF that passes it by comes to a good end.
    return whole // part if part else math.nan


_FUNCTIONS = {
    "SUM": _sum,
    "COUNTIFS": _count_ifs,
    "IF": lambda condition, then, other: then[0] if condition[0] else other[0],
    "MAX": lambda *numbers: max(number[0] for number in numbers),
    "QUOTIENT": lambda whole, part: _quotient(whole[0], part[0]),
}
