import { Hono } from 'hono';
import type { Context } from 'hono';
import * as z from 'zod';
import { catalogue } from '../../derive/rules/catalogue.ts';
import type { SettingsChange } from '../../store/change-settings.ts';
import { nearestRule } from '../../sync/settings-issues.ts';
import { changedSince, noReason, unknownRule } from '../errors.ts';
import { readFields } from '../read-fields.ts';
import { pathTo, routes } from '../routes.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import { requireRole, requireSession } from '../session.ts';
import type { Filled } from './filled-form.ts';
import { PreferencesPage } from './preferences-page.tsx';
import { readBasics, readThresholds } from './read-preferences.ts';

/** Where on the page a person goes on after a change. */
const partOf = {
  basics: '',
  thresholds: '#thresholds',
  'switch-off': '#rules',
  'switch-on': '#rules',
  accept: '#accepted',
  'look-again': '#accepted',
  forget: '',
} as const satisfies Record<SettingsChange['kind'], string>;

const Reason = z.string().trim().min(1).max(300);

/** How a workspace is called and judged: viewers look, editors change; every change is kept with who made it. */
export function preferenceRoutes(services: Services): Hono<SignedIn> {
  const { workspaces } = services;
  const preferences = new Hono<SignedIn>();
  const session = requireSession(services);
  const viewer = requireRole(services, 'viewer');
  const editor = requireRole(services, 'editor');

  async function change(c: Context<SignedIn>, wanted: SettingsChange): Promise<Response> {
    const workspace = c.req.param('workspace') ?? '';
    await workspaces.changeSettings(workspace, { change: wanted, who: c.get('user') });
    return c.redirect(`${pathTo(routes.preferences, { workspace })}${partOf[wanted.kind]}`, 303);
  }

  preferences.get(routes.preferences, session, viewer, (c) => showPreferences(c, { services }));

  preferences.post(routes.changeBasics, session, editor, async (c) => {
    const form = await readFields(c);
    const read = readBasics(form);
    return 'problems' in read
      ? showPreferences(c, { services, filled: { ...read, typed: form } })
      : change(c, { kind: 'basics', basics: read.basics });
  });

  preferences.post(routes.changeThresholds, session, editor, async (c) => {
    const form = await readFields(c);
    const { settings } = await workspaces.preferences(c.req.param('workspace'));
    const read = readThresholds(form, settings);
    return 'problems' in read
      ? showPreferences(c, { services, filled: { ...read, typed: form } })
      : change(c, { kind: 'thresholds', values: read.values });
  });

  preferences.post(routes.switchRule, session, editor, async (c) => {
    const { rule = '', reason, on } = await readFields(c);
    if (on === 'yes') return change(c, { kind: 'switch-on', rule });
    return change(c, { kind: 'switch-off', rule: known(rule), reason: given(reason) });
  });

  preferences.post(routes.acknowledge, session, editor, async (c) => {
    const workspace = c.req.param('workspace');
    const { rule = '', subject = '', name = subject, reason } = await readFields(c);
    const finding = { rule: known(rule), subject, name, reason: given(reason) };
    await workspaces.changeSettings(workspace, { change: { kind: 'accept', finding }, who: c.get('user') });
    return c.redirect(pathTo(routes.workspace, { workspace }), 303);
  });

  preferences.post(routes.lookAgain, session, editor, async (c) => {
    const { rule = '', subject = '' } = await readFields(c);
    return change(c, { kind: 'look-again', rule, subject });
  });

  preferences.post(routes.forgetSetting, session, editor, async (c) =>
    change(c, { kind: 'forget', name: (await readFields(c))['name'] ?? '' }),
  );

  preferences.post(routes.undoSettings, session, editor, async (c) => {
    const workspace = c.req.param('workspace');
    const undo = Number((await readFields(c))['change']);
    const outcome = await workspaces.changeSettings(workspace, { change: { undo }, who: c.get('user') });
    if (outcome === 'stale') throw changedSince();
    return c.redirect(pathTo(routes.preferences, { workspace }), 303);
  });

  return preferences;
}

async function showPreferences(
  c: Context<SignedIn>,
  { services, filled }: { readonly services: Services; readonly filled?: Filled },
): Promise<Response> {
  const { workspaces, accounts } = services;
  const preferences = await workspaces.preferences(c.req.param('workspace') ?? '');
  const authors = [...new Set(preferences.changes.map(({ who }) => who))];
  const names = await Promise.all(authors.map(async (who) => [who, await accounts.nameOf(who)] as const));
  return c.html(
    <PreferencesPage
      preferences={preferences}
      role={c.get('role')}
      names={new Map(names)}
      filled={filled ?? { problems: {}, typed: {} }}
    />,
    filled === undefined ? 200 : 400,
  );
}

function known(rule: string): string {
  if (catalogue.some(({ id }) => id === rule)) return rule;
  throw unknownRule(rule, nearestRule(rule));
}

function given(reason: string | undefined): string {
  const read = Reason.safeParse(reason);
  if (!read.success) throw noReason();
  return read.data;
}
