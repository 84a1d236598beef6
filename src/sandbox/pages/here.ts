/** The page that is shown: its path, and what its query chooses (the view, the tab, how many rows). */
export interface Here {
  readonly path: string;
  readonly choice: Readonly<Record<string, string>>;
}

/** Where a request stands: its path, and those of its query's words that choose what is shown. */
export function hereOf(url: string, chosenBy: readonly string[]): Here {
  const { pathname, searchParams } = new URL(url);
  const chosen = chosenBy.flatMap((name) => {
    const value = searchParams.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { path: pathname, choice: Object.fromEntries(chosen) };
}

/** A link from what is shown to itself, short since a page has thousands, with more said in the query and a place to go to. */
export function linkHere(here: Here, more: { query?: Record<string, string>; anchor?: string }): string {
  const query = new URLSearchParams({ ...here.choice, ...more.query }).toString();
  const anchor = more.anchor === undefined ? '' : `#${encodeURIComponent(more.anchor)}`;
  return `${query === '' ? here.path : `?${query}`}${anchor}`;
}
