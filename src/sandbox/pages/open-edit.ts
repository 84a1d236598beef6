/** What the controls of an editor hold, by their names; checkboxes of one name hold several values. */
export type Fill = Readonly<Record<string, readonly string[]>>;

/** The one editor that stands open on a page: of which target, and, after a refusal, what was typed and why it was refused. */
export interface OpenEdit {
  readonly target: string;
  readonly typed?: Fill;
  readonly error?: string;
}

/** What a form sent, by the names of its controls. */
export async function readFill(request: Request): Promise<Fill> {
  const sent = new URLSearchParams(await request.text());
  return Object.fromEntries([...new Set(sent.keys())].map((name) => [name, sent.getAll(name)]));
}

/** The first value of a control; '' when it sent none. */
export function firstOf(fill: Fill, name: string): string {
  return fill[name]?.[0] ?? '';
}
