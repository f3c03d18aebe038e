/** Forty zones that between them hold every habit a clock has: half hours, quarter hours, half-hour DST, Ramadan, the date line. */
export const ZONES = [
  'America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'America/Adak',
  'Pacific/Honolulu', 'America/Toronto', 'America/St_Johns', 'America/Halifax', 'America/Havana', 'America/Mexico_City', 'America/Tijuana',
  'America/Sao_Paulo', 'America/Santiago', 'America/Asuncion', 'America/Nuuk', 'Atlantic/Azores', 'Europe/London', 'Europe/Dublin',
  'Europe/Berlin', 'Europe/Kyiv', 'Europe/Moscow', 'Africa/Casablanca', 'Africa/Cairo', 'Africa/Johannesburg', 'Asia/Beirut', 'Asia/Jerusalem',
  'Asia/Tehran', 'Asia/Almaty', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Shanghai', 'Asia/Tokyo', 'Australia/Adelaide', 'Australia/Lord_Howe',
  'Pacific/Auckland', 'Pacific/Chatham', 'Pacific/Apia',
] as const;

export const FROM = Date.UTC(2024, 0, 1);
export const TO = Date.UTC(2031, 11, 31);
