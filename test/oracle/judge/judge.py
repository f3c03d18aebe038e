"""Judges a log of lived days: `python3 judge.py LOG` prints one line for each violation and a summary as JSON; exit code 1 on any violation.

Knows nothing of the program but the files it was given and what arrived at the SMTP server.
"""
import csv
import io
import json
import sys

from contact import judge_contact
from fairness import judge_fairness
from hours import DAY, shown
from limits import judge_limits
from places import Home
from stories import judge_stories
from told import judge_told


class Log:
    def __init__(self, path):
        self.mailboxes, self.campaigns, self.homes = {}, {}, {}
        self.mails, self.answers, self.holds, self.rounds, self.deferrals = [], {}, [], [], []
        self.told = []
        self.span, self.domain_limits, self.lists_of = None, {"warm": []}, {}
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                self.read(json.loads(line))
        self.mails.sort(key=lambda mail: mail["at"])
        self.mails_to = {}
        for mail in self.mails:
            self.mails_to.setdefault(mail["to"], []).append(mail)

    def read(self, entry):
        kind = entry["kind"]
        if kind == "span":
            self.span = entry
        elif kind == "mailbox":
            self.mailboxes[entry["id"]] = entry
        elif kind == "domain_limits":
            self.domain_limits = entry
        elif kind == "campaign":
            self.campaigns[entry["file"]["id"]] = entry["file"]
        elif kind == "list":
            for row in csv.DictReader(io.StringIO(entry["csv"])):
                self.homes[(entry["campaign"], row["email"])] = Home(row["country"], row["region"], row["timezone"])
                self.lists_of.setdefault(row["email"], set()).add(entry["campaign"])
        elif kind == "mail":
            self.mails.append(entry)
        elif kind == "answer":
            self.answers.setdefault(entry["email"], []).append(entry)
        elif kind == "hold":
            self.holds.append(entry)
        elif kind == "deferral":
            self.deferrals.append(entry)
        elif kind == "round":
            self.rounds.append(entry)
        elif kind == "told":
            self.told.append(entry)
        else:
            raise ValueError(f"a line of kind {kind}")

    def ends_of(self, campaign, email):
        """When answers ended a sequence: those to its campaign, and each "no"."""
        return [answer["at"] for answer in self.answers.get(email, []) if answer["campaign"] == campaign or answer["no"]]

    def is_shared(self, email):
        """On the lists of several campaigns: the others may be why one does not write."""
        return len(self.lists_of[email]) > 1

    def day_of(self, at):
        """Days of the run, from 0."""
        return (at - self.span["from"]) // DAY

    def is_held(self, scope, id, start, end):
        """At some moment of [start, end)."""
        return any(h["scope"] == scope and h["id"] == id and h["from"] < end and h["until"] > start for h in self.holds)

    def mailbox_id(self, address):
        return next((id for id, mailbox in self.mailboxes.items() if mailbox["address"] == address), None)


def main(path):
    log = Log(path)
    violations = []

    def broken(rule, detail, mail=None):
        where = f"{shown(mail['at'])} {mail['from']} to {mail['to']}, {mail['campaign']} step {mail['step']}: " if mail else ""
        violations.append({"rule": rule, "detail": where + detail})

    for mail in log.mails:
        if log.mailbox_id(mail["from"]) is None:
            broken("unknown", "from an address that is no mailbox", mail)
    judge_stories(log, broken)
    peaks = judge_limits(log, broken)
    figures = {**judge_contact(log, broken), **judge_fairness(log, broken)}
    told = judge_told(log, broken)
    for violation in violations:
        print(f"{violation['rule']}: {violation['detail']}")
    print(json.dumps({"messages": len(log.mails), "violations": violations, "told": told, "peaks": [f"{who} {rule}: {most} of {limit}" for who, rule, most, limit in peaks], **figures}))
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
