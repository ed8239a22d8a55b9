"""Stories of planned work: new machines, moves, renewals, training, advice."""

from models.interactions.records import Way
from models.practice.beats import By, Story, Word, heard, said, solved
from models.promises.records import PromiseKind, Side

_CALL, _VISIT, _MAIL, _MESSAGE, _REMOTE = Way.CALL, Way.VISIT, Way.EMAIL, Way.MESSAGE, Way.REMOTE
_MEETING, _OTHER = Way.MEETING, Way.OTHER
_RING, _COME, _WRITE, _FIX = PromiseKind.RING, PromiseKind.COME, PromiseKind.WRITE, PromiseKind.FIX
_DELIVER, _QUOTE, _FOLLOW, _ELSE = PromiseKind.DELIVER, PromiseKind.QUOTE, PromiseKind.FOLLOW_UP, PromiseKind.OTHER

WORKS_ANYWHERE: tuple[Story, ...] = (
    (
        heard(_MESSAGE, None, "{who} has a new phone and wants the mails on it.",
              Word("Set up the mails on {who}'s new phone", _FIX, By.TODAY)),
        solved(_CALL, (9, 16), "Set the mails up on {who}'s phone by telephone; calendar and {n} contacts came along."),
    ),
    (
        heard(_CALL, (5, 9), "{who} needs the old computers gone, and the disks wiped.",
              Word("Collect the old computers for disposal", _COME, By.WINDOW)),
        said(_VISIT, (25, 40), "Collected {n} old computers and signed for them.",
             Word("Send the certificate that the disks were wiped", _WRITE, By.WEEK)),
        said(_MAIL, None, "Sent {who} the certificate for {n} wiped disks."),
    ),
    (
        said(_CALL, (5, 9), "Told {who} that {box} gets no more security updates from the autumn on.",
             Word("Send three ways to replace {box}", _QUOTE, By.DAY)),
        said(_MAIL, None, "Sent three ways to replace {box}: new, second-hand with guarantee, or Linux on the old one.",
             Word("Ring {who} about the choice", _RING, By.WEEK)),
        said(_CALL, (6, 12), "{who} takes the second-hand one with guarantee.",
             Word("Deliver the replacement for {box}", _DELIVER, By.WEEK)),
        solved(_VISIT, (50, 85), "Delivered the replacement for {box} and moved {n} GB over; the old one stays a "
                                 "month as a spare."),
    ),
)  # fmt: skip

