import { Hono } from 'hono';
import { SurfaceError } from '../../sync/surface-error.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import { notFound } from '../errors.ts';
import { NoticePage } from '../page/notice-page.tsx';
import { readFields } from '../read-fields.ts';
import { pathTo, routes, withQuery } from '../routes.ts';
import type { OwnTables, Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import { requireRole, requireSession } from '../session.ts';
import { readTool } from '../tool-name.ts';
import { MatchPage } from './match-page.tsx';
import { OwnTablesPage } from './own-tables-page.tsx';

/** From a table that people keep already to one of the workspace's. */
export function ownTablesRoutes(services: Services): Hono<SignedIn> {
  const { workspaces } = services;
  const own = new Hono<SignedIn>();
  const session = requireSession(services);
  const owner = requireRole(services, 'owner');

  own.get(routes.ownTables, session, owner, async (c) => {
    const workspace = c.req.param('workspace');
    const { tools } = await workspaces.view(workspace);
    const asked = readTool(c.req.query('tool') ?? '');
    const tool: SurfaceKind = asked ?? tools[0] ?? 'notion';
    const place = c.req.query('place')?.trim();
    const account = await googleAccount(services, workspace);
    const looked = place === undefined ? undefined : await lookAt(workspaces, { workspace, tool, place });
    const isUnseen = looked === 'unseen';
    const brought = await broughtTables(services, workspace);
    const found = isUnseen ? undefined : looked;
    const page = { workspace, tool, tools, account, place, isUnseen, found, brought };
    return c.html(<OwnTablesPage {...page} />, isUnseen ? 404 : 200);
  });

  own.get(routes.ownTable, session, owner, async (c) => {
    const { workspace, table } = c.req.param();
    const tool = readTool(c.req.query('tool') ?? '') ?? 'notion';
    const found = await workspaces.lookAround(workspace, { tool, place: c.req.query('place') ?? '' });
    const placed = found.placed.find((candidate) => candidate.table.id === table);
    const foreign = found.tables.find(({ id }) => id === c.req.query('foreign'));
    if (placed === undefined || foreign === undefined) throw notFound('table');
    return c.html(<MatchPage {...{ workspace, tool, place: found.place, placed, foreign }} />);
  });

  own.post(routes.ownTable, session, owner, async (c) => {
    const { workspace, table } = c.req.param();
    const form = await readFields(c);
    const { place = '', foreign = '' } = form;
    const tool = readTool(form['tool'] ?? '');
    if (tool === undefined) throw notFound('tool');
    const adoption = { tool, place, foreign, table, columns: columnsOf(form) };
    const refusal = await refusalOf(workspaces.adopt(workspace, adoption));
    if (refusal !== undefined) {
      const again = withQuery(pathTo(routes.ownTable, { workspace, table }), { tool, place, foreign });
      return c.html(
        <NoticePage
          title="Your table was not taken"
          lines={[refusal, 'Nothing was changed in it.']}
          actions={[{ label: 'Choose the columns again', href: again }]}
          isSignedIn
        />,
        409,
      );
    }
    const brought = await broughtTables(services, workspace);
    if (brought !== undefined) {
      return c.html(
        <NoticePage
          title="Your table is taken along"
          lines={[
            'Northbook’s columns stand beside yours; they are filled in once the rest is installed.',
            `You bring ${brought.join(', ')}.`,
          ]}
          actions={[
            {
              label: 'Another table, or the rest',
              href: withQuery(pathTo(routes.ownTables, { workspace }), { tool }),
            },
          ]}
          isSignedIn
        />,
      );
    }
    return c.html(
      <NoticePage
        title="Your table is part of the workspace now"
        lines={[
          'Northbook’s columns stand beside yours, and are being filled in.',
          'It reads and writes your table from now on, and no longer the one it had made.',
        ]}
        actions={[
          { label: 'See the answers', href: pathTo(routes.workspace, { workspace }) },
          { label: 'Another table', href: pathTo(routes.ownTables, { workspace }) },
        ]}
        isSignedIn
      />,
    );
  });

  return own;
}

/** What is at a place; `unseen` when Northbook may see nothing there, or it is no address of the tool's. */
async function lookAt(
  workspaces: Services['workspaces'],
  at: { readonly workspace: string; readonly tool: SurfaceKind; readonly place: string },
): Promise<OwnTables | 'unseen'> {
  try {
    return await workspaces.lookAround(at.workspace, at);
  } catch (error) {
    const isUnseen =
      error instanceof SurfaceError && ['not-found', 'forbidden', 'invalid'].includes(error.code);
    if (isUnseen) return 'unseen';
    throw error;
  }
}

/** What an installation will begin with, by title; undefined once it has begun. */
async function broughtTables(
  { workspaces, catalogue }: Services,
  workspace: string,
): Promise<readonly string[] | undefined> {
  const { isWaiting, surfaces, template } = await workspaces.installation(workspace);
  if (!isWaiting) return undefined;
  const tables = catalogue.templates.find(({ id }) => id === template)?.tables ?? [];
  const brought = surfaces.flatMap((surface) => surface.brought);
  return tables.filter(({ id }) => brought.includes(id)).map(({ title }) => title);
}

/** The account whose spreadsheets can be chosen from: the one that the workspace is connected through. */
async function googleAccount({ connections }: Services, workspace: string): Promise<string | undefined> {
  const used = (await connections.usedBy(workspace)).find(({ tool }) => tool === 'sheets');
  return used?.connection?.label;
}

/** Why a table cannot be taken as it was matched; undefined when it was. Other failures go on as they came. */
async function refusalOf(adoption: Promise<void>): Promise<string | undefined> {
  try {
    await adoption;
    return undefined;
  } catch (error) {
    const isRefusal =
      error instanceof SurfaceError && (error.code === 'invalid' || error.code === 'conflict');
    if (!isRefusal) throw error;
    const reason = error.message.replace(`${error.surface}: ${error.request}: `, '');
    return `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`;
  }
}

/** Column ids by field id; what was left open is left out. */
function columnsOf(form: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      name.startsWith('column.') && value !== '' ? [[name.slice('column.'.length), value]] : [],
    ),
  );
}
