"""The form of a site: where it is, how to get in, whose clock counts there."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from models import clients, sites
from models.sites import SiteDraft
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.zone import zone_box, zone_words
from ui.form import Form
from ui.parts.inputs import line_edit, text_edit
from ui.parts.labels import ElidedLabel
from ui.tr import tr


class SiteForm(Form):
    """Add a site to a client, change it, strike it out."""

    def __init__(self, desk: Desk, site_id: int, client_id: int, parent: QWidget) -> None:
        title = tr("Site") if site_id else tr("New site")
        super().__init__(desk, parent, "siteForm", title, tr("Sa&ve") if site_id else tr("&Add site"))
        self._site_id = site_id
        site = sites.get(desk.journal, site_id) if site_id else None
        self._client_id = client_id if site is None else site.client_id
        self._build()
        if site is not None:
            self._name.setText(site.name)
            self._address.setPlainText(site.address)
            self._zone.setEditText(zone_words(site.zone or ""))
            self._access.setPlainText(site.access_notes)
            self.allow_striking(reason=False)
        self.begin(f"site-{site_id}-{self._client_id}")

    def save(self) -> "Outcome[Any]":
        """Add or change the site."""
        zone = self._zone.currentText().strip().replace(" ", "_")
        draft = SiteDraft(
            self._client_id, self._name.text(), self._address.toPlainText(), zone or None, self._access.toPlainText()
        )
        if self._site_id:
            return attempt(partial(sites.change, self.desk.journal, self._site_id, draft))
        return attempt(partial(sites.add, self.desk.journal, draft))

    def strike(self, why: str) -> "Outcome[Any]":
        return attempt(partial(sites.strike_out, self.desk.journal, self._site_id))

    def _build(self) -> None:
        self._name = line_edit("name", tr("Name"), hint=tr("Workshop"))
        self._address = text_edit("address", tr("Address"), lines=4)
        self._zone = _zone_box(self.desk.zone)
        self._access = text_edit("access", tr("Access"), lines=3, hint=tr("Key at the café next door"))
        self.put(tr("Client"), ElidedLabel(clients.get(self.desk.journal, self._client_id).name, "strong"))
        self.put(tr("Na&me"), self._name, "name")
        self.put(tr("A&ddress"), self.low(self._address), "address")
        self.put(tr("Getting &in"), self.low(self._access), "access notes")
        self.put(tr("Time &zone"), self._zone, "zone")
        self.begin_at(self._name)


def _zone_box(home: str) -> QComboBox:
    found = zone_box("zone", tr("Time zone"), [("", "")])
    edit = found.lineEdit()
    if edit is not None:
        edit.setPlaceholderText(tr("As at home: {zone}").format(zone=zone_words(home)))
    return found
