"""The one door for the window and the command line: a module for each use, a verb for each act.

A verb takes the Desk and is one transaction. Ids and frozen dataclasses cross this door,
rows never.
"""
