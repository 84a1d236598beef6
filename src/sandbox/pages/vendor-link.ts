/** An address that is safe to follow: a web page, mail or phone; undefined for anything else, such as a script. */
export function safeLink(address: string | undefined): string | undefined {
  return address !== undefined && /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(address) ? address : undefined;
}

/** Where an address leads: to a page of Notion or to a spreadsheet it leads to the sandbox's page of it. */
export function placeOf(address: string): string {
  const notion = /^https:\/\/(?:app|www)\.notion\.(?:com|so)\/(?:[^?#]*[/-])?([0-9a-f]{32})(?:[?#]|$)/i.exec(
    address,
  );
  if (notion?.[1] !== undefined) return `/notion/${notion[1]}`;
  const sheet = /^https:\/\/docs\.google\.com\/spreadsheets\/d\/([\w-]+)(?:[^#]*#gid=(\d+))?/.exec(address);
  if (sheet?.[1] === undefined) return address;
  return `/sheets/${sheet[1]}${sheet[2] === undefined ? '' : `?tab=${sheet[2]}`}`;
}
