"""What `packaging/build.py` is made of.

============ =========================================================================
module       what lives there
============ =========================================================================
commands     the command line; standard library only, as it makes the environment
work         the same sub-commands, once they run inside the environment
layout       where things are built, and what they are called
building     PyInstaller, and what is done to its result
bundle       the version resource of Windows
gathering    what goes in: each kind is found by code that fails when it finds none
codecs       which of imagecodecs' decoders the program uses
licences     the licence texts of all that ships
weights      the networks' weights in the form that the program uses at once
cuts         what stays out, why, and what that saves
orphans      libraries that only what was cut would have needed
sizes        what takes how much room
failure      the one error
smoking      the proof that the result works where it is least welcome
figures      starts and memory, from source and frozen
installers   the packages of each system
============ =========================================================================
"""
