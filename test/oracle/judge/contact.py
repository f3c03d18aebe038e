"""Between campaigns: a pause between their messages to one person, and none of any campaign after a "no" to one of them."""
from hours import DAY, shown

DEFAULT_PAUSE = 3


def pause_of(campaign):
    return campaign.get("contact", {}).get("minDaysBetween", DEFAULT_PAUSE) * DAY


def judge_contact(log, broken):
    """A message that the server has taken counts from its arrival; two at the same instant were under way together."""
    met, nearest, refused = 0, None, 0
    for email, mails in log.mails_to.items():
        noes = [answer for answer in log.answers.get(email, []) if answer["no"]]
        refused += bool(noes)
        for index, mail in enumerate(mails):
            for no in noes:
                if no["at"] <= mail["at"] and no["campaign"] != mail["campaign"]:
                    broken("after_no", f"they had said no to {no['campaign']} by {shown(no['at'])}", mail)
            others = [before for before in mails[:index] if before["campaign"] != mail["campaign"]]
            if not others:
                continue
            since, pause = mail["at"] - others[-1]["at"], pause_of(log.campaigns.get(mail["campaign"], {}))
            met, nearest = met + 1, min(since / DAY, nearest or since / DAY)
            if since < pause:
                broken("contact_pace", f"{others[-1]['campaign']} had written {since // 1000} s before, the pause is {pause // DAY} days", mail)
    return {"contactsOfSeveral": met, "contactNearest": None if nearest is None else round(nearest, 3), "peopleWithNo": refused}


def paused_until(log, name, email, at):
    """Until when the messages of other campaigns before `at` kept this one away."""
    before = [mail["at"] for mail in log.mails_to.get(email, []) if mail["campaign"] != name and mail["at"] < at]
    return max(before, default=0) + pause_of(log.campaigns[name]) if before else 0
