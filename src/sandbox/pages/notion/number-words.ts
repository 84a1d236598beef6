const currencies: Readonly<Record<string, string>> = {
  dollar: 'USD',
  euro: 'EUR',
  pound: 'GBP',
  yen: 'JPY',
  franc: 'CHF',
  krona: 'SEK',
};

/** A number in a property's format; formats beyond percent, grouping and some currencies show it plain. */
export function showNumber(value: number, format: string | undefined): string {
  if (format === 'percent') return `${Number((value * 100).toPrecision(12))}%`;
  const currency = currencies[format ?? ''];
  if (currency !== undefined)
    return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(value);
  if (format === 'number_with_commas')
    return new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 }).format(value);
  return String(value);
}
