"""Network weights in the window: which are here, import, download, remove."""
