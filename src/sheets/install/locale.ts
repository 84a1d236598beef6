/** Locales that Google Sheets offers for a spreadsheet (File → Settings); one it does not know would make it refuse. */
const offered: ReadonlySet<string> = new Set(
  (
    'en_US en_GB en_AU en_CA en_IE en_IN de_DE de_AT de_CH fr_FR fr_CA es_ES es_MX it_IT pt_BR pt_PT nl_NL ' +
    'da_DK sv_SE fi_FI pl_PL cs_CZ hu_HU el_GR ro_RO tr_TR ja_JP ko_KR zh_CN zh_TW uk_UA id_ID vi_VN th_TH'
  ).split(' '),
);

/**
 * The locale of a new spreadsheet for a browser's language (`it-IT`, `it`): it decides how numbers and dates that people
 * type are read and shown. `en_US` for one that Sheets does not offer.
 */
export function sheetLocale(language: string | undefined): string {
  const { language: spoken, region } = likely(language);
  const locale = `${spoken ?? ''}_${region ?? ''}`;
  return offered.has(locale) ? locale : 'en_US';
}

/** With the region where the language is mostly spoken, when none is named. */
function likely(language: string | undefined): {
  language?: string | undefined;
  region?: string | undefined;
} {
  try {
    return new Intl.Locale(language ?? 'en-US').maximize();
  } catch {
    return {};
  }
}
