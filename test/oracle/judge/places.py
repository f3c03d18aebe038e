"""Where somebody lives, by the cells of a list; which days they do not work there. Holidays are written out from the official calendars of 2026."""
from datetime import date

SAT_SUN, FRI_SAT = (6, 7), (5, 6)

# (country, region, timezone) as the list says it -> (zone, ISO weekdays off, key of HOLIDAYS)
HOMES = {
    ("US", "", "America/New_York"): ("America/New_York", SAT_SUN, "US"),
    ("United States", "", "America/Chicago"): ("America/Chicago", SAT_SUN, "US"),
    ("Canada", "ON", ""): ("America/Toronto", SAT_SUN, "CA-ON"),
    ("BR", "", "America/Sao_Paulo"): ("America/Sao_Paulo", SAT_SUN, "BR"),
    ("United Kingdom", "", ""): ("Europe/London", SAT_SUN, "GB"),
    ("Germany", "Bavaria", ""): ("Europe/Berlin", SAT_SUN, "DE-BY"),
    ("France", "", ""): ("Europe/Paris", SAT_SUN, "FR"),
    ("PL", "", ""): ("Europe/Warsaw", SAT_SUN, "PL"),
    ("Egypt", "", ""): ("Africa/Cairo", FRI_SAT, "EG"),
    ("Israel", "", ""): ("Asia/Jerusalem", FRI_SAT, "IL"),
    ("Saudi Arabia", "", ""): ("Asia/Riyadh", FRI_SAT, "SA"),
    ("India", "", ""): ("Asia/Kolkata", SAT_SUN, "IN"),
    ("Singapore", "", ""): ("Asia/Singapore", SAT_SUN, "SG"),
    ("Japan", "", ""): ("Asia/Tokyo", SAT_SUN, "JP"),
    ("Australia", "South Australia", ""): ("Australia/Adelaide", SAT_SUN, "AU-SA"),
    ("New Zealand", "", ""): ("Pacific/Auckland", SAT_SUN, "NZ"),
}

# From 2 March to 10 April and from 12 October to 20 November 2026.
_DATES = {
    "US": "10-12 11-11",                      # Columbus Day, Veterans Day
    "CA-ON": "04-03 10-12",                   # Good Friday, Thanksgiving
    "BR": "04-03 10-12 11-02 11-15 11-20",    # Paixao, Aparecida, Finados, Republica, Consciencia Negra
    "GB": "04-03 04-06",                      # Good Friday, Easter Monday
    "DE-BY": "04-03 04-06 11-01",             # Karfreitag, Ostermontag, Allerheiligen
    "FR": "04-06 11-01 11-11",                # lundi de Paques, Toussaint, Armistice
    "PL": "04-05 04-06 11-01 11-11",          # Wielkanoc, Wszystkich Swietych, Niepodleglosc
    "EG": "03-20 03-21 03-22",                # Eid al-Fitr
    "IL": "04-02 04-08",                      # Passover, its seventh day
    "SA": "03-19 03-20 03-21 03-22 03-23 03-24",  # Eid al-Fitr, with the days for its weekend
    "IN": "03-04 03-21 03-26 03-31 04-03 10-20 11-08",  # Holi, Eid, Ram Navami, Mahavir, Good Friday, Dussehra, Diwali
    "SG": "03-21 04-03 11-08 11-09",          # Hari Raya Puasa, Good Friday, Deepavali with its Monday
    "JP": "03-20 10-12 11-03",                # Shunbun, Sports Day, Culture Day
    "AU-SA": "03-09 04-03 04-04 04-05 04-06", # Adelaide Cup, Easter
    "NZ": "04-03 04-06 10-26",                # Good Friday, Easter Monday, Labour Day
}
HOLIDAYS = {key: frozenset(date(2026, int(text[:2]), int(text[3:])) for text in dates.split()) for key, dates in _DATES.items()}


class Home:
    """Somebody's zone and days off."""

    def __init__(self, country, region, timezone):
        self.zone, self.weekend, self.calendar = HOMES[(country, region, timezone)]

    def off(self, day, window):
        if window.get("skipWeekends", True) and day.isoweekday() in self.weekend:
            return "weekend"
        if window.get("skipHolidays", True) and day in HOLIDAYS[self.calendar]:
            return "holiday"
        return None

    def works(self, day):
        return day.isoweekday() not in self.weekend and day not in HOLIDAYS[self.calendar]
