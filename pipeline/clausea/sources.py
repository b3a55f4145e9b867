"""Where a rule of codes/ comes from: what every service, payer and remittance code has to name."""

from clausea.models import IsoDate, Model


class Source(Model):
    """Where a rule comes from. `read` is the day on which somebody looked it up.

    `checked` is False for rules that still wait for a look at the primary text: they are said to be so.
    """

    text: str
    """The citation as a letter prints it, without what it says."""
    says: str | None = None
    read: IsoDate
    checked: bool = True
    url: str | None = None

    def __str__(self) -> str:
        rule = f": {self.says}" if self.says else ""
        return f"{self.text}{rule} ({'read' if self.checked else 'from a secondary source, read'} {self.read})"
