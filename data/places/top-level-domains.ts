/** What a top-level domain says about the country, and which country endings are used worldwide. */

/**
 * Country endings that are sold and used worldwide, so that they show no country. Sources: Google
 * Search Central, "Managing multi-regional sites" (generic country endings: ad ai as bz cc cd co dj
 * fm io la me ms nu sc sr su tv tk ws, of which su is Russian in practice); Freenom's free
 * registrations (cf ga gq ml tk); and endings whose registries market them as abbreviations or puns
 * (ac ag am gg gl gs im lc ly pn pw sh st to vc vg ...).
 */
export const GENERIC_COUNTRY_ENDINGS: ReadonlySet<string> = new Set(
  'ac ad ag ai am aq as bz cc cd cf cm co cx dj dm fm ga gd gg gl gq gs hm im io je la lc ly md me ml mn ms mu nf nu pn pw sb sc sh sr st sx tc td tf tk tl tm to tv um vc vg vu ws'.split(
    ' ',
  ),
);

/**
 * Endings that differ from the ISO 3166-1 code of their country. `eu` and `asia` belong to no
 * country.
 */
export const OTHER_ENDINGS: Readonly<Record<string, string>> = { uk: 'GB', su: 'RU' };

/**
 * Free mail under a country's ending mostly belongs to that country: `yahoo.fr`, `web.de` and
 * `gmx.at` are chosen by people who read that language there, `mail.ru` by Russians more than by
 * all their neighbours together. A service with users worldwide shows no country.
 */
export const WORLDWIDE_MAIL: ReadonlySet<string> = new Set(['protonmail.ch', 'tutanota.de']);
