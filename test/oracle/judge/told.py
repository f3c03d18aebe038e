"""Every full slot of a limit that leaves work is told by one `rate_limit.exceeded`, no other is, and `rate_limit.reset` follows when there is room.

A slot is a calendar day, or a sliding window that begins with its oldest message; told windows of one limit do not overlap.
"""
from hours import DAY, HOUR, MINUTE, instant, local, shown, why_closed
from limits import domains_of, grown
from stories import due_after, gaps_of

# What the program may not have planned for: the last minute of a window, and the minute of a call.
MARGIN = 2 * MINUTE


class Limit:
    """`width`: of a sliding window; None: a calendar day in `zone`. `most_on`: of a date; None: no limit."""

    def __init__(self, scope, id, kind, mails, work, width=None, most=None, zone=None, most_on=None, deferred=()):
        self.key, self.mails, self.work, self.deferred = (scope, id, kind), mails, work, deferred
        self.width, self.most, self.zone, self.most_on = width, most, zone, most_on
        self.days = {}
        if width is None:
            for mail in mails:
                self.days.setdefault(local(mail["at"], zone).date(), []).append(mail)

    def day_end(self, at):
        """The first instant of the next day, found by halving: clock changes move it."""
        day, low, high = local(at, self.zone).date(), at, at + 27 * HOUR
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if local(middle, self.zone).date() == day else (low, middle)
        return high

    def slot_at(self, at, under_way=0):
        """(start, end) of the slot that is full at `at`; None: there is room. `under_way`: claims of that instant that were deferred afterwards."""
        if self.width is None:
            day = local(at, self.zone).date()
            sent = [mail for mail in self.days.get(day, []) if mail["at"] <= at]
            most = self.most_on(day) if sent else None
            return (sent[0]["at"], self.day_end(at)) if most is not None and len(sent) + under_way >= most else None
        sent = [mail["at"] for mail in self.mails if at - self.width < mail["at"] <= at] + [at] * under_way
        return (sent[-self.most], sent[-self.most] + self.width) if len(sent) >= self.most else None

    def told_slot(self, at, ends):
        """The slot that was full at `at` and ends at `ends`, with any number of the claims that were deferred; else one with another end, or None."""
        tried = sum(mail["at"] == at for mail in self.deferred)
        found = [slot for slot in (self.slot_at(at, under_way) for under_way in range(tried + 1)) if slot]
        return next((slot for slot in found if slot[1] == ends), found[0] if found else None)

    def full_slots(self):
        """(filled at, start, end), in order; sliding ones may overlap."""
        for index, mail in enumerate(self.mails):
            if index + 1 < len(self.mails) and self.mails[index + 1]["at"] == mail["at"]:
                continue
            slot = self.slot_at(mail["at"])
            if slot:
                yield (mail["at"], *slot)


class Work:
    """A message that waits: ready from `ready` until it is sent, answered or the run ends."""

    def __init__(self, log, campaign, home, email, step, ready, until, mailbox, sure):
        self.log, self.campaign, self.home, self.email = log, campaign, home, email
        self.step, self.ready, self.until, self.mailbox, self.sure = step, ready, until, mailbox, sure

    def could_leave(self, start, end):
        """At some instant of [start, end), by its window."""
        start, end = max(start, self.ready), min(end, self.until)
        every = 5 * MINUTE if end - start < 2 * HOUR else 15 * MINUTE
        return start < end and any(why_closed(self.campaign, self.home, at) is None for at in [*range(start, end, every), end - 1])

    def surely_waits(self, at, end):
        """It could leave at `at` and shortly after, and no hold, no answer and no spreading after a weekend explains that it did not."""
        if not (self.sure and self.ready + MARGIN <= at and self.until > min(end, at + MARGIN)):
            return False
        if any(hold["from"] <= end and hold["until"] > at - DAY for hold in self.log.holds):
            return False
        return all(why_closed(self.campaign, self.home, each) is None for each in (at, at + MARGIN))


def work_of(log):
    """All messages of all people, sent or not."""
    sent = {}
    for mail in log.mails:
        sent.setdefault((mail["campaign"], mail["to"]), []).append(mail)
    work = []
    for (name, email), home in log.homes.items():
        # Another campaign may be why a message to a person of several lists does not leave.
        campaign, alone = log.campaigns[name], not log.is_shared(email)
        gaps, mails = gaps_of(campaign), sent.get((name, email), [])
        ends = min([log.span["until"], *log.ends_of(name, email)])
        for step in range(len(campaign["steps"])):
            if step > len(mails):
                break
            until = mails[step]["at"] if step < len(mails) else ends
            if step == 0:
                ready = max(log.span["from"], instant(campaign["startAt"]) if "startAt" in campaign else 0)
                work.append(Work(log, campaign, home, email, 0, ready, until, None, alone and step < len(mails)))
            else:
                ready = due_after(mails[step - 1]["at"], gaps[step], home)
                sure = alone and step < len(mails) and why_closed(campaign, home, ready) in (None, "window")
                work.append(Work(log, campaign, home, email, step, ready, until, log.mailbox_id(mails[step - 1]["from"]), sure))
    return work


def by_sending_day(mails, zone, caps, after):
    """`after`: the limit of a day, which a full warmup that has ended is told with."""
    order = sorted({local(mail["at"], zone).date() for mail in mails})
    return lambda day: caps[order.index(day)] if order.index(day) < len(caps) else after


