"""The letters that the line readers know, lists of words, and short names for what is drawn."""

import random
import tomllib
from pathlib import Path

TH = "".join(
    chr(c) for c in list(range(0xE01, 0xE3B)) + list(range(0xE40, 0xE5A)) if chr(c) not in "๎๏ฺ"
)
CH = (
    TH
    + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,-–():;/\"'%&+=*!?•_[]#@“”"
)
CH = "".join(dict.fromkeys(CH)) + "฿<>$°×²✓"  # class i is CH[i-1]; class 0 is the CTC blank
IDX = {c: i + 1 for i, c in enumerate(CH)}
OK = set(CH)
TD = "๐๑๒๓๔๕๖๗๘๙"
LISTS = tomllib.loads((Path(__file__).parent / "lists.toml").read_text("utf-8"))
R, C = random.random, random.choice
RI = random.randint
