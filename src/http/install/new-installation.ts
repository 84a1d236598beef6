import * as z from 'zod';
import { TimeZone } from '../../model/time-zone.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import { surfaceKinds } from '../../sync/surface.ts';

/** What a person decides before an installation. */
export interface NewInstallation {
  readonly name: string;
  readonly timeZone: TimeZone;
  /** The browser's first language; undefined when it names none. */
  readonly language: string | undefined;
  readonly template: string;
  /** Undefined for no sample rows. */
  readonly sample: string | undefined;
  /** Where each table lives, by table id. */
  readonly homes: Readonly<Record<string, SurfaceKind>>;
  /** The connections it is reached through: one for every home. */
  readonly connections: Readonly<Partial<Record<SurfaceKind, string>>>;
  /** Whether they show their own tables first, so that only the rest is made. */
  readonly bringsTables: boolean;
  /** The Notion page to go under, its id; undefined for the top of the workspace. */
  readonly page: string | undefined;
}

/** How tables are spread over two tools: numbers in the sheet and the rest in Notion, all in one, or table by table. */
export const spreads = ['split', 'notion', 'sheets', 'each'] as const;
export type Spread = (typeof spreads)[number];

const Text = z.string().trim();

/** The form of the install page. An empty field counts as left out. */
const Form = z.object({
  name: Text.min(1, { error: 'Give it a name' }).max(100, { error: 'A name has at most 100 letters' }),
  timeZone: z.preprocess((value) => (value === '' ? 'UTC' : value), TimeZone),
  language: Text.max(35).optional().catch(undefined),
  template: Text.min(1),
  sample: Text.optional(),
  spread: z.enum(spreads).default('split'),
  notion: Text.optional(),
  sheets: Text.optional(),
  page: Text.optional(),
  own: Text.optional(),
});

/**
 * Reads the form of the install page; `tables` are the ids of the chosen template's. Gives the decision, or what has to
 * be put right, in words for the person.
 */
export function readInstallation(
  form: Readonly<Record<string, unknown>>,
  tablesOf: (template: string) => readonly string[],
): { readonly decision: NewInstallation } | { readonly problem: string } {
  const read = Form.safeParse(form);
  if (!read.success) return { problem: `${read.error.issues[0]?.message ?? 'The form cannot be read'}.` };
  const { name, timeZone, template, spread } = read.data;
  const offered = { notion: filled(read.data.notion), sheets: filled(read.data.sheets) };
  const homes = Object.fromEntries(
    tablesOf(template).map((table) => [table, homeOf({ table, spread, offered, form })]),
  );
  const used = surfaceKinds.filter((kind) => Object.values(homes).includes(kind));
  const missing = used.find((kind) => offered[kind] === undefined);
  if (missing !== undefined || used.length === 0) {
    return { problem: 'Connect the tool first that the tables are to live in.' };
  }
  const bringsTables = filled(read.data.own) !== undefined;
  if (bringsTables && filled(read.data.sample) !== undefined) {
    return { problem: 'Sample rows fill every table. Start without them when you bring tables of your own.' };
  }
  const page = filled(read.data.page);
  const pageId = page === undefined ? undefined : notionPageId(page);
  if (page !== undefined && pageId === undefined) {
    return { problem: 'That is not the address of a Notion page. Copy it with “Copy link” in Notion.' };
  }
  const connections = Object.fromEntries(used.map((kind) => [kind, offered[kind]]));
  return {
    decision: {
      name,
      timeZone,
      language: filled(read.data.language),
      template,
      sample: filled(read.data.sample),
      homes,
      connections,
      bringsTables,
      page: pageId,
    },
  };
}

function homeOf(options: {
  readonly table: string;
  readonly spread: Spread;
  readonly offered: Readonly<Record<SurfaceKind, string | undefined>>;
  readonly form: Readonly<Record<string, unknown>>;
}): SurfaceKind {
  const { table, spread, offered, form } = options;
  if (offered.notion === undefined) return 'sheets';
  if (offered.sheets === undefined) return 'notion';
  switch (spread) {
    case 'split':
      return table === 'readings' ? 'sheets' : 'notion';
    case 'each':
      return form[`home.${table}`] === 'sheets' ? 'sheets' : 'notion';
    case 'notion':
    case 'sheets':
      return spread;
  }
}

/** The id at the end of a page's address, or an id as such, with dashes. */
export function notionPageId(text: string): string | undefined {
  const path = text.split(/[?#]/)[0] ?? '';
  const id = /([0-9a-f]{32})$/i.exec(path.replaceAll('-', ''))?.[1]?.toLowerCase();
  return id?.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function filled(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}
