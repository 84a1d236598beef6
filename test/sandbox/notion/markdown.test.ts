import { describe, expect, it } from 'vitest';
import { openSandbox } from './sandbox-client.ts';

/** Every kind of block that markdown has words for, as Notion spells it. */
const everything = `# Plan {color="blue"}
## Details {toggle="true"}
	Inside a heading
Plain **bold** and *italic*, ~~gone~~ and \`code\`
<span underline="true">under</span> and <span color="red">red</span>
- one
	- two
		- three
1. first
- [x] done
- [ ] open
> said<br>twice
<details>
<summary>More</summary>
	hidden
</details>
<callout icon="🎯" color="gray_bg">
	Aim
	- point
</callout>
\`\`\`javascript
if (a) {
    b();
}
\`\`\`
$$
x^2
$$
---
<table header-row="true">
	<tr>
		<td>A</td>
		<td>B</td>
	</tr>
	<tr>
		<td>1</td>
		<td>2</td>
	</tr>
</table>
<columns>
	<column>
		left
	</column>
	<column>
		right
	</column>
</columns>
![A picture](https://example.com/a.png)
<video src="https://example.com/a.mp4">A film</video>
<table_of_contents/>
<empty-block/>
[a link](https://example.com) and $x$ and \\*stars\\*`;

