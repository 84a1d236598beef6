import * as z from 'zod';

/** Sends a request to one of the tools and gives its answer. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

const List = z.object({
  results: z.array(z.looseObject({ id: z.string() })),
  next_cursor: z.string().nullable(),
});
const Titled = z.object({ title: z.array(z.object({ plain_text: z.string() })) });
const Row = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.looseObject({ type: z.string() })),
});
const Links = z.object({ relation: z.array(z.object({ id: z.string() })) });
const Named = z.object({ name: z.string() });
const Files = z.object({ files: z.array(z.object({ id: z.string() })) });
const Spreadsheet = z.object({
  sheets: z.array(
    z.object({
      properties: z.object({ title: z.string() }),
      data: z
        .array(
          z.object({
            rowData: z
              .array(
                z.object({ values: z.array(z.object({ formattedValue: z.string().optional() })).optional() }),
              )
              .optional(),
          }),
        )
        .optional(),
      charts: z.array(z.unknown()).optional(),
      protectedRanges: z.array(z.unknown()).optional(),
      conditionalFormats: z.array(z.unknown()).optional(),
      developerMetadata: z.array(z.unknown()).optional(),
    }),
  ),
});

const uuid = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/g;

/**
 * Everything both tools hold, as texts under the name of what holds them, in no order: databases with their rows, views and
 * columns, blocks, and spreadsheets with their cells. Ids give way to titles, stamps are left out, so that two workspaces can
 * be compared.
 */
export async function readHoldings(
  ask: Ask,
  home: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const held = new Map<string, string[]>();
  const names = new Map<string, string>();
  function hold(where: string, what: unknown): void {
    held.set(where, [...(held.get(where) ?? []), JSON.stringify(what)]);
  }
  async function holdBlocks(parent: string): Promise<void> {
    for (const block of await everything((cursor) => ask('GET', `/v1/blocks/${parent}/children?${cursor}`))) {
      hold('blocks', pick(block, ['type', String(block['type'])]));
      if (block['type'] === 'child_page') await holdBlocks(block.id);
    }
  }
  await holdBlocks(home);
  const sources = await everything((cursor) =>
    ask('POST', '/v1/search', { filter: { property: 'object', value: 'data_source' }, ...bodyOf(cursor) }),
  );
  const tables = [];
  for (const source of sources) {
    const title = textOf(Titled.parse(source).title);
    const rows = await everything((cursor) =>
      ask('POST', `/v1/data_sources/${source.id}/query`, bodyOf(cursor)),
    );
    tables.push({ title, rows });
    for (const row of rows) names.set(row.id, `${title}: ${titleOf(row)}`);
    hold('databases', { title, columns: columnsOf(source) });
    for (const { id } of await everything((cursor) =>
      ask('GET', `/v1/views?data_source_id=${source.id}&${cursor}`),
    ))
      hold(`views of ${title}`, Named.parse(await ask('GET', `/v1/views/${id}`)).name);
  }
  for (const { title, rows } of tables)
    for (const row of rows) hold(`rows of ${title}`, valuesOf(row, names));
  for (const { id } of Files.parse(await ask('GET', '/drive/v3/files')).files) {
    const { sheets } = Spreadsheet.parse(await ask('GET', `/v4/spreadsheets/${id}?includeGridData=true`));
    for (const { properties, data = [], ...rest } of sheets) {
      hold('tabs', { title: properties.title, counts: Object.values(rest).map((part) => part?.length) });
      for (const { values = [] } of data.flatMap(({ rowData = [] }) => rowData)) {
        const cells = values.map(({ formattedValue }) => formattedValue ?? '');
        // How many empty rows stand below is nothing that a tool holds.
        if (cells.some((cell) => cell !== '')) hold(`cells of ${properties.title}`, cells);
      }
    }
  }
  const plain = [...held].map(([where, texts]): [string, string[]] => [
    where,
    texts.map((text) => text.replaceAll(uuid, (id) => names.get(id) ?? '…')).toSorted(),
  ]);
  return Object.fromEntries(plain);
}

async function everything(
  ask: (cursor: string) => Promise<unknown>,
): Promise<z.infer<typeof List>['results']> {
  const found = [];
  let cursor: string | null = null;
  do {
    const page: z.infer<typeof List> = List.parse(await ask(cursor === null ? '' : `start_cursor=${cursor}`));
    found.push(...page.results);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return found;
}

function bodyOf(cursor: string): object {
  return cursor === '' ? {} : { start_cursor: cursor.replace('start_cursor=', '') };
}

function pick(value: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, value[key]]));
}

function textOf(texts: readonly { plain_text: string }[]): string {
  return texts.map(({ plain_text: text }) => text).join('');
}

function titleOf(row: unknown): string {
  const title = Object.values(Row.parse(row).properties).find(({ type }) => type === 'title');
  return textOf(Titled.parse(title).title);
}

function columnsOf(source: unknown): string[] {
  const { properties } = z
    .object({ properties: z.record(z.string(), z.object({ type: z.string() })) })
    .parse(source);
  return Object.entries(properties)
    .map(([name, { type }]) => `${name}: ${type}`)
    .toSorted();
}

/**
 * What stands in a row, by column. Links are told by the names of their rows, in no order; the ids of choices, which every
 * install makes anew, are left out.
 */
function valuesOf(row: unknown, names: ReadonlyMap<string, string>): unknown {
  const { properties } = Row.parse(row);
  const values = Object.keys(properties)
    .toSorted()
    .flatMap((name) => {
      const value = properties[name];
      if (value === undefined || isStamp(value.type)) return [];
      const links = Links.safeParse(value);
      if (links.success) return [[name, links.data.relation.map(({ id }) => names.get(id) ?? id).toSorted()]];
      return [[name, value[value.type]]];
    });
  const text = JSON.stringify(values, (key, part: unknown) => (isChoiceId(key, part) ? undefined : part));
  const plain: unknown = JSON.parse(text);
  return plain;
}

function isStamp(type: string): boolean {
  return type.startsWith('created_') || type.startsWith('last_edited_');
}

/** The ids of choices are short; those of pages and people are UUIDs. */
function isChoiceId(key: string, part: unknown): boolean {
  return key === 'id' && typeof part === 'string' && !part.includes('-');
}
