"""Shares: a strict campaign leaves nothing that it could use. On days on which all others want the same mailboxes all day long each of them gets its weight, and on every other day nobody who could have used more gets less."""
from collections import Counter, defaultdict

from hours import DAY, HOUR, instant, local, shown, why_closed

# Of the mails of a day, and of all days on which everybody had people waiting.
TOLERANCE = 0.05
# On days on which `send` never stayed: of a mailbox with a minimum gap one mail leaves at each visit, and most of what was planned for it cannot.
TOLERANCE_OF_VISITS = 0.08
# A campaign could have used more of an hour when so many new people with an open window were left at its end.
WITHIN_REACH = 3
# And it had a backlog that day when so many were left.
BACKLOG = 40
# Everybody's shares are judged on days on which nearly every mail left in an hour of which all campaigns could have used more.
NEARLY_ALL = 0.95
FEWEST = 50


# A strict campaign had this many people within reach all hour, and none of its own limits was full: then others get nothing in that hour.
STRICT_REACH = 20


def strict_ones(log):
    return {name for name, campaign in log.campaigns.items() if campaign.get("precedence") == "strict"}


def judge_shares(log, broken, begun):
    strict = strict_ones(log)
    weights = {name: campaign.get("priority", 5) for name, campaign in log.campaigns.items() if name not in strict}
    weights = {name: weight / sum(weights.values()) for name, weight in weights.items()}
    reach, rounds, full = Reach(log, begun), defaultdict(list), {name: full_days(log, name) for name in log.campaigns}
    for round in log.rounds:
        rounds[log.day_of(round["at"])].append(round)
    days = [Day(log, number, reach, rounds[number], full) for number in range((log.span["until"] - log.span["from"]) // DAY) if len(rounds[number]) == 24]
    days = [day for day in days if day.everything() >= FEWEST]
    strict_hours = judge_strict(log, broken, strict, days)
    days = [day for day in days if day.without(strict) >= FEWEST]
    figures = judge_all(log, broken, weights, days)
    figures["strictHours"] = strict_hours
    figures.update(judge_parts(log, broken, weights, days))
    return figures


class Day:
    """A day of the run: what each campaign sent in each hour, and whom it was left with."""

    def __init__(self, log, number, reach, rounds, full):
        self.start = log.span["from"] + number * DAY
        self.name = f"day {number + 1} ({shown(self.start)[:10]})"
        self.sent = Counter((mail["campaign"], (mail["at"] - self.start) // HOUR) for mail in log.mails if 0 <= mail["at"] - self.start < DAY)
        self.left = {(name, hour): reach.left(name, self.start + hour * HOUR) for name in log.campaigns for hour in range(24)}
        self.tolerance = TOLERANCE if any(round["until"] > round["at"] for round in rounds) else TOLERANCE_OF_VISITS
        self.capped = {name for name in log.campaigns if number in full[name]}
        self.running = {name for name, campaign in log.campaigns.items() if "startAt" not in campaign or instant(campaign["startAt"]) <= self.start}

    def without(self, names):
        """From here on nothing of these campaigns counts; returns how much is left."""
        self.sent = Counter({key: count for key, count in self.sent.items() if key[0] not in names})
        return self.everything()

    def of(self, name):
        return sum(count for (who, _), count in self.sent.items() if who == name)

    def within(self, hours, name=None):
        return sum(count for (who, hour), count in self.sent.items() if hour in hours and name in (None, who))

    def everything(self):
        return sum(self.sent.values())


class Reach:
    """Whom each campaign could have written to, and did not. People of several lists may have to wait for the others, so they do not count."""

    def __init__(self, log, begun):
        self.log, self.groups = log, defaultdict(list)
        for (name, email), home in log.homes.items():
            if log.is_shared(email):
                continue
            self.groups[(name, home.zone, home.calendar)].append((home, begun.get((name, email), log.span["until"])))

    def left(self, name, at):
        """New people whose window is open in the middle of the hour, and who were left at its end."""
        if self.log.is_held("campaign", name, at, at + 1):
            return 0
        open_now = (people for (of, _, _), people in self.groups.items() if of == name and why_closed(self.log.campaigns[name], people[0][0], at + HOUR // 2) is None)
        return sum(sum(1 for _, first in people if first >= at + HOUR) for people in open_now)


def full_days(log, name):
    """The days of the run on which a limit of its own stopped the campaign."""
    limits = log.campaigns[name].get("rateLimits", {})
    per_day, new, dates_of = Counter(), Counter(), defaultdict(set)
    for mail in log.mails:
        if mail["campaign"] != name:
            continue
        date = local(mail["at"], log.campaigns[name]["timezone"]).date()
        dates_of[log.day_of(mail["at"])].add(date)
        per_day[date] += 1
        new[date] += mail["step"] == 1

    def is_full(date):
        return new[date] >= limits.get("newPerDay", 10**9) or per_day[date] >= limits.get("perDay", 10**9)

    return {day for day, dates in dates_of.items() if any(is_full(date) for date in dates)}


def judge_strict(log, broken, strict, days):
    """Hours of which a strict campaign could have used more, before and after. A campaign before it in rank may still send."""
    judged = 0
    for day in days:
        for name in strict & day.running - day.capped:
            before_it = {other for other in strict if log.campaigns[other].get("priority", 5) >= log.campaigns[name].get("priority", 5)}
            for hour in range(1, 23):
                if min(day.left[name, near] for near in (hour - 1, hour, hour + 1)) < STRICT_REACH:
                    continue
                judged += 1
                others = {who: count for (who, at), count in day.sent.items() if at == hour and who not in before_it}
                if others:
                    broken("strict", f"{day.name}, hour {hour}: {others} left while the strict {name} had {day.left[name, hour]} people left")
    return judged


def judge_all(log, broken, weights, days):
    total, worst, judged = Counter(), 0.0, 0
    for day in days:
        common = [hour for hour in range(24) if all(day.left[name, hour] >= WITHIN_REACH for name in weights)]
        if day.within(common) < NEARLY_ALL * day.everything() or day.capped & weights.keys() or not weights.keys() <= day.running:
            continue
        sent = {name: day.of(name) for name in weights}
        total.update(sent)
        off = max(abs(sent[name] / day.everything() - weights[name]) for name in weights)
        worst = max(worst, off)
        judged += 1
        if off > day.tolerance:
            broken("shares", f"{day.name}: {sent} for weights {rounded(weights)}, {off:.3f} off")
    everything = sum(total.values())
    over_all = max((abs(total[name] / everything - weights[name]) for name in weights), default=0) if everything else None
    return {"shareDays": judged, "shareWorstDay": round(worst, 4), "shareOverAll": None if over_all is None else round(over_all, 4), "sharesTotal": dict(total)}


def judge_parts(log, broken, weights, days):
    """Who was left with people it could have written to got its weight of the whole day, or else of the hours in which it had them."""
    worst, judged = 0.0, 0
    for day in days:
        for name in (day.running - day.capped) & weights.keys():
            hours = [hour for hour in range(24) if day.left[name, hour] >= WITHIN_REACH]
            usable = day.within(hours)
            most = max((day.left[name, hour] for hour in hours), default=0)
            if usable < FEWEST or most < BACKLOG:
                continue
            judged += 1
            short = min(weights[name] - day.of(name) / day.everything(), weights[name] - day.within(hours, name) / usable)
            worst = max(worst, short)
            if short > day.tolerance:
                broken("part", f"{day.name}: {name} got {day.of(name)} of {day.everything()}, in {len(hours)} hours in which it had up to {most} left {day.within(hours, name)} of {usable}, for weights {rounded(weights)}")
    return {"parts": judged, "partWorst": round(worst, 4)}


def rounded(weights):
    return {name: round(weight, 3) for name, weight in weights.items()}
