import type { KnownConnection } from '../../store/connection-directory.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import { surfaceKinds } from '../../sync/surface.ts';
import { Layout } from '../page/layout.tsx';
import { approvalLink } from '../page/start-page.tsx';
import { routes } from '../routes.ts';
import { toolNames } from '../tool-name.ts';
import type { Catalogue } from './catalogue.ts';

/** What a person decides before an installation, each with a default that suits most. */
export function InstallPage(props: {
  catalogue: Catalogue;
  offered: readonly SurfaceKind[];
  connections: readonly KnownConnection[];
  /** A guess from where the request came from. */
  timeZone: string;
  /** What was typed and why it could not be used, after a first try. */
  problem?: string;
  form?: Readonly<Record<string, string>>;
}) {
  const { catalogue, connections, offered, timeZone, problem, form = {} } = props;
  const usable = connections.filter((connection) => connection.lostAt === null);
  const tools = surfaceKinds.filter((tool) => usable.some((connection) => connection.tool === tool));
  return (
    <Layout title="New workspace" isSignedIn hasScript>
      <h1>New workspace</h1>
      {problem === undefined ? undefined : <p role="alert">{problem}</p>}
      <Tools usable={usable} missing={offered.filter((tool) => !tools.includes(tool))} />
      {tools.length === 0 ? undefined : (
        <form method="post" action={routes.install} class="stack">
          <label>
            Name
            <input name="name" required maxlength={100} value={form['name'] ?? 'Northbook'} />
          </label>
          <fieldset>
            <legend>What to install</legend>
            {catalogue.templates.map(({ id, title, description, tables }, index) => (
              <label class="choice">
                <input
                  type="radio"
                  name="template"
                  value={id}
                  checked={form['template'] === undefined ? index === 0 : form['template'] === id}
                />
                <span>
                  <strong>{index === 0 ? 'The whole system' : title}</strong>
                  <small>{`${description} ${tables.length} tables.`}</small>
                </span>
              </label>
            ))}
          </fieldset>
          {tools.map((tool) => (
            <ConnectionChoice tool={tool} usable={usable.filter((connection) => connection.tool === tool)} />
          ))}
          {tools.length === 2 ? <SpreadChoice catalogue={catalogue} /> : undefined}
          {tools.includes('notion') ? (
            <details>
              <summary>Where in Notion</summary>
              <label>
                Under a page (its link), or empty for the top of your private section
                <input name="page" value={form['page'] ?? ''} placeholder="https://www.notion.so/…" />
              </label>
              <p class="hint">The page has to be one that you chose on Notion’s page when you connected.</p>
            </details>
          ) : undefined}
          <label class="choice">
            <input type="checkbox" name="own" value="yes" checked={form['own'] !== undefined} />
            <span>
              I have tables for some of this already
              <small>You show them first; then Northbook makes only what is missing.</small>
            </span>
          </label>
          <label>
            Sample rows
            <select name="sample">
              <option value="">None: start empty</option>
              {catalogue.samples.map(({ id, name, description }) => (
                <option value={id}>{`${name}: ${description}`}</option>
              ))}
            </select>
          </label>
          <p class="hint">A sample fills the whole system and tells its story on a day of its own.</p>
          <label>
            Time zone
            <input
              name="timeZone"
              required
              value={form['timeZone'] ?? timeZone}
              data-time-zone={form['timeZone'] === undefined ? '' : undefined}
            />
          </label>
          <p class="hint">
            Your days begin and end in it; the night run comes at three in the morning there.
          </p>
          <button>Install</button>
        </form>
      )}
    </Layout>
  );
}

function Tools(props: { usable: readonly KnownConnection[]; missing: readonly SurfaceKind[] }) {
  const { usable, missing } = props;
  return (
    <>
      {usable.length === 0 ? <p>Connect a tool first: that is where your workspace will live.</p> : undefined}
      <ul class="plain">
        {usable.map(({ tool, label }) => (
          <li>{`✓ ${toolNames[tool]}: ${label}`}</li>
        ))}
      </ul>
      {missing.length === 0 ? undefined : (
        <p class="actions">
          {missing.map((tool) => (
            <a
              class={usable.length === 0 ? 'button' : 'button second'}
              href={approvalLink(tool, 'add')}
              rel="nofollow"
            >
              {usable.length === 0 ? `Connect ${toolNames[tool]}` : `Also connect ${toolNames[tool]}`}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

/** Which of a person's connections to a tool, where there are several. */
function ConnectionChoice({ tool, usable }: { tool: SurfaceKind; usable: readonly KnownConnection[] }) {
  const [only, ...others] = usable;
  if (others.length === 0) return <input type="hidden" name={tool} value={only?.id ?? ''} />;
  return (
    <label>
      {`Which ${toolNames[tool]}`}
      <select name={tool}>
        {usable.map(({ id, label }) => (
          <option value={id}>{label}</option>
        ))}
      </select>
    </label>
  );
}

function SpreadChoice({ catalogue }: { catalogue: Catalogue }) {
  const tables = catalogue.templates[0]?.tables ?? [];
  return (
    <fieldset>
      <legend>Where it lives</legend>
      <label class="choice">
        <input type="radio" name="spread" value="split" checked />
        <span>
          <strong>Readings in Google Sheets, the rest in Notion</strong>
          <small>Finance fills in a sheet; everybody else works in Notion.</small>
        </span>
      </label>
      <label class="choice">
        <input type="radio" name="spread" value="notion" />
        <span>Everything in Notion</span>
      </label>
      <label class="choice">
        <input type="radio" name="spread" value="sheets" />
        <span>Everything in Google Sheets</span>
      </label>
      <label class="choice">
        <input type="radio" name="spread" value="each" />
        <span>Table by table:</span>
      </label>
      <details>
        <summary>Choose for each table</summary>
        {tables.map(({ id, title }) => (
          <label class="row">
            {title}
            <select name={`home.${id}`}>
              <option value="notion">Notion</option>
              <option value="sheets" selected={id === 'readings'}>
                Google Sheets
              </option>
            </select>
          </label>
        ))}
      </details>
    </fieldset>
  );
}