WORKS_OF_FIRMS: tuple[Story, ...] = (
    (
        heard(_CALL, (5, 12), "{who} starts two new people next month and needs machines for them.",
              Word("Quote two laptops with docks", _QUOTE, By.DAY)),
        said(_MAIL, None, "Sent {who} a quote for two laptops with docks and a cheaper one with what is in the "
                          "cupboard.",
             Word("Say which of the two quotes it is to be", _ELSE, By.WEEK, Side.OWED)),
        heard(_MAIL, None, "{who} takes the first quote.",
              Word("Set both laptops up before the new people start", _DELIVER, By.WEEK)),
        solved(_VISIT, (90, 150), "Delivered both laptops, signed both people in, showed them the shared folders "
                                  "and the phone."),
    ),
    (
        said(_MAIL, None, "The domain runs out next month; wrote to {who} with the price for one year and for three.",
             Word("Renew the domain as soon as {who} answers", _ELSE, By.WEEK)),
        solved(_MAIL, None, "Renewed the domain for three years and sent {who} the receipt."),
    ),
    (
        heard(_MEETING, (40, 70), "Went through next year's wishes with {who}: a better screen in {room}, less "
                                  "paper, no surprises.",
              Word("Send the notes of the meeting with prices", _WRITE, By.DAY)),
        said(_MAIL, None, "Sent the notes: {n} points, four of them cost nothing."),
    ),
    (
        heard(_CALL, (6, 10), "{who} moves desks in {room} and wants the network points moved too.",
              Word("Come and mark the new points in {room}", _COME, By.WINDOW)),
        said(_VISIT, (30, 45), "Marked {n} points in {room} and photographed the trunking.",
             Word("Move the network points in {room}", _COME, By.WEEK)),
        solved(_VISIT, (120, 200), "Moved {n} network points in {room}, tested each and labelled them at both ends."),
    ),
    (
        heard(_MAIL, None, "{who} asks what it would cost to stop paying for the old fax line.",
              Word("Find out the notice period of the fax line", _ELSE, By.DAY)),
        said(_CALL, (5, 9), "The fax line can go at a month's notice and saves {n} pounds a quarter. {who} will "
                            "give notice."),
    ),
    (
        said(_VISIT, (60, 90), "Quarterly look at everything: {n} computers up to date, one battery unit weak, "
                               "backups restored a test file.",
             Word("Send the list of the quarterly look", _WRITE, By.TOMORROW)),
        said(_MAIL, None, "Sent {who} the list of the quarterly look, with the weak battery unit on top."),
    ),
    (
        heard(_CALL, (7, 14), "{who} would like the staff to know how not to fall for mails.",
              Word("Offer two dates for an hour of training", _WRITE, By.TOMORROW)),
        said(_MAIL, None, "Offered {who} two mornings for the training.",
             Word("Hold the hour on suspicious mails", _COME, By.WINDOW)),
        solved(_MEETING, (60, 75), "Held the hour on suspicious mails for {n} people; the best question was about "
                                   "voice messages.",
               Word("Ask {who} what stuck from the training", _FOLLOW, By.WEEK, Side.FOLLOW_UP)),
        said(_CALL, (4, 8), "{who} says two odd mails were shown round before anyone clicked."),
    ),
    (
        heard(_MAIL, None, "{who} asks whether the website may go down for an hour on a Sunday.",
              Word("Answer about the hour on Sunday", _WRITE, By.TODAY)),
        said(_MAIL, None, "Answered: Sunday between seven and eight is fine, and a note goes up on the page the day "
                          "before."),
    ),
    (
        heard(_CALL, (4, 8), "{who} wants the accounts on two screens.",
              Word("Bring a second screen and an arm for {room}", _DELIVER, By.WINDOW)),
        solved(_VISIT, (30, 50), "Hung a second screen in {room}; the desk was {n} mm too thick for the clamp, so "
                                 "it is screwed."),
    ),
    (
        heard(_MAIL, None, "The insurer sends {who} {n} questions on computer security.",
              Word("Fill in the insurer's questions", _WRITE, By.WEEK)),
        said(_MAIL, None, "Sent the insurer's form back filled in; two answers need {who}'s signature.",
             Word("Sign the insurer's form", _ELSE, By.WEEK, Side.OWED)),
        heard(_MAIL, None, "{who} sent the signed form; the insurer has all it needs."),
    ),
    (
        heard(_CALL, (3, 6), "{who} asks for a key fob for the new colleague.",
              Word("Send the form for the key fob", _WRITE, By.TODAY)),
        said(_MAIL, None, "Sent {who} the form for the key fob."),
    ),
    (
        said(_REMOTE, (20, 35), "Monthly updates for the server, from home, after hours: {n} updates, one restart.",
             Word("Check the server after the first working day on the updates", _FOLLOW, By.DAY, Side.FOLLOW_UP)),
        said(_REMOTE, (8, 15), "The server has run a working day on the updates without an error."),
    ),
    (
        heard(_CALL, (8, 15), "{who} looks at booking programs and wants a second opinion.",
              Word("Try the two booking programs and write down what differs", _WRITE, By.WEEK)),
        said(_MAIL, None, "Wrote {who} a page on the two booking programs: the dearer one exports its records, the "
                          "other does not."),
    ),
    (
        heard(_MESSAGE, None, "{who} asks for one more place in the phone system.",
              Word("Add a place to the phone system", _FIX, By.TOMORROW)),
        solved(_REMOTE, (10, 20), "Added extension {n} to the phone system and sent {who} the voicemail number."),
    ),
    (
        said(_OTHER, (15, 25), "Read through {who}'s contract with the line provider: it renews itself in {n} days.",
             Word("Tell {who} what the other providers ask", _RING, By.DAY)),
        said(_CALL, (9, 15), "Told {who} the prices of two other providers; staying is right if they match the "
                             "lower one."),
    ),
)  # fmt: skip
