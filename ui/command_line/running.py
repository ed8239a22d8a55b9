"""The way from the words typed after `kept` to an exit status."""

import errno
import io
import sys
from collections.abc import Sequence

import click

import resources
from models.errors import JournalError, Refused, Unusable
from ui.command_line.commands import Listed, Program
from ui.command_line.output import Output, hush, standard_output
from ui.command_line.session import Session

DONE, REFUSED, WRONG_USAGE, UNUSABLE, INTERRUPTED = 0, 1, 2, 3, 130

_HERE = "ui.command_line"
_CHANGED = "the journal was changed by damage or by another tool, and cannot be used so; go back to a backup"
COMMANDS = {
    "log": Listed(f"{_HERE}.log", "log", "Note an interaction, with its promises, from one line."),
    "when": Listed(f"{_HERE}.when", "when", "Say how a promised time is understood."),
    "due": Listed(f"{_HERE}.due", "due", "List what needs attention, most pressing first."),
    "review": Listed(f"{_HERE}.review", "review", "Go through every promise that slipped, and decide."),
    "promise": Listed(f"{_HERE}.promises", "promise", "List promises; keep, move, break, release one ..."),
    "interaction": Listed(f"{_HERE}.interactions", "interaction", "List interactions; show or strike out one."),
    "client": Listed(f"{_HERE}.clients", "client", "List, show, add, change, strike out clients."),
    "person": Listed(f"{_HERE}.people", "person", "The same for people at clients."),
    "job": Listed(f"{_HERE}.jobs", "job", "The same for jobs."),
    "business": Listed(f"{_HERE}.own_business", "business", "Show or change the business whose journal it is."),
    "words": Listed(f"{_HERE}.ready_words", "words", "Print ready words to read out or send, filled for a promise."),
    "warnings": Listed(f"{_HERE}.warnings", "warnings", "Show or change how you are warned: lead times, quiet hours."),
    "search": Listed(f"{_HERE}.search", "search", "Search everything, best first."),
    "numbers": Listed(f"{_HERE}.numbers", "numbers", "The figures of how promises were kept."),
    "report": Listed(f"{_HERE}.report", "report", "Write a client's service report as a PDF."),
    "calendar": Listed(f"{_HERE}.calendar", "calendar", "Write the open promises as a calendar for a phone."),
    "import": Listed(f"{_HERE}.bring_in", "bring_in", "Bring in clients, people, interactions, promises from a file."),
    "undo": Listed(f"{_HERE}.undoing", "undo", "Take back the latest operation."),
    "redo": Listed(f"{_HERE}.undoing", "redo", "Do again what was undone."),
    "history": Listed(f"{_HERE}.undoing", "history", "List what was done, or what happened to a record."),
    "demo": Listed(f"{_HERE}.demo", "demo", "Make an invented practice in a journal of its own."),
}


def run_command(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit status; no fault leaves as a stack trace."""
    output = standard_output()
    session = Session(output)
    try:
        return _status(arguments, session, output)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        hush(sys.stdout)
        return DONE
    except Exception as fault:  # noqa: BLE001 -- the last one who can keep it from the person's eyes
        return _fault(fault, session, output)


def program() -> Program:
    """Return the program with all its commands."""
    version = click.version_option(resources.text("version.txt").strip(), message="Kept %(version)s")
    found = Program(
        COMMANDS,
        name="kept",
        help="Kept: a journal of contacts with clients and of the promises made in them. Alone, it opens the window.",
        invoke_without_command=False,
        no_args_is_help=False,
    )
    return version(found)


def _status(arguments: Sequence[str], session: Session, output: Output) -> int:
    try:
        status = _invoke(list(arguments), session)
        output.flush()
        session.done()
    except click.ClickException as wrong:
        said = io.StringIO()
        wrong.show(said)
        output.usage(said.getvalue())
        return WRONG_USAGE
    except Refused as refusal:
        output.remark(f"{_done_but(session)}{refusal_words(refusal)}")
        return DONE if session.wrote else REFUSED
    except JournalError as trouble:
        output.remark(f"{_done_but(session)}{trouble}")
        if session.wrote:
            return DONE
        return UNUSABLE if isinstance(trouble, Unusable) else REFUSED
    except Exception as fault:
        # It comes of what no version of Kept writes, or of Kept itself; the journal can tell.
        if isinstance(fault, OSError) or session.wrote or not session.is_unsound():
            raise
        output.remark(f"{_CHANGED}{_noted(fault)}")
        return UNUSABLE
    finally:
        session.withdraw()
    return status


def _invoke(arguments: list[str], session: Session) -> int:
    command = program()
    try:
        with command.make_context("kept", arguments, obj=session) as context:
            command.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.Abort:
        return INTERRUPTED
    return DONE


def refusal_words(refusal: Refused) -> str:
    """Return why something was refused on one line, with what would be accepted where it is not said already."""
    offers = [offer for offer in refusal.offers if f"“{offer}”" not in refusal.reason]
    if not offers:
        return refusal.reason
    return f"{refusal.reason} (try {' or '.join(f'“{offer}”' for offer in offers)})"


def _done_but(session: Session) -> str:
    """Return how to begin where something was written: whoever takes it for refused would do it twice."""
    return "it was done, but " if session.wrote else ""


def _fault(fault: Exception, session: Session, output: Output) -> int:
    status, done = DONE if session.wrote else REFUSED, _done_but(session)
    if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EIO, errno.EINVAL) and fault.filename is None:
        hush(sys.stdout)
        output.remark(f"{done}the answer could not be written: {fault.strerror}")
        return status
    output.remark(f"{done}something went wrong in Kept itself ({type(fault).__name__}){_noted(fault)}")
    return status


def _noted(fault: Exception) -> str:
    """Write the fault into the log, and return where that is."""
    from ui.log_file import note_fault

    path = note_fault(fault, "command line")
    return "; nothing of it could be logged" if path is None else f"; the log is “{path}”"
