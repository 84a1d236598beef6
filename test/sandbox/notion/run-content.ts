import { text } from './run-tables.ts';
import type { openSandbox } from './sandbox-client.ts';

type Sandbox = ReturnType<typeof openSandbox>;

const web = 'https://example.com';

/** Pages with blocks of every kind, comments, files, and content as text. */
export async function runContent(sandbox: Sandbox): Promise<void> {
  const { raw, pageId, people } = sandbox;
  await raw('GET', '/v1/users?page_size=1');
  await raw('GET', '/v1/users/me');
  await raw('GET', `/v1/users/${people[0]}`);
  await raw('GET', '/v1/custom_emojis');
  const page = await raw('POST', '/v1/pages', {
    parent: { page_id: pageId },
    properties: { title: { title: text } },
    markdown: '# Head\n- point\n\nText',
  });
  await raw('PATCH', `/v1/pages/${page.body.id}`, { is_locked: true, icon: { emoji: '⭐' } });
  await raw('GET', `/v1/pages/${page.body.id}?filter_properties=title`);
  const mentions = [
    { mention: { user: { id: people[0] } } },
    { mention: { page: { id: pageId } } },
    { mention: { date: { start: '2026-01-01' } } },
  ];
  const blocks = await raw('PATCH', `/v1/blocks/${page.body.id}/children`, {
    children: [
      { paragraph: { rich_text: mentions } },
      { heading_1: { rich_text: text, is_toggleable: true, children: [{ divider: {} }] } },
      { heading_2: { rich_text: text } },
      { heading_3: { rich_text: text } },
      { heading_4: { rich_text: text } },
      { callout: { rich_text: text, icon: { emoji: '⭐' } } },
      { code: { rich_text: text, language: 'json' } },
      { divider: {} },
      { breadcrumb: {} },
      { image: { external: { url: `${web}/i.png` } } },
      { video: { external: { url: `${web}/v.mp4` } } },
      { audio: { external: { url: `${web}/a.mp3` } } },
      { pdf: { external: { url: `${web}/p.pdf` } } },
      { file: { external: { url: `${web}/a.pdf` }, name: 'a.pdf' } },
      { embed: { url: web } },
      { bookmark: { url: web } },
      { table: { table_width: 1, has_column_header: true, children: [{ table_row: { cells: [text] } }] } },
      {
        column_list: {
          children: [1, 2].map(() => ({ column: { children: [{ toggle: { rich_text: text } }] } })),
        },
      },
      { tab: { children: [{ paragraph: { rich_text: text } }] } },
      { table_of_contents: {} },
      { to_do: { rich_text: text, checked: true } },
      { bulleted_list_item: { rich_text: text } },
      { numbered_list_item: { rich_text: text } },
      { toggle: { rich_text: text } },
      { quote: { rich_text: text } },
      { equation: { expression: 'y' } },
      { link_to_page: { page_id: pageId } },
      { synced_block: { synced_from: null, children: [{ divider: {} }] } },
    ],
  });
  const first = blocks.body.results[0].id;
  const synced = blocks.body.results.at(-1).id;
  await raw('PATCH', `/v1/blocks/${page.body.id}/children`, {
    children: [{ synced_block: { synced_from: { block_id: synced } } }],
    position: { type: 'start' },
  });
  await raw('GET', `/v1/blocks/${page.body.id}/children?page_size=5`);
  await raw('GET', `/v1/blocks/${page.body.id}`);
  await raw('PATCH', `/v1/blocks/${first}`, { paragraph: { rich_text: text, color: 'blue' } });
  await runComments(sandbox, { page: page.body.id, block: first });
  await runFiles(sandbox, page.body.id);
  await raw('DELETE', `/v1/blocks/${first}`);
  await raw('GET', `/v1/pages/${page.body.id}/markdown`);
  const insert = { type: 'insert_content', insert_content: { content: '# A\n- b' } };
  await raw('PATCH', `/v1/pages/${page.body.id}/markdown`, insert);
  await raw('PATCH', `/v1/pages/${page.body.id}/markdown`, {
    type: 'replace_content',
    replace_content: { new_str: '# New' },
  });
  await raw('PATCH', `/v1/pages/${page.body.id}`, { erase_content: true });
}

async function runComments({ raw }: Sandbox, on: { page: string; block: string }): Promise<void> {
  const comment = await raw('POST', '/v1/comments', { parent: { page_id: on.page }, rich_text: text });
  await raw('POST', '/v1/comments', { discussion_id: comment.body.discussion_id, rich_text: text });
  await raw('POST', '/v1/comments', {
    parent: { block_id: on.block },
    rich_text: text,
    display_name: { type: 'custom', custom: { name: 'Robot' } },
  });
  await raw('GET', `/v1/comments?block_id=${on.page}`);
  await raw('GET', `/v1/comments/${comment.body.id}`);
  await raw('PATCH', `/v1/comments/${comment.body.id}`, { rich_text: text });
  await raw('DELETE', `/v1/comments/${comment.body.id}`);
}

async function runFiles({ raw }: Sandbox, page: string): Promise<void> {
  const whole = await raw('POST', '/v1/file_uploads', { filename: 'a.png' });
  await raw('POST', `/v1/file_uploads/${whole.body.id}/send`, formWith({}));
  await raw('GET', `/v1/file_uploads/${whole.body.id}`);
  const image = { image: { type: 'file_upload', file_upload: { id: whole.body.id } } };
  await raw('PATCH', `/v1/blocks/${page}/children`, { children: [image] });
  const inParts = { filename: 'a.mp4', mode: 'multi_part', number_of_parts: 2 };
  const parts = await raw('POST', '/v1/file_uploads', inParts);
  for (const part of ['1', '2'])
    await raw('POST', `/v1/file_uploads/${parts.body.id}/send`, formWith({ part_number: part }));
  await raw('POST', `/v1/file_uploads/${parts.body.id}/complete`);
  await raw('POST', '/v1/file_uploads', {
    mode: 'external_url',
    external_url: `${web}/x.png`,
    filename: 'x.png',
  });
  await raw('GET', '/v1/file_uploads?page_size=2');
  await raw('GET', '/v1/file_uploads?status=uploaded');
}

function formWith(fields: Record<string, string>): FormData {
  const form = new FormData();
  form.set('file', new File(['bytes'], 'a.png', { type: 'image/png' }));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
