"""Says whether an instant lies in a campaign's send window for somebody, and why not. Written from the description of the campaign file alone."""
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
_zones = {}


def local(at, zone):
    """`at`: milliseconds since 1970."""
    if zone not in _zones:
        _zones[zone] = ZoneInfo(zone)
    return (datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=at)).astimezone(_zones[zone])


def instant(text):
    return int(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


def shown(at):
    return local(at, "UTC").strftime("%Y-%m-%d %H:%M:%S")


def minutes(text):
    return int(text[:2]) * 60 + int(text[3:])


def hours_of(window, day):
    """The windows of a date as its weekday has them."""
    own = window.get("weekdays", {}).get(WEEKDAYS[day.weekday()])
    if own is not None:
        return own
    if "windows" in window:
        return window["windows"]
    return [{"start": window.get("start", "09:00"), "end": window.get("end", "17:00")}]


def day_hours(window, day, home):
    """(hours, why) of a date: why it is closed when there are none."""
    for blackout in window.get("blackouts", []):
        if date.fromisoformat(blackout["from"]) <= day <= date.fromisoformat(blackout["to"]):
            return [], "blackout"
    own = window.get("days", {}).get(day.isoformat())
    if own is not None:
        return own, "closed_date"
    off = home.off(day, window)
    if off:
        return [], off
    hours = hours_of(window, day)
    half = window.get("halfDays", {}).get(day.isoformat()[5:])
    if half:
        hours = [{"start": h["start"], "end": min(h["end"], half)} for h in hours if h["start"] < half]
        return hours, "half_day"
    return hours, "window"


def why_closed(campaign, home, at):
    """None: open."""
    if "startAt" in campaign and at < instant(campaign["startAt"]):
        return "before_start"
    if "endAt" in campaign and at >= instant(campaign["endAt"]):
        return "after_end"
    window = campaign.get("sendWindow", {})
    fixed = window.get("timezone", "recipient")
    zone = home.zone if fixed == "recipient" else fixed
    clock = local(at, zone)
    hours, why = day_hours(window, clock.date(), home)
    time = clock.hour * 60 + clock.minute
    if not any(minutes(h["start"]) <= time < minutes(h["end"]) for h in hours):
        return why
    if zone != home.zone:
        theirs, off = day_hours(window, local(at, home.zone).date(), home)
        if not theirs:
            return off
    return None
