"""The size limits can fail."""

import pytest

from tests.architecture import sizes


def _function(lines: int) -> str:
    return "def planted():\n" + "    pass\n" * (lines - 1)


def _tree(root, name, text):
    path = root / "src" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return root


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("long_function.py", _function(3) * 3 + _function(51)),
        ("long_module.py", "VALUE = 1\n" * 401),
        ("long_template.html", "<p>\n" * 151),
        ("long_median.py", _function(11)),
        ("long_kernel.py", _function(3) * 3 + "@compiled\n" + _function(121)),
    ],
)
def test_each_limit_is_enforced(tmp_path, name, text):
    """One line over a limit is one fault."""
    assert len(list(sizes.faults(_tree(tmp_path, name, text)))) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("function.py", _function(3) * 3 + _function(50)),
        ("module.py", "VALUE = 1\n" * 400),
        ("template.html", "<p>\n" * 150),
        ("median.py", _function(10)),
        ("kernel.py", _function(3) * 3 + "@compiled\n" + _function(120)),
        ("migrations/0001_initial.py", _function(60)),
    ],
)
def test_the_limit_itself_is_allowed(tmp_path, name, text):
    """What just fits, and what Django writes, is no fault."""
    assert list(sizes.faults(_tree(tmp_path, name, text))) == []


def test_methods_and_nested_functions_count(tmp_path):
    """A long function cannot hide in a class or in a function."""
    body = "class Outer:\n" + "".join(f"    {line}\n" for line in _function(51).splitlines())
    assert any("planted" in fault for fault in sizes.faults(_tree(tmp_path, "nested.py", body)))


def test_an_exemption_needs_its_record(tmp_path, monkeypatch):
    """An exemption whose file or decision record does not exist is a fault."""
    monkeypatch.setattr(sizes, "EXEMPT", {"src/kernel.py": "docs/decisions/0999-none.md"})
    assert len(list(sizes.unfounded_exemptions(tmp_path))) == 2
