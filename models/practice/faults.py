"""Stories of things that broke: what was said, what was promised, what was done."""

from models.interactions.records import Way
from models.practice.beats import By, Story, Word, heard, said, solved, stuck
from models.promises.records import PromiseKind, Side

_CALL, _VISIT, _MAIL, _MESSAGE, _REMOTE = Way.CALL, Way.VISIT, Way.EMAIL, Way.MESSAGE, Way.REMOTE
_RING, _COME, _WRITE, _FIX = PromiseKind.RING, PromiseKind.COME, PromiseKind.WRITE, PromiseKind.FIX
_DELIVER, _QUOTE, _FOLLOW = PromiseKind.DELIVER, PromiseKind.QUOTE, PromiseKind.FOLLOW_UP

FAULTS_ANYWHERE: tuple[Story, ...] = (
    (
        heard(_CALL, (4, 11), "{who} rang: the VPN drops whenever a video call starts.",
              Word("Ring {who} back about the VPN", _RING, By.TOMORROW)),
        solved(_REMOTE, (25, 50), "Moved {who}'s VPN profile from UDP to TCP; it held through {n} minutes of test "
                                  "calls."),
    ),
    (
        heard(_CALL, (3, 8), "The printer in {room} takes paper and then asks for it.",
              Word("Come and look at the printer in {room}", _COME, By.WINDOW)),
        solved(_VISIT, (35, 70), "Cleaned the feed rollers of the printer in {room}; {n} test pages came through "
                                 "without a jam.",
               Word("Ask {who} whether the printer still behaves", _FOLLOW, By.WEEK, Side.FOLLOW_UP)),
        said(_MESSAGE, None, "{who} says the printer has not jammed since."),
    ),
    (
        heard(_CALL, (5, 9), "{box} shows a blue screen at every second start.",
              Word("Fetch {box} and test its memory overnight", _COME, By.TOMORROW)),
        stuck(_VISIT, (20, 30), "Took {box} along; left {who} a spare with the same programs on it.",
              Word("Bring {box} back with new memory", _DELIVER, By.DAY)),
        solved(_VISIT, (25, 45), "Brought {box} back: one memory bar was faulty and is replaced under guarantee."),
    ),
    (
        heard(_MESSAGE, None, "{who}: no internet in {room} since the cleaners were in.",
              Word("Look at the line within two hours", _FIX, By.HOURS)),
        solved(_CALL, (6, 14), "Talked {who} through it: the router's plug had been pulled in {room}. Back on line."),
    ),
    (
        heard(_CALL, (6, 12), "{who} clicked on a link in a mail about a parcel and typed the password in.",
              Word("Close {who}'s account off and ring when it is safe", _RING, By.TODAY)),
        solved(_REMOTE, (40, 75), "Changed {who}'s password, ended {n} open sessions, found no forwarding rule and "
                                  "no foreign sign-in.",
               Word("Send {who} a page on how to spot such mails", _WRITE, By.DAY)),
        said(_MAIL, None, "Sent {who} the one-page note on parcel mails, with three real examples."),
    ),
    (
        heard(_MAIL, None, "{who} asks why {box} has become so slow after lunch.",
              Word("Measure {box} for a day and say what slows it", _WRITE, By.DAY)),
        said(_MAIL, None, "Wrote to {who}: the virus scan of {box} started at 12:30 each day, and the disk is "
                          "nearly full.",
             Word("Move the scan to the night and clear the disk of {box}", _FIX, By.TOMORROW)),
        solved(_REMOTE, (30, 55), "The scan of {box} now runs at 22:00; freed {n} GB. {who} calls it a new machine."),
    ),
    (
        heard(_MESSAGE, None, "{who}: the screen in {room} flickers when the heating comes on.",
              Word("Bring a screened cable for {room}", _DELIVER, By.WINDOW)),
        solved(_VISIT, (20, 35), "Replaced the screen cable in {room} and moved it off the heater's socket. No "
                                 "flicker in {n} minutes."),
    ),
    (
        heard(_CALL, (3, 6), "Nobody can hear {who} in video calls.",
              Word("Bring a headset to try", _DELIVER, By.DAY)),
        solved(_VISIT, (15, 25), "{who}'s microphone was switched off in the system settings; left the headset for "
                                 "{n} days to compare."),
    ),
    (
        heard(_MAIL, None, "The wireless network does not reach {room}.",
              Word("Survey the wireless signal in {room}", _COME, By.WINDOW)),
        said(_VISIT, (45, 80), "Measured the signal in {n} places: two brick walls stand between the access point "
                               "and {room}.",
             Word("Send a price for a second access point near {room}", _QUOTE, By.DAY)),
        said(_MAIL, None, "Sent the price for an access point near {room}, with and without the cable along the "
                          "skirting."),
    ),
    (
        heard(_CALL, (5, 9), "{who} is locked out after too many wrong passwords.",
              Word("Unlock {who}'s account within the hour", _FIX, By.HOURS)),
        solved(_CALL, (5, 10), "Unlocked {who}'s account and set up the second factor on the new phone."),
    ),
    (
        heard(_MESSAGE, None, "{who}: the calendar on the phone shows meetings an hour late.",
              Word("Put {who}'s calendar right before Monday's meetings", _FIX, By.TOMORROW)),
        solved(_REMOTE, (10, 25), "The phone of {who} stood in another time zone; set it to follow the network. {n} "
                                  "meetings checked."),
    ),
    (
        heard(_CALL, (4, 9), "Something beeps in the cupboard by {room}.",
              Word("Come and silence the battery unit by {room}", _COME, By.TOMORROW)),
        solved(_VISIT, (30, 45), "The beeping came from the battery unit; its cells were six years old. Fitted new "
                                 "ones, {n} minutes on battery in the test."),
    ),
    (
        heard(_CALL, (3, 6), "{box} makes a grinding noise.",
              Word("Come and listen to {box} before the disk goes", _COME, By.TOMORROW)),
        solved(_VISIT, (60, 100), "Copied {box} to a new SSD before the old disk failed. Start-up went from {n} "
                                  "seconds to nine."),
    ),
    (
        heard(_MESSAGE, None, "{who}: two-factor codes never come through on the work phone.",
              Word("Set {who} up with codes that need no signal", _FIX, By.DAY)),
        solved(_REMOTE, (15, 25), "Moved {who} from text messages to an authenticator app and printed {n} spare "
                                  "codes for the safe."),
    ),
    (
        heard(_CALL, (4, 7), "The door camera shows black at night.",
              Word("Look at the door camera after dark", _COME, By.WINDOW)),
        solved(_VISIT, (25, 40), "A spider had moved in before the lens. Cleaned it, raised the camera by {n} cm "
                                 "and tried it in the dark."),
    ),
    (
        heard(_MAIL, None, "{who} gets every mail twice since changing phones.",
              Word("Find out where the second copy comes from", _FIX, By.HOURS)),
        solved(_REMOTE, (15, 30), "The new phone of {who} had fetched the account by two ways; removed the older "
                                  "one and {n} doubles."),
    ),
)  # fmt: skip

