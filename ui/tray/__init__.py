"""The desktop around the window: tray, notifications, one program per journal, start at login, sleep."""