def limits_of(log):
    work = work_of(log)
    for id, mailbox in log.mailboxes.items():
        limits, zone = mailbox["limits"], mailbox["zone"]
        mails = [mail for mail in log.mails if mail["from"] == mailbox["address"]]
        deferred = [mail for mail in log.deferrals if mail["from"] == mailbox["address"]]
        own = [each for each in work if each.mailbox == id or (each.mailbox is None and id in each.campaign["mailboxes"])]
        yield Limit("mailbox", id, "hour", mails, own, HOUR, limits["perHour"], deferred=deferred)
        yield Limit("mailbox", id, "rolling_day", mails, own, DAY, limits["perDay"], deferred=deferred)
        yield Limit("mailbox", id, "day", mails, own, zone=zone, most_on=lambda _, most=limits["perDay"]: most, deferred=deferred)
        if limits["burst"]:
            yield Limit("mailbox", id, "burst", mails, own, limits["burst"]["perMinutes"] * MINUTE, limits["burst"]["max"], deferred=deferred)
        schedule = limits["warmupSchedule"]
        if schedule:
            yield Limit("mailbox", id, "warmup", mails, own, zone=zone, most_on=by_sending_day(mails, zone, grown(schedule, limits["perDay"]), limits["perDay"]), deferred=deferred)
    for domain in domains_of(log):
        # One mailbox without settings for its domain: its own limits are the domain's.
        if domain.is_single and not log.domain_limits.get("perDay") and not log.domain_limits.get("warmupSchedule"):
            continue
        mails, deferred = domain.mails, [mail for mail in log.deferrals if mail["from"] in domain.zones]
        own = [each for each in work if each.mailbox in domain.ids or (each.mailbox is None and domain.ids & set(each.campaign["mailboxes"]))]
        if domain.per_day is not None:
            yield Limit("sending_domain", domain.name, "rolling_day", mails, own, DAY, domain.per_day, deferred=deferred)
            yield Limit("sending_domain", domain.name, "day", mails, own, zone=domain.zone, most_on=lambda _, most=domain.per_day: most, deferred=deferred)
        if domain.caps:
            yield Limit("sending_domain", domain.name, "warmup", mails, own, zone=domain.zone, most_on=lambda day, of=domain: of.cap_on(day) or of.per_day, deferred=deferred)
    for name, campaign in log.campaigns.items():
        limits, zone = campaign.get("rateLimits", {}), campaign["timezone"]
        deferred = [mail for mail in log.deferrals if (name, mail["to"]) in log.homes]
        mails, own = [mail for mail in log.mails if mail["campaign"] == name], [each for each in work if each.campaign is campaign]
        if "perHour" in limits:
            yield Limit("campaign", name, "hour", mails, own, HOUR, limits["perHour"], deferred=deferred)
        if "perDay" in limits:
            yield Limit("campaign", name, "rolling_day", mails, own, DAY, limits["perDay"], deferred=deferred)
            yield Limit("campaign", name, "day", mails, own, zone=zone, most_on=lambda _, most=limits["perDay"]: most, deferred=deferred)
        if "newPerDay" in limits:
            first, fresh = [mail for mail in mails if mail["step"] == 1], [each for each in own if each.step == 0]
            yield Limit("campaign", name, "new_day", first, fresh, zone=zone, most_on=lambda _, most=limits["newPerDay"]: most, deferred=deferred)


def judge_told(log, broken):
    """Returns how many slots were told."""
    said = {}
    for event in log.told:
        said.setdefault((event["scope"], event["scopeId"], event["limit"]), []).append(event)
    told = 0
    for limit in limits_of(log):
        who = " ".join(limit.key)
        events = said.pop(limit.key, [])
        slots = []
        for before, event in zip([None, *events], events):
            if (before is None or before["type"] == "reset") != (event["type"] == "exceeded"):
                broken("limit_order", f"{who}: {event['type']} at {shown(event['at'])} after {before and before['type']}")
            if event["type"] == "reset":
                if before and before["type"] == "exceeded" and (event["at"] < before["resumesAt"] or (limit.slot_at(event["at"]) and not sent_at(limit, event["at"]))):
                    broken("limit_reset", f"{who}: a reset at {shown(event['at'])} without room")
                continue
            told += 1
            slot = limit.told_slot(event["at"], event["resumesAt"])
            if slot is None or slot[1] != event["resumesAt"]:
                broken("limit_not_full", f"{who}: told at {shown(event['at'])} until {shown(event['resumesAt'])}, full {slot and shown(slot[1])}")
                continue
            if slots and (slot[0] < slots[-1][1] if limit.width else slot[1] == slots[-1][1]):
                broken("limit_told_twice", f"{who}: at {shown(event['at'])} again before {shown(slots[-1][1])}")
            slots.append(slot)
            if not any(each.could_leave(event["at"], slot[1]) for each in limit.work):
                broken("limit_no_work", f"{who}: told at {shown(event['at'])}, but none was left until {shown(slot[1])}")
        for filled, start, end in limit.full_slots():
            if any(start < last and first < end for first, last in slots):
                continue
            waiting = next((each for each in limit.work if each.surely_waits(filled, end)), None)
            if waiting:
                broken("limit_not_told", f"{who}: full at {shown(filled)} until {shown(end)}, and {waiting.email} waited")
    for key in said:
        broken("limit_unknown", " ".join(key))
    return told


def sent_at(limit, at):
    """A message left at the instant of the reset: there was room for it."""
    return any(mail["at"] == at for mail in limit.mails)
