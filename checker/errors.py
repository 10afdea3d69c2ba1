"""What can be wrong with what a user gives: each message names the thing and the remedy."""


class CheckerError(Exception):
    """The run cannot complete; the message is all that a user sees, the exit code is 2."""


class RuleError(CheckerError):
    """A rule that cannot be used: malformed, named twice, or with options of the wrong kind."""


class SettingsError(CheckerError):
    """Settings that cannot be used."""


class SourceError(CheckerError):
    """A path or record that cannot be read."""


class ServiceError(CheckerError):
    """Another program that a rule needs cannot be started or does not answer."""
