"""An endpoint that answers from a function: for tests of what is made of a model's answers, honest or not."""

from collections.abc import Callable, Sequence

from clausea.evidence.readers.interface import Arrived, Ask, Reply


class Scripted:
    """Answers each ask with what `script` returns for it: JSON text, or a whole Reply. `asked` keeps the asks."""

    def __init__(self, script: Callable[[Ask], str | Reply], model: str = "scripted") -> None:
        self._script = script
        self.model = model
        self.asked: list[Ask] = []

    def answer(self, asks: Sequence[Ask], arrived: Arrived) -> list[Reply]:
        replies = []
        for ask in asks:
            self.asked.append(ask)
            made = self._script(ask)
            reply = made if isinstance(made, Reply) else Reply("done", made)
            arrived(reply)
            replies.append(reply)
        return replies