describe('a page as markdown', () => {
  it('comes back as it was written, whatever kinds of blocks it has', async () => {
    const { write, read } = openPage();
    expect(await write(everything)).toBe(everything);
    expect(await read()).toBe(everything);
  });

  it('makes the blocks that a request would make', async () => {
    const { write, blocks } = openPage();
    await write(everything);
    const made = await blocks();
    expect(made.map((block: { type: string }) => block.type).join(' ')).toBe(
      'heading_1 heading_2 paragraph paragraph bulleted_list_item numbered_list_item to_do to_do quote toggle callout code equation divider table column_list image video table_of_contents paragraph paragraph',
    );
    expect(made[0]).toMatchObject({ heading_1: { color: 'blue', is_toggleable: false } });
    expect(made[1]).toMatchObject({ has_children: true, heading_2: { is_toggleable: true } });
    expect(made[2].paragraph.rich_text[1]).toMatchObject({ plain_text: 'bold', annotations: { bold: true } });
    expect(made[8].quote.rich_text[0].plain_text).toBe('said\ntwice');
    expect(made[10]).toMatchObject({
      callout: { icon: { emoji: '🎯' }, color: 'gray_background', rich_text: [{ plain_text: 'Aim' }] },
    });
    expect(made[11].code.rich_text[0].plain_text).toBe('if (a) {\n    b();\n}');
    expect(made[14]).toMatchObject({ table: { table_width: 2, has_column_header: true } });
    expect(made.at(-1)?.paragraph.rich_text.at(-1)).toMatchObject({ plain_text: ' and *stars*' });
  });

  it('takes ordinary markdown too: empty lines, lists by spaces, tables between bars', async () => {
    const { write } = openPage();
    expect(await write('## New\n\nText\n\n* a\n  * b\n\n| x | y |\n|---|---|\n| 1 | 2 |')).toBe(
      '## New\nText\n- a\n\t- b\n<table header-row="true">\n\t<tr>\n\t\t<td>x</td>\n\t\t<td>y</td>\n\t</tr>\n\t<tr>\n\t\t<td>1</td>\n\t\t<td>2</td>\n\t</tr>\n</table>',
    );
  });

  it('leaves the blocks that a change does not concern as they are', async () => {
    const { write, blocks, patch } = openPage();
    await write('one\ntwo\nthree');
    const before = await blocks();
    const answer = await patch('update_content', { content_updates: [{ old_str: 'two', new_str: 'zwei' }] });
    expect(answer.body.markdown).toBe('one\nzwei\nthree');
    const after = await blocks();
    expect([after[0].id, after[2].id]).toEqual([before[0].id, before[2].id]);
    expect(after[1].id).not.toBe(before[1].id);
  });

  it('inserts after a selection, and replaces one', async () => {
    const { write, patch } = openPage();
    await write('The first line\nThe middle\nThe end');
    const inserted = await patch('insert_content', { content: 'New', after: 'The first...line' });
    expect(inserted.body.markdown).toBe('The first line\nNew\nThe middle\nThe end');
    const replaced = await patch('replace_content_range', { content: 'All', content_range: 'New...middle' });
    expect(replaced.body.markdown).toBe('The first line\nAll\nThe end');
    const refused = await patch('replace_content_range', { content: 'x', content_range: 'nowhere...near' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'validation_error' } });
  });

  it('does not delete a child page unless it is told to, and keeps one that the text still names', async () => {
    const { write, read, patch, raw, pageId } = openPage();
    await write('before');
    const child = await raw('POST', '/v1/pages', {
      parent: { page_id: pageId },
      properties: { title: [{ text: { content: 'Child' } }] },
    });
    const line = `<page url="https://app.notion.com/p/${child.body.id.replaceAll('-', '')}">Child</page>`;
    expect(await read()).toBe(`before\n${line}`);
    const refused = await patch('replace_content', { new_str: 'after' });
    expect(refused.status).toBe(400);
    const moved = await patch('replace_content', { new_str: `${line}\nafter` });
    expect(moved.body.markdown).toBe(`${line}\nafter`);
    expect((await raw('GET', `/v1/pages/${child.body.id}`)).body.in_trash).toBe(false);
    const deleted = await patch('replace_content', { new_str: 'after', allow_deleting_content: true });
    expect(deleted.body.markdown).toBe('after');
    expect((await raw('GET', `/v1/pages/${child.body.id}`)).body.in_trash).toBe(true);
  });

  it('refuses to replace what is there more than once, unless it is to replace all', async () => {
    const { write, patch } = openPage();
    await write('a b\nb c');
    const update = { old_str: 'b', new_str: 'x' };
    expect((await patch('update_content', { content_updates: [update] })).status).toBe(400);
    const all = await patch('update_content', {
      content_updates: [{ ...update, replace_all_matches: true }],
    });
    expect(all.body.markdown).toBe('a x\nx c');
  });

  it('names the blocks it has no words for, and shows one by its id', async () => {
    const { raw, pageId } = openPage();
    const children = [
      { bookmark: { url: 'https://example.com' } },
      { to_do: { rich_text: [{ text: { content: 'Do' } }] } },
    ];
    const made = await raw('PATCH', `/v1/blocks/${pageId}/children`, { children });
    const [bookmark, task] = made.body.results;
    const { body } = await raw('GET', `/v1/pages/${pageId}/markdown`);
    expect(body.unknown_block_ids).toEqual([bookmark.id]);
    expect(body.markdown).toContain('alt="bookmark"');
    expect((await raw('GET', `/v1/pages/${task.id}/markdown`)).body.markdown).toBe('- [ ] Do');
  });

  it('mentions people, pages and days', async () => {
    const { write, blocks, people, pageId } = openPage();
    const text = `<mention-user url="user://${people[0]}">Ada</mention-user> <mention-page url="https://app.notion.com/p/${pageId.replaceAll('-', '')}">Strategy</mention-page> <mention-date start="2026-11-01" end="2026-11-03"/>`;
    expect(await write(text)).toBe(text);
    const [{ paragraph }] = await blocks();
    expect(paragraph.rich_text[0]).toMatchObject({ type: 'mention', mention: { user: { id: people[0] } } });
  });
});

describe('a comment in markdown', () => {
  it('keeps its styles', async () => {
    const { raw, pageId } = openPage();
    const { body } = await raw('POST', '/v1/comments', {
      parent: { page_id: pageId },
      markdown: 'So **good**',
    });
    expect(body.rich_text[1]).toMatchObject({ plain_text: 'good', annotations: { bold: true } });
  });
});

function openPage() {
  const sandbox = openSandbox();
  const { raw, pageId } = sandbox;
  async function patch(type: string, command: Record<string, unknown>) {
    return raw('PATCH', `/v1/pages/${pageId}/markdown`, { type, [type]: command });
  }
  return {
    ...sandbox,
    patch,
    write: async (text: string) => (await patch('replace_content', { new_str: text })).body.markdown,
    read: async () => (await raw('GET', `/v1/pages/${pageId}/markdown`)).body.markdown,
    blocks: async () => (await raw('GET', `/v1/blocks/${pageId}/children`)).body.results,
  };
}
