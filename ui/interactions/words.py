"""What the forms and panels of an interaction call its parts."""

from models.interactions.records import Charge, Direction, Interaction, Solved, Way
from ui.tr import tr

DIRECTIONS = {Direction.OUTBOUND: "We did", Direction.INBOUND: "They did"}
SOLVED = {Solved.NOT_APPLICABLE: "Nothing to solve", Solved.YES: "Solved", Solved.NO: "Not yet"}
CHARGES = {
    Charge.NONE: "Not said",
    Charge.INCLUDED: "Included",
    Charge.GOODWILL: "Goodwill",
    Charge.CHARGED: "Charged",
}
_SOLVED_SAID = {Solved.YES: "Solved", Solved.NO: "Not solved yet"}
_CHARGE_SAID = {Charge.INCLUDED: "Included", Charge.GOODWILL: "Free, out of goodwill", Charge.CHARGED: "Charged"}
_RANG = {Direction.OUTBOUND: "We rang", Direction.INBOUND: "They rang"}
_WENT = {Direction.OUTBOUND: "We went there", Direction.INBOUND: "They came to us"}
_BEGAN = {Direction.OUTBOUND: "We got in touch", Direction.INBOUND: "They got in touch"}


def began(interaction: Interaction) -> str:
    """Return who got in touch, and that nobody was reached: "They rang, nobody was reached"."""
    said = {Way.CALL: _RANG, Way.VISIT: _WENT}.get(interaction.kind, _BEGAN)
    words = tr(said[interaction.direction])
    return words if interaction.reached else tr("{began}; nobody was reached").format(began=words)


def solved_words(solved: Solved) -> str:
    """Return whether it was solved; nothing where there was nothing to solve."""
    return tr(_SOLVED_SAID[solved]) if solved in _SOLVED_SAID else ""


def charge_words(charge: Charge) -> str:
    """Return what it costs; nothing where that was not said."""
    return tr(_CHARGE_SAID[charge]) if charge in _CHARGE_SAID else ""
