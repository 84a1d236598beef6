/** What a spreadsheet's locale decides about reading and showing numbers and dates. */
export interface Locale {
  decimal: string;
  group: string;
  /** The order of day, month and year when a date is typed in digits. */
  dateOrder: 'mdy' | 'dmy' | 'ymd';
  datePattern: string;
  timePattern: string;
  currency: string;
  isCurrencyAfter: boolean;
  /** The language of month and weekday names, as Intl knows it. */
  language: string;
}

type Row = readonly [
  decimal: string,
  group: string,
  order: Locale['dateOrder'],
  datePattern: string,
  currency: string,
];

const american: Row = ['.', ',', 'mdy', 'M/d/yyyy', '$'];

/** By locale, then by language alone; the date patterns are from documents (CLDR), not from recorded traffic. */
const rows: Record<string, Row> = {
  en_US: american,
  en_GB: ['.', ',', 'dmy', 'dd/MM/yyyy', '£'],
  en_IE: ['.', ',', 'dmy', 'dd/MM/yyyy', '€'],
  en_AU: ['.', ',', 'dmy', 'dd/MM/yyyy', '$'],
  en_NZ: ['.', ',', 'dmy', 'd/MM/yyyy', '$'],
  en_CA: ['.', ',', 'ymd', 'yyyy-MM-dd', '$'],
  en_IN: ['.', ',', 'dmy', 'dd/MM/yyyy', '₹'],
  de_DE: [',', '.', 'dmy', 'dd.MM.yyyy', '€'],
  de_AT: [',', '.', 'dmy', 'dd.MM.yyyy', '€'],
  de_CH: ['.', '’', 'dmy', 'dd.MM.yyyy', 'CHF'],
  fr_FR: [',', '\u202f', 'dmy', 'dd/MM/yyyy', '€'],
  fr_CA: [',', '\u00a0', 'ymd', 'yyyy-MM-dd', '$'],
  es_ES: [',', '.', 'dmy', 'd/M/yyyy', '€'],
  es_MX: ['.', ',', 'dmy', 'dd/MM/yyyy', '$'],
  it_IT: [',', '.', 'dmy', 'dd/MM/yyyy', '€'],
  pt_PT: [',', '\u00a0', 'dmy', 'dd/MM/yyyy', '€'],
  pt_BR: [',', '.', 'dmy', 'dd/MM/yyyy', 'R$'],
  nl_NL: [',', '.', 'dmy', 'd-M-yyyy', '€'],
  sv_SE: [',', '\u00a0', 'ymd', 'yyyy-MM-dd', 'kr'],
  da_DK: [',', '.', 'dmy', 'dd.MM.yyyy', 'kr.'],
  nb_NO: [',', '\u00a0', 'dmy', 'dd.MM.yyyy', 'kr'],
  no_NO: [',', '\u00a0', 'dmy', 'dd.MM.yyyy', 'kr'],
  fi_FI: [',', '\u00a0', 'dmy', 'd.M.yyyy', '€'],
  pl_PL: [',', '\u00a0', 'dmy', 'd.MM.yyyy', 'zł'],
  cs_CZ: [',', '\u00a0', 'dmy', 'd.M.yyyy', 'Kč'],
  ru_RU: [',', '\u00a0', 'dmy', 'dd.MM.yyyy', '₽'],
  uk_UA: [',', '\u00a0', 'dmy', 'dd.MM.yyyy', '₴'],
  tr_TR: [',', '.', 'dmy', 'dd.MM.yyyy', '₺'],
  ja_JP: ['.', ',', 'ymd', 'yyyy/MM/dd', '¥'],
  zh_CN: ['.', ',', 'ymd', 'yyyy-M-d', '¥'],
  zh_TW: ['.', ',', 'ymd', 'yyyy/M/d', '$'],
  ko_KR: ['.', ',', 'ymd', 'yyyy. M. d', '₩'],
};

/** The rules of a locale such as `de_DE` or `de`; one nobody listed reads like `en_US`. */
export function localeNamed(name: string): Locale {
  const row =
    rows[name] ??
    Object.entries(rows).find(([key]) => key.split('_')[0] === name.split('_')[0] && key.includes('_'))?.[1];
  const [decimal, group, dateOrder, datePattern, currency] = row ?? american;
  const isTwelveHours = /^en_(US|AU|NZ|CA|IN)$/.test(name) || row === undefined;
  return {
    decimal,
    group,
    dateOrder,
    datePattern,
    currency,
    timePattern: isTwelveHours ? 'h:mm:ss am/pm' : 'HH:mm:ss',
    isCurrencyAfter: decimal === ',' && !name.startsWith('pt_BR') && !name.startsWith('nl'),
    language: row === undefined ? 'en-US' : name.replace('_', '-'),
  };
}

/** Whether a text has the shape of a locale: `en`, `en_US`, `sr_Latn_RS`. */
export function isLocale(name: string): boolean {
  return /^[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?$/.test(name);
}
