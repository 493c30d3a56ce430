"""The page where folders are named, counted and checked."""
