/** The id of a spreadsheet, from its address or the id itself; undefined for anything else. */
export function spreadsheetId(place: string): string | undefined {
  const text = place.trim();
  const inAddress = /\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]{10,})/.exec(text)?.[1];
  if (inAddress !== undefined) return inAddress;
  return /^[\w-]{10,}$/.test(text) ? text : undefined;
}
