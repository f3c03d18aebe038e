"""Starvation and the shape of the week: who had people waiting whom it could have written to, and what it got."""
from collections import Counter, defaultdict

from contact import paused_until
from hours import DAY, HOUR, local, shown, why_closed
from shares import BACKLOG, judge_shares, strict_ones
from stories import due_after, gaps_of

SLOT = HOUR
# New people left at the end of a day count as waiting when they could have been written to for two hours of it.
OPEN_ENOUGH = 2 * HOUR
# A follow-up may be put off so many open days (closed days are spread over five) while new people begin.
PATIENCE = 7
MONDAY_MOST = 1.5


def judge_fairness(log, broken):
    days = range((log.span["until"] - log.span["from"]) // DAY)
    open_hours = open_time(log)
    begun, by_day = first_mails(log), Counter()
    for mail in log.mails:
        by_day[(log.day_of(mail["at"]), mail["campaign"])] += 1
    waiting = {(day, name): backlog(log, open_hours, begun, day, name) for day in days for name in log.campaigns}
    awake = Counter(log.day_of(round["at"]) for round in log.rounds)
    figures = judge_shares(log, broken, begun)
    judge_starvation(log, broken, days, waiting, awake, by_day)
    judge_patience(log, broken, open_hours, begun)
    figures.update(judge_mondays(log, broken, days, waiting, by_day))
    return figures


def open_time(log):
    """(campaign, home, day of the run) -> milliseconds open."""
    homes = {}
    for (name, _), home in log.homes.items():
        homes[(name, home.zone, home.calendar)] = home
    found = Counter()
    for (name, zone, calendar), home in homes.items():
        for at in range(log.span["from"], log.span["until"], SLOT):
            if not log.is_held("campaign", name, at, at + 1) and why_closed(log.campaigns[name], home, at) is None:
                found[(name, zone, calendar, log.day_of(at))] += SLOT
    return found


def first_mails(log):
    begun = {}
    for mail in log.mails:
        begun.setdefault((mail["campaign"], mail["to"]), mail["at"])
    return begun


def backlog(log, open_hours, begun, day, name):
    """New people at the end of the day who could have been written to during it. Those of several lists may have to wait."""
    end = log.span["from"] + (day + 1) * DAY
    return sum(
        1 for (campaign, email), home in log.homes.items()
        if campaign == name and not log.is_shared(email) and open_hours[(name, home.zone, home.calendar, day)] >= OPEN_ENOUGH and begun.get((name, email), end) >= end
    )


def judge_starvation(log, broken, days, waiting, awake, by_day):
    """While a strict campaign has people waiting, nothing is promised to the others."""
    strict = strict_ones(log)
    for day in days:
        if any(waiting[(day, name)] > 0 or by_day[(day, name)] > 0 for name in strict):
            continue
        everything = sum(by_day[(day, name)] for name in log.campaigns)
        for name in log.campaigns:
            if awake[day] == 24 and waiting[(day, name)] >= BACKLOG and everything >= 20 and by_day[(day, name)] == 0:
                broken("starved", f"{name} got nothing on day {day + 1} ({shown(log.span['from'] + day * DAY)[:10]}), others {everything}; {waiting[(day, name)]} new people waited")


def judge_patience(log, broken, open_hours, begun):
    """A follow-up that is due is not put off for days while the same campaign goes on with new people."""
    last_of, newcomers = {}, defaultdict(set)
    for mail in log.mails:
        last_of.setdefault((mail["campaign"], mail["to"]), []).append(mail)
        if mail["step"] == 1:
            newcomers[mail["campaign"]].add(log.day_of(mail["at"]))
    for (name, email), mails in last_of.items():
        home, gaps = log.homes.get((name, email)), gaps_of(log.campaigns[name]) if name in log.campaigns else None
        if home is None or gaps is None:
            continue
        for mail, after in zip(mails, [*mails[1:], None]):
            if mail["step"] >= len(gaps):
                continue
            due = due_after(mail["at"], gaps[mail["step"]], home)
            until = min([log.span["until"]] + ([after["at"]] if after else []) + log.ends_of(name, email))
            # Whoever has had a mail waits for its mailbox, and for the pause after messages of other campaigns.
            passed = (day for day in range(log.day_of(due) + 1, log.day_of(until)) if not log.is_held("mailbox", log.mailbox_id(mail["from"]), log.span["from"] + day * DAY, log.span["from"] + (day + 1) * DAY))
            passed = (day for day in passed if paused_until(log, name, email, log.span["from"] + (day + 1) * DAY) <= log.span["from"] + day * DAY)
            missed = [day for day in passed if open_hours[(name, home.zone, home.calendar, day)] >= OPEN_ENOUGH and day in newcomers[name]]
            if len(missed) > PATIENCE:
                broken("put_off", f"{email}: step {mail['step'] + 1} was due {shown(due)}, passed over on {len(missed)} days on which new people of {name} began")


def judge_mondays(log, broken, days, waiting, by_day):
    """By the day of the run; Mondays against the other working days on which people waited."""
    volume = defaultdict(list)
    for day in days:
        weekday = local(log.span["from"] + day * DAY, "UTC").isoweekday()
        if any(waiting[(day, name)] >= BACKLOG for name in log.campaigns) and weekday <= 5:
            volume[weekday].append(sum(by_day[(day, name)] for name in log.campaigns))
    mean = {weekday: sum(all) / len(all) for weekday, all in volume.items()}
    others = [mean[weekday] for weekday in (2, 3, 4) if weekday in mean]
    ratio = mean[1] / (sum(others) / len(others)) if 1 in mean and others and sum(others) else None
    if ratio is not None and len(volume[1]) >= 3 and ratio > MONDAY_MOST:
        broken("monday", f"{mean[1]:.0f} mails on a Monday, {sum(others) / len(others):.0f} from Tuesday to Thursday")
    return {"mondayRatio": None if ratio is None else round(ratio, 3)}