FAULTS_OF_FIRMS: tuple[Story, ...] = (
    (
        heard(_MAIL, None, "{who} cannot open attachments from one supplier since this morning.",
              Word("Find out why the supplier's attachments are blocked", _FIX, By.HOURS)),
        solved(_REMOTE, (15, 35), "The mail filter had the supplier's new domain on its list; allowed it and "
                                  "released {n} held messages."),
    ),
    (
        heard(_CALL, (3, 7), "Scans from {room} no longer arrive in the shared folder.",
              Word("Mend the scans to the shared folder", _FIX, By.TOMORROW)),
        solved(_REMOTE, (20, 40), "The copier still used the old password of the scan account; typed in the new "
                                  "one, {n} test scans arrived."),
    ),
    (
        heard(_CALL, (4, 8), "The till in {room} cannot reach the card terminal.",
              Word("Have the till in {room} taking cards again today", _FIX, By.TODAY)),
        solved(_VISIT, (30, 60), "Gave the card terminal in {room} a fixed address; {n} test payments went through."),
    ),
    (
        heard(_CALL, (5, 10), "Last night's backup of the server reported an error.",
              Word("Say by tomorrow whether last night's files are safe", _RING, By.TOMORROW)),
        stuck(_REMOTE, (25, 40), "The backup disk is full; the files of the last {n} days are safe on the second one.",
              Word("Bring a larger backup disk", _DELIVER, By.DAY)),
        solved(_VISIT, (40, 65), "Fitted a 4 TB backup disk and watched a full run; restored {n} files as a test."),
    ),
    (
        heard(_CALL, (7, 15), "{who} has lost a folder with this year's invoices.",
              Word("Restore the invoices folder by tonight", _FIX, By.TODAY)),
        solved(_REMOTE, (20, 45), "Restored the invoices folder from the night before; {n} files, {who} checked the "
                                  "latest three."),
    ),
    (
        heard(_MAIL, None, "Mails from {who} land in their customers' spam.",
              Word("Check the domain's mail records", _FIX, By.DAY)),
        solved(_REMOTE, (35, 60), "The domain had no DKIM record; added it and a DMARC policy. {n} of {n} test "
                                  "mails reached the inbox.",
               Word("Look at the DMARC reports after a week", _FOLLOW, By.WEEK, Side.FOLLOW_UP)),
        said(_MAIL, None, "Told {who} that a week of DMARC reports shows no more mails turned away."),
    ),
    (
        heard(_CALL, (6, 10), "The accounts program asks for a licence that was paid in March.",
              Word("Ring the maker about the licence and ring {who} back", _RING, By.TOMORROW)),
        stuck(_CALL, (8, 14), "The maker wants the invoice before they release the licence again.",
              Word("Send the invoice of the licence", _WRITE, By.DAY, Side.OWED)),
        solved(_REMOTE, (15, 30), "With {who}'s invoice the maker released the licence; the program opens on all "
                                  "{n} computers."),
    ),
    (
        heard(_CALL, (5, 11), "A window on {box} says the files are locked and wants money.",
              Word("Be there within two hours; nobody touches {box}", _COME, By.HOURS)),
        stuck(_VISIT, (70, 120), "It was only a web page pretending: no file on {box} was changed. Took it off the "
                                 "network to be sure.",
              Word("Check all {n} computers for the same page", _FIX, By.TOMORROW)),
        solved(_REMOTE, (60, 95), "Checked {n} computers, nothing found; blocked the page's advertiser for the "
                                  "whole office."),
    ),
)  # fmt: skip
