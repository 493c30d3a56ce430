"""The settings of the program: what there is to set (`entries`) and the window that is built from it (`dialog`)."""

from radiograph_studio.ui.preferences.dialog import SettingsDialog, show_settings

__all__ = ["SettingsDialog", "show_settings"]
