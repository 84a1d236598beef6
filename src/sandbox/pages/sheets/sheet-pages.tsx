/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import type { Context } from 'hono';
import * as z from 'zod';
import { createSpreadsheetRepository } from '../../google/sheets/spreadsheet-repository.ts';
import type { SandboxStore } from '../../sandbox-store.ts';
import { Frame } from '../frame.tsx';
import { hereOf, linkHere } from '../here.ts';
import type { OpenEdit } from '../open-edit.ts';
import { firstOf, readFill } from '../open-edit.ts';
import { apiOfOwner } from '../spreadsheet-files.ts';
import type { VendorApi } from '../vendor-api.ts';
import { VendorRefusal } from '../vendor-api.ts';
import { editSheet } from './edit-sheet.ts';
import { readSheet } from './read-sheet.ts';
import { spreadsheetFields, SpreadsheetAnswer } from './sheet-answer.ts';
import type { TabAnswer } from './sheet-answer.ts';
import { readChart } from './sheet-chart.ts';
import { SheetPage } from './sheet-page.tsx';
import { mayDraw, sparkOf } from './spark.ts';

/** The words of an address that choose what is shown of a spreadsheet. */
const chosenBy = ['tab', 'rows'];

/** The sandbox's spreadsheets as a person meets them, and the edits made in their cells. */
export function createSheetPages(options: { store: SandboxStore; google: Hono; now: () => number }): Hono {
  const { store, google, now } = options;
  const repository = createSpreadsheetRepository(store);
  const routes = new Hono();

  async function show(c: Context, spreadsheet: string, open?: OpenEdit): Promise<Response> {
    const api = apiOfOwner({ store, google, spreadsheet });
    const { title, locale, tabs } = await readTabs(api, spreadsheet);
    const tab = chosenTab(tabs, c.req.query('tab'));
    const rows = z.coerce.number().int().positive().optional().catch(undefined).parse(c.req.query('rows'));
    const { sheet, grid } = await readSheet(api, {
      spreadsheet,
      locale,
      tab,
      rows,
      sparks: (formula, place) => {
        const state = mayDraw(formula) ? repository.load(spreadsheet) : undefined;
        return state === undefined ? undefined : sparkOf(formula, { state, now: now(), ...place });
      },
    });
    const charts = await Promise.all(
      sheet.charts.map(async (chart) => ({
        shown: await readChart({ api, spreadsheet, tabs }, chart),
        title: chart.spec.title,
        place: chart.position.overlayPosition,
      })),
    );
    const here = hereOf(c.req.url, chosenBy);
    const page = (
      <Frame title={title} kind="sheet" heading={<SheetTitle title={title} />}>
        <SheetPage {...{ here, open, tabs, tab, grid, charts }} />
      </Frame>
    );
    return c.html(page, open?.error === undefined ? 200 : 422);
  }

  routes.post('/', async (c) => {
    const title = firstOf(await readFill(c.req.raw), 'title').trim();
    const api = apiOfOwner({ store, google });
    const body = title === '' ? {} : { properties: { title } };
    const made = z
      .object({ spreadsheetId: z.string() })
      .parse(await api({ method: 'POST', path: '/v4/spreadsheets', body }));
    return c.redirect(`/sheets/${made.spreadsheetId}`, 303);
  });
  routes.get('/:id', (c) => {
    const target = c.req.query('edit');
    return show(c, c.req.param('id'), target === undefined ? undefined : { target });
  });
  routes.post('/:id', async (c) => {
    const spreadsheet = c.req.param('id');
    const api = apiOfOwner({ store, google, spreadsheet });
    const { tabs } = await readTabs(api, spreadsheet);
    const tab = chosenTab(tabs, c.req.query('tab'));
    const target = c.req.query('edit') ?? '';
    const typed = await readFill(c.req.raw);
    try {
      await editSheet(api, { spreadsheet, tab, target, typed });
    } catch (error) {
      if (!(error instanceof VendorRefusal)) throw error;
      return show(c, spreadsheet, { target, typed, error: error.message });
    }
    return c.redirect(linkHere(hereOf(c.req.url, chosenBy), {}), 303);
  });
  return routes;
}

function SheetTitle({ title }: { title: string }) {
  return (
    <h1>
      <span class="icon sheet-icon" aria-hidden="true">
        ▦
      </span>{' '}
      {title}
    </h1>
  );
}

async function readTabs(
  api: VendorApi,
  spreadsheet: string,
): Promise<{ title: string; locale: string; tabs: readonly [TabAnswer, ...TabAnswer[]] }> {
  const path = `/v4/spreadsheets/${encodeURIComponent(spreadsheet)}?fields=${spreadsheetFields}`;
  const { properties, sheets } = SpreadsheetAnswer.parse(await api({ method: 'GET', path }));
  const [first, ...others] = sheets;
  if (first === undefined) throw new VendorRefusal(404, 'This spreadsheet has no tabs.');
  return { ...properties, tabs: [first, ...others] };
}

/** The tab that was asked for, or else the first that is not hidden. */
function chosenTab(tabs: readonly [TabAnswer, ...TabAnswer[]], asked: string | undefined): TabAnswer {
  return (
    tabs.find(({ sheetId }) => String(sheetId) === asked) ?? tabs.find(({ hidden }) => !hidden) ?? tabs[0]
  );
}
