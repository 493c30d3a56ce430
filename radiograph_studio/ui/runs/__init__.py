"""The page that lists what was trained before."""
