"""The look of the window: colours, type and style sheet, following the system or the person's own choice."""

import re
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources
from ui import tokens
from ui.portal import Appearance, PortalReading

SMALLEST_TEXT, LARGEST_TEXT = 90, 150
STYLE = ("-style", "Fusion")
"""What to make an application with: to set the style later, PySide loads all there is of QStyle."""
_POINTS_PER_PIXEL = 0.75  # at 96 dots an inch, the base of all pixel sizes in the design
_WITHOUT_DESKTOP = ("offscreen", "minimal")
_FONT_FILES = ("Regular", "Medium", "SemiBold", "Bold")


class Scheme(StrEnum):
    """What the person chose in Settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


class Theme(QObject):
    """Hold the present look and tell when it changes.

    Signals: `changed` comes after palette and style sheet are those of the new look or text size; `crowded` comes
    before, with a list: who has something in a window that is not to be seen takes out one part and puts it there.
    `may_paint` is False from the new style sheet until all have heard `changed`: what is seen would mix both looks.
    """

    changed = Signal()
    crowded = Signal(object)
    may_paint = Signal(bool)
    _sheet_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._app: QApplication | None = None
        self._scheme = Scheme.SYSTEM
        self._system_dark = False
        self._system_contrast = False
        self._text_percent = self._text_wanted = 100
        self._sheet_waits = self._dresses_windows = False
        self._look = "light"
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._portal: PortalReading | None = None

    @property
    def scheme(self) -> Scheme:
        """The choice of the person, not what came of it."""
        return self._scheme

    @property
    def look(self) -> str:
        """The name of the colours shown now, one of `ui.tokens.LOOKS`."""
        return self._look

    @property
    def dark(self) -> bool:
        """Whether light letters stand on a dark ground now."""
        return self._look.endswith("dark")

    @property
    def high_contrast(self) -> bool:
        """Whether the strongest contrasts are shown now."""
        return self._look.startswith("contrast")

    @property
    def text_percent(self) -> int:
        """The size of all text that was chosen, 100 being the design's."""
        return self._text_wanted

    def install(
        self,
        app: QApplication,
        scheme: Scheme = Scheme.SYSTEM,
        *,
        text_percent: int = 100,
        was_dark: bool = False,
        has_style: bool = False,
        sheet_later: bool = False,
    ) -> None:
        """Dress `app`; `was_dark` is the last known wish of a system that does not tell it at start.

        `has_style` says that `app` was made with the arguments of `STYLE`; with `sheet_later` each window is
        given the style sheet by `dress_window`: put together under one of `app`, widgets are dressed again at each
        step, and the building of a page takes twice as long.
        """
        self._sheet_waits = sheet_later
        if not has_style:
            app.setStyle(STYLE[-1])
        if self._app is not app:
            self._app = app
            _load_fonts()
            self._follow_system(app, was_dark)
        self._scheme = Scheme(scheme)
        self._text_wanted = _within_limits(text_percent)
        _ask_platform_for(app, self._scheme)
        self._dress()
        if self._scheme == Scheme.SYSTEM and app.platformName() not in _WITHOUT_DESKTOP:
            self._ask_portal()

    def put_on_sheet(self) -> None:
        """Put the style sheet on all windows that are still to come, where no window stands yet."""
        if self._sheet_waits and self._app is not None:
            self._sheet_waits = False
            self._app.setStyleSheet(self.style_sheet())

    def dress_window(self, window: QWidget) -> None:
        """Put the style sheet on a window that was put together, for all that is in it or opens over it."""
        if self._sheet_waits and not window.styleSheet():
            self._dresses_windows = True
            window.setStyleSheet(self.style_sheet())
            self._sheet_changed.connect(window.setStyleSheet)
            self.may_paint.connect(window.setUpdatesEnabled)

    def set_scheme(self, scheme: Scheme) -> None:
        """Show another choice of the person, at once."""
        self._scheme = Scheme(scheme)
        if self._app is not None:
            _ask_platform_for(self._app, self._scheme)
        self._dress()

    def set_text_percent(self, percent: int) -> None:
        """Show all text at another size, held between the smallest and the largest."""
        self._text_wanted = _within_limits(percent)
        self._dress()

    def color(self, role: str) -> QColor:
        """Return the colour of a token such as `accent` or `danger_soft`; do not change it in place."""
        found = self._colors.get(role)
        if found is None:
            found = self._colors[role] = QColor(tokens.load(self._look)[role])
        return found

    def font(self, role: str) -> QFont:
        """Return the type of a role of `ui.tokens.TYPE`; copy it before changing it."""
        found = self._fonts.get(role)
        if found is None:
            found = self._fonts[role] = self._make_font(tokens.TYPE[role])
        return found

    def metrics(self, role: str) -> QFontMetricsF:
        """Return the measures of the type of a role."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = QFontMetricsF(self.font(role))
        return found

    def px(self, length: float) -> int:
        """Return a length of the design at the present text size, for what must grow with its text."""
        return round(length * self._text_percent / 100)

    def _make_font(self, kind: tokens.Type) -> QFont:
        font = QFont("Inter")
        font.setPointSizeF(kind.px * _POINTS_PER_PIXEL * self._text_percent / 100)
        font.setWeight(QFont.Weight(kind.weight))
        if kind.tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        if kind.px >= 20:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
        return font

    def _follow_system(self, app: QApplication, was_dark: bool) -> None:
        hints = app.styleHints()
        known = hints.colorScheme()
        self._system_dark = known == Qt.ColorScheme.Dark or (known == Qt.ColorScheme.Unknown and was_dark)
        self._system_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        hints.colorSchemeChanged.connect(self._system_scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_contrast_changed)

    @Slot(Qt.ColorScheme)
    def _system_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        # In Light and Dark the hint only echoes what `_dress` asked for itself.
        if self._scheme in (Scheme.SYSTEM, Scheme.HIGH_CONTRAST) and scheme != Qt.ColorScheme.Unknown:
            self._system_dark = scheme == Qt.ColorScheme.Dark
            self._dress()

    @Slot(Qt.ContrastPreference)
    def _system_contrast_changed(self, contrast: Qt.ContrastPreference) -> None:
        self._system_contrast = contrast == Qt.ContrastPreference.HighContrast
        self._dress()

    @Slot(object)
    def _portal_answered(self, appearance: Appearance) -> None:
        self._system_dark = self._system_dark if appearance.dark is None else appearance.dark
        self._system_contrast = self._system_contrast or bool(appearance.high_contrast)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        app = self._app
        if app is None:
            return
        look = self._chosen_look()
        dressed = (look, self._text_wanted)
        if app.property("keptLook") == f"{dressed}":
            return
        if self._sheet_waits and self._dresses_windows and self._made_room():
            QTimer.singleShot(0, self._dress)
            return
        app.setProperty("keptLook", f"{dressed}")
        self._look, self._text_percent = dressed
        for cache in (self._colors, self._fonts, self._metrics):
            cache.clear()
        app.setFont(self.font("body"))
        app.setPalette(self._palette())
        if self._sheet_waits and self._dresses_windows:
            self.may_paint.emit(False)
            self._sheet_changed.emit(self.style_sheet())
            QTimer.singleShot(0, self._tell)
            return
        if not self._sheet_waits:
            app.setStyleSheet(self.style_sheet())
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
        self.may_paint.emit(True)

    def _made_room(self) -> bool:
        """Have one hidden part taken out of its window, as Qt dresses all that is in a window in one go.

        What is taken out wears the new look when it is put back to be shown.
        """
        put_aside: list[QWidget] = []
        self.crowded.emit(put_aside)
        return bool(put_aside)

    def _chosen_look(self) -> str:
        dark = self._scheme == Scheme.DARK or (self._scheme != Scheme.LIGHT and self._system_dark)
        strong = self._scheme == Scheme.HIGH_CONTRAST or (self._scheme == Scheme.SYSTEM and self._system_contrast)
        return ("contrast-" if strong else "") + ("dark" if dark else "light")

    def style_sheet(self) -> str:
        """Return the style sheet of the present look and text size."""
        folder = resources.path(f"themes/{self._look}").as_posix()
        sheet = resources.text("themes/window.qss").replace("@folder", folder)
        return re.sub(r"@(\w+)(?:\((\w+)\)(-\d+)?)?", self._meant, sheet)

    def _meant(self, found: re.Match[str]) -> str:
        """Return what stands in the style sheet for `@px(12)-2`, `@pt(caption)` or the name of a colour."""
        name, of, more = found.groups()
        if name == "px":
            return f"{self.px(int(of)) + int(more or 0)}px"
        if name == "pt":
            return f"{tokens.TYPE[of].px * _POINTS_PER_PIXEL * self._text_percent / 100:.2f}pt"
        return tokens.load(self._look)[name]

    def _ask_portal(self) -> None:
        if self._portal is None:
            self._portal = PortalReading(self)
            self._portal.answered.connect(self._portal_answered)
            self._portal.start()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for name, token in tokens.PALETTE.items():
            palette.setColor(QPalette.ColorRole[name], self.color(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        return palette


def _within_limits(percent: int) -> int:
    return max(SMALLEST_TEXT, min(LARGEST_TEXT, percent))


def _load_fonts() -> None:
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(resources.path(f"fonts/Inter-{name}.ttf")))


def _ask_platform_for(app: QApplication, scheme: Scheme) -> None:
    """Let title bars and native dialogs follow the choice too."""
    wish = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
    app.styleHints().setColorScheme(wish.get(scheme, Qt.ColorScheme.Unknown))


theme = Theme()
"""The one look of the process, as there is one QApplication; connect `theme.changed` to bound methods only."""
