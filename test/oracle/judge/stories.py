"""Each person's own story: steps in order, far enough apart, none twice, none after an answer, all from one mailbox, none while it is held."""
from datetime import timedelta

from hours import DAY, local, shown, why_closed

LONG_HOLD = 3 * DAY


def gaps_of(campaign):
    """(days, business) of each step to the one before it."""
    cadence = campaign.get("sequences", {}).get("defaultDelay", [0, 3, 7])
    gaps = []
    for index, step in enumerate(campaign["steps"]):
        own = step.get("delay")
        gaps.append((own["days"], own.get("business", False)) if own else (cadence[index] - (cadence[index - 1] if index else 0), False))
    return gaps


def due_after(sent_at, gap, home):
    """The earliest instant of the next step: so many times 24 hours, and so many days (or working days) on their calendar at the same time."""
    days, business = gap
    before = local(sent_at, home.zone)
    day = before.date()
    left = days
    while left > 0:
        day += timedelta(days=1)
        if not business or home.works(day):
            left -= 1
    same_time = before.replace(year=day.year, month=day.month, day=day.day, fold=0)
    return max(sent_at + days * DAY, int(same_time.timestamp() * 1000))


def judge_stories(log, broken):
    stories = {}
    for mail in log.mails:
        stories.setdefault((mail["campaign"], mail["to"]), []).append(mail)
    for (name, email), mails in stories.items():
        campaign, home = log.campaigns.get(name), log.homes.get((name, email))
        if campaign is None or home is None:
            broken("unknown", f"{email} of {name} is on no list", mails[0])
            continue
        gaps = gaps_of(campaign)
        for index, mail in enumerate(mails):
            why = why_closed(campaign, home, mail["at"])
            if why:
                broken(why, f"{local(mail['at'], home.zone):%a %d %b %H:%M} in {home.zone}", mail)
            if any(mail["step"] == other["step"] for other in mails[:index]):
                broken("twice", f"step {mail['step']} again", mail)
            elif mail["step"] != index + 1:
                broken("step_order", f"step {mail['step']} as mail {index + 1}", mail)
            elif index > 0 and mail["step"] <= len(gaps):
                due = due_after(mails[index - 1]["at"], gaps[mail["step"] - 1], home)
                if mail["at"] < due:
                    broken("gap", f"due {shown(due)}, step before at {shown(mails[index - 1]['at'])}", mail)
            if any(answer["campaign"] == name and answer["at"] <= mail["at"] for answer in log.answers.get(email, [])):
                broken("after_answer", "they had answered", mail)
            if index > 0 and mail["from"] != mails[index - 1]["from"] and not held_long(log, mails[index - 1]["from"], mail["at"]):
                broken("other_mailbox", f"first {mails[index - 1]['from']}, then {mail['from']}", mail)
    for mail in log.mails:
        for hold in log.holds:
            of = log.mailbox_id(mail["from"]) if hold["scope"] == "mailbox" else mail["campaign"]
            if of == hold["id"] and hold["from"] <= mail["at"] < hold["until"]:
                broken("held", f"{hold['scope']} {hold['id']} was held until {shown(hold['until'])}", mail)


def held_long(log, address, at):
    """Was the mailbox held for long before `at`? Only then do others take its people over."""
    return any(h["scope"] == "mailbox" and h["id"] == log.mailbox_id(address) and h["from"] <= at and h["until"] - h["from"] >= LONG_HOLD for h in log.holds)
