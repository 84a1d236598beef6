import { Hono } from 'hono';
import type { Context } from 'hono';
import { includesRole } from '../../store/role.ts';
import { pathTo, routes } from '../routes.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import { requireRole, requireSession } from '../session.ts';
import { readFields } from '../read-fields.ts';
import { InstallPage } from './install-page.tsx';
import { InstallationPage } from './installation-page.tsx';
import { readInstallation } from './new-installation.ts';

/** From a connected tool to a workspace that is installed in it. */
export function installRoutes(services: Services): Hono<SignedIn> {
  const { catalogue, connections, tools, workspaces } = services;
  const install = new Hono<SignedIn>();

  install.get(routes.install, requireSession(services), async (c) =>
    c.html(
      <InstallPage
        catalogue={catalogue}
        offered={tools.offered}
        connections={await connections.of(c.get('user'))}
        timeZone={guessTimeZone(c)}
      />,
    ),
  );

  install.post(routes.install, requireSession(services), async (c) => {
    const form = await readFields(c);
    const user = c.get('user');
    const own = await connections.of(user);
    const read = readInstallation({ language: firstLanguage(c), ...form }, (template) =>
      tablesOf(services, template),
    );
    const problem = 'problem' in read ? read.problem : problemWith(read.decision.connections, own);
    if ('problem' in read || problem !== undefined) {
      return c.html(
        <InstallPage
          catalogue={catalogue}
          offered={tools.offered}
          connections={own}
          timeZone={guessTimeZone(c)}
          problem={problem ?? ''}
          form={form}
        />,
        400,
      );
    }
    const workspace = await workspaces.install(read.decision, user);
    const next = read.decision.bringsTables ? routes.ownTables : routes.installation;
    return c.redirect(pathTo(next, { workspace }), 303);
  });

  install.get(routes.installation, requireSession(services), requireRole(services, 'viewer'), async (c) => {
    const view = await workspaces.installation(c.req.param('workspace'));
    const mayGoOn = includesRole(c.get('role'), 'owner');
    return c.html(<InstallationPage view={view} mayGoOn={mayGoOn} now={services.now()} />);
  });

  install.post(routes.installation, requireSession(services), requireRole(services, 'owner'), async (c) => {
    const workspace = c.req.param('workspace');
    await workspaces.goOn(workspace);
    return c.redirect(pathTo(routes.installation, { workspace }), 303);
  });

  return install;
}

function tablesOf({ catalogue }: Services, template: string): readonly string[] {
  return catalogue.templates.find(({ id }) => id === template)?.tables.map(({ id }) => id) ?? [];
}

/** A form can name any connection: only a person's own that work are taken. */
function problemWith(
  chosen: Readonly<Record<string, string>>,
  own: readonly { readonly id: string; readonly lostAt: number | null }[],
): string | undefined {
  const isGood = Object.values(chosen).every((id) =>
    own.some((connection) => connection.id === id && connection.lostAt === null),
  );
  return isGood ? undefined : 'One of the tools has to be connected again first.';
}

/** Where Cloudflare thinks the request came from; the browser corrects it where scripts run. */
function guessTimeZone(c: Context): string {
  const { cf } = c.req.raw;
  return typeof cf?.['timezone'] === 'string' ? cf['timezone'] : 'UTC';
}

/** The language a browser asks for first. */
function firstLanguage(c: Context): string {
  return /^[\w-]+/.exec(c.req.header('accept-language') ?? '')?.[0] ?? '';
}
