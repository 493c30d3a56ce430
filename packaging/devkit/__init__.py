"""What `packaging/dev.py` is made of: the right Python, the environment, system libraries, and the commands.

Standard library only, because all of it runs before anything has been installed.
"""
