"""The one tree of exceptions: broken promises only; what a user may expect is a Refusal."""


class DuadonError(Exception):
    """Root of all exceptions that the program raises itself."""


class RuleBroken(DuadonError):
    """A value or a call contradicts a rule of the code: the caller must be mended."""


class CommandReused(RuleBroken):
    """A command id came again with other content or from somebody else: an old form was sent again."""


class NotAllowed(DuadonError):
    """The actor holds no right for this act, here, today; nothing was changed."""


class NotFound(DuadonError):
    """No such thing in the actor's scope; whether it exists elsewhere is not told."""


class OutsideUnavailable(DuadonError):
    """Something outside the program (a file, a gateway, a disk) did not do its part."""


def require(condition: bool, message: str) -> None:
    """Raise RuleBroken with `message` unless `condition` holds."""
    if not condition:
        raise RuleBroken(message)
