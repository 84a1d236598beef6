import { describe, expect, it } from 'vitest';
import { visitSandbox, wordsOf } from './visit-sandbox.ts';

describe('the words on a page of Notion', () => {
  it('takes other words for a block where they stand, with their styles as markdown', async () => {
    const visit = await visitSandbox();
    const { results } = await visit.ask('PATCH', `/v1/blocks/${visit.page}/children`, {
      children: [
        { heading_2: { rich_text: [{ text: { content: 'Why' } }] } },
        { callout: { rich_text: [{ text: { content: 'Now' }, annotations: { bold: true } }] } },
      ],
    });
    const [heading, callout] = results.map(({ id }: { id: string }) => id);
    const open = await visit.open(`/notion/${visit.page}?edit=text.${callout}`);
    expect(open.html).toMatch(/<textarea[^>]*>\*\*Now\*\*<\/textarea>/);
    await visit.send(`/notion/${visit.page}?edit=text.${heading}`, { value: 'Why **us**' });
    const { html } = await visit.send(`/notion/${visit.page}?edit=text.${callout}`, { value: 'Later' });
    expect(html).toContain('<strong>us</strong>');
    expect(wordsOf(html)).toContain('Later');
    const gone = await visit.send(`/notion/${visit.page}?edit=text.${callout}`, {
      value: 'x',
      delete: 'yes',
    });
    expect(wordsOf(gone.html)).not.toContain('Later');
  });

  it('adds words at the end, as a heading or an item when they begin like one', async () => {
    const visit = await visitSandbox();
    const path = `/notion/${visit.page}?edit=new-text`;
    await visit.send(path, { text: '## Next steps' });
    const { html } = await visit.send(path, { text: '- Ask *everyone*' });
    expect(html).toMatch(/<h3.*Next steps/);
    expect(html).toMatch(/<li.*<em>everyone<\/em>/);
  });

  it('puts a pen beside words that lead somewhere, so that the link still does', async () => {
    const visit = await visitSandbox();
    await visit.ask('PATCH', `/v1/blocks/${visit.page}/children`, {
      children: [
        { paragraph: { rich_text: [{ text: { content: 'See', link: { url: 'https://example.com/' } } }] } },
      ],
    });
    const { html } = await visit.open(`/notion/${visit.page}`);
    expect(html).toMatch(
      /<a href="https:\/\/example.com\/">See<\/a><a class="value"[^>]*aria-label="Text: See"/,
    );
  });

  it('refuses words for a block that is gone', async () => {
    const visit = await visitSandbox();
    const { status, html } = await visit.send(`/notion/${visit.page}?edit=text.gone`, { value: 'x' });
    expect(status).toBe(422);
    expect(html).not.toContain('Internal');
  });
});
