"""No window over its limit: sliding minute, hour, day and burst, calendar day and warmup in the zone they are counted in, gaps, the totals of a campaign and of a sending domain."""
from hours import DAY, HOUR, MINUTE, local


def judge_limits(log, broken):
    peaks = []
    for mailbox in log.mailboxes.values():
        limits, mails = mailbox["limits"], [m for m in log.mails if m["from"] == mailbox["address"]]
        who = mailbox["id"]
        sliding(mails, "hour", who, limits["perHour"], HOUR, broken, peaks)
        sliding(mails, "rolling_day", who, limits["perDay"], DAY, broken, peaks)
        if limits["burst"]:
            sliding(mails, "burst", who, limits["burst"]["max"], limits["burst"]["perMinutes"] * MINUTE, broken, peaks)
        if limits["minGapSeconds"]:
            sliding(mails, "gap_seconds", who, 1, limits["minGapSeconds"] * 1000, broken, peaks)
        daily(mails, "day", who, mailbox["zone"], lambda _: limits["perDay"], broken, peaks)
        caps = grown(limits["warmupSchedule"], limits["perDay"])
        daily(mails, "warmup", who, mailbox["zone"], lambda n: caps[n] if n < len(caps) else None, broken, peaks)
    judge_domains(log, broken, peaks)
    for name, campaign in log.campaigns.items():
        limits, mails = campaign.get("rateLimits", {}), [m for m in log.mails if m["campaign"] == name]
        zone = campaign["timezone"]
        if "perHour" in limits:
            sliding(mails, "campaign_hour", name, limits["perHour"], HOUR, broken, peaks)
        if "perDay" in limits:
            sliding(mails, "campaign_rolling_day", name, limits["perDay"], DAY, broken, peaks)
            daily(mails, "campaign_day", name, zone, lambda _: limits["perDay"], broken, peaks)
        if "newPerDay" in limits:
            daily([m for m in mails if m["step"] == 1], "new_per_day", name, zone, lambda _: limits["newPerDay"], broken, peaks)
    judge_paces(log, broken, peaks)
    return peaks


def judge_paces(log, broken, peaks):
    """A deferral halves the pace of a mailbox to a domain, down to a sixteenth; each hour without one gives an eighth back."""
    tries = {}
    for kind, entries in (("mail", log.mails), ("deferral", log.deferrals)):
        for entry in entries:
            tries.setdefault((entry["from"], entry["to"].split("@")[1]), []).append((entry["at"], kind, entry))
    slowed = 0
    for (sender, domain), attempts in tries.items():
        if all(kind == "mail" for _, kind, _ in attempts):
            continue
        limits = log.mailboxes[log.mailbox_id(sender)]["limits"]
        even = max(HOUR / limits["perHour"], 1000 * (limits["minGapSeconds"] or 0))
        part, since, before = 1, None, None
        for at, kind, entry in sorted(attempts, key=lambda attempt: attempt[:2]):
            now = 1 if since is None else min(1, part + (at - since) // HOUR / 8)
            if now < 1 and before is not None:
                slowed += 1
                if at - before < even / now:
                    broken("reduced_pace", f"{sender} to {domain}: {at - before} ms after the one before, at {now} of {even} ms", {**entry, "campaign": entry.get("campaign", "?"), "step": entry.get("step", 0)})
            if kind == "deferral":
                part, since = (max(1 / 16, now / 2) if since is None or at - since >= MINUTE else part), at
            before = at
    peaks.append(("all", "reduced_pace", slowed, 0))


def judge_domains(log, broken, peaks):
    for domain in domains_of(log):
        if domain.per_day is not None:
            sliding(domain.mails, "domain_rolling_day", domain.name, domain.per_day, DAY, broken, peaks)
            daily(domain.mails, "domain_day", domain.name, domain.zone, lambda _, most=domain.per_day: most, broken, peaks)
        by_day(domain.mails, "domain_warmup", domain.name, domain.zone, domain.cap_on, broken, peaks)


class Domain:
    """The mailboxes of a domain warm up as one, by the furthest of their schedules. The domain's days are those of its first mailbox, and each date of a mailbox counts in the mailbox's own zone."""

    def __init__(self, log, name, senders):
        self.name, self.is_single, self.ids = name, len(senders) == 1, {each["id"] for each in senders}
        self.zones = {each["address"]: each["zone"] for each in senders}
        self.mails = [m for m in log.mails if m["from"] in self.zones]
        self.zone, self.per_day = senders[0]["zone"], log.domain_limits.get("perDay")
        schedules = [each["limits"]["warmupSchedule"] for each in senders]
        schedule = log.domain_limits.get("warmupSchedule") or [max(caps) for caps in zip(*schedules)]
        if name in log.domain_limits["warm"] or not any(schedules):
            schedule = []
        self.caps = grown(schedule, self.per_day if self.per_day is not None else sum(each["limits"]["perDay"] for each in senders))
        self.dates = {local(m["at"], self.zones[m["from"]]).date() for m in self.mails}

    def cap_on(self, day):
        before = sum(date < day for date in self.dates)
        return self.caps[before] if before < len(self.caps) else None


def domains_of(log):
    domains = {}
    for mailbox in log.mailboxes.values():
        domains.setdefault(mailbox["address"].split("@")[1], []).append(mailbox)
    return [Domain(log, name, senders) for name, senders in domains.items()]


def grown(schedule, goal):
    """After the schedule a fifth more each day, at least one message, below the goal."""
    caps = list(schedule)
    while caps and max(caps[-1] + 1, caps[-1] * 6 // 5) < goal:
        caps.append(max(caps[-1] + 1, caps[-1] * 6 // 5))
    return caps


def sliding(mails, rule, who, most, width, broken, peaks):
    """Half open: what is exactly `width` old has left the window."""
    first, peak = 0, 0
    for last, mail in enumerate(mails):
        while mail["at"] - mails[first]["at"] >= width:
            first += 1
        count = last - first + 1
        peak = max(peak, count)
        if count > most:
            broken(rule, f"{who}: {count} of {most} in {width // 1000} s", mail)
    peaks.append((who, rule, peak, most))


def daily(mails, rule, who, zone, most_on, broken, peaks):
    """`most_on`: of the n-th sending day, from 0; None: no limit."""
    order = {day: index for index, day in enumerate(sorted({local(m["at"], zone).date() for m in mails}))}
    by_day(mails, rule, who, zone, lambda day: most_on(order[day]), broken, peaks)


def by_day(mails, rule, who, zone, most_on, broken, peaks):
    """`most_on`: of a date; None: no limit."""
    days = {}
    for mail in mails:
        days.setdefault(local(mail["at"], zone).date(), []).append(mail)
    fullest = None
    for index, day in enumerate(sorted(days)):
        most, count = most_on(day), len(days[day])
        if most is None:
            continue
        if fullest is None or count / most > fullest[0] / fullest[1]:
            fullest = (count, most)
        if count > most:
            broken(rule, f"{who}: {count} of {most} on {day} (sending day {index + 1})", days[day][-1])
    if fullest:
        peaks.append((who, rule, *fullest))
