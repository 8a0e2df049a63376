"""Reads policies as [about, name, text], writes what policyuniverse makes of each: `open`, `closed` or `error`."""

import json
import sys

from policyuniverse.policy import Policy


def reading(text):
    try:
        return "open" if Policy(json.loads(text)).is_internet_accessible() else "closed"
    except Exception:  # a document that it can't read
        return "error"


json.dump([reading(text) for text in json.load(sys.stdin)], sys.stdout)
