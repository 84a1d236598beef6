import { sayLanguage } from '../../model/language.ts';
import { sayHour } from '../../store/change-settings.ts';
import type { Preferences } from '../../store/preferences.ts';
import { includesRole } from '../../store/role.ts';
import type { Role } from '../../store/role.ts';
import { settingsIssues } from '../../sync/settings-issues.ts';
import { momentIn } from '../page/home-page.tsx';
import { Layout } from '../page/layout.tsx';
import { pathTo, routes } from '../routes.ts';
import type { Filled } from './filled-form.ts';
import { Problem } from './problem.tsx';
import { AcceptedSection, RulesSection } from './rules-section.tsx';
import { ThresholdsSection } from './thresholds-section.tsx';

/** How a workspace is called and judged, each with its way back; who may not change it sees it all the same. */
export function PreferencesPage(props: {
  preferences: Preferences;
  role: Role;
  /** Of those who made changes, by user. */
  names: ReadonlyMap<string, string | undefined>;
  filled: Filled;
}) {
  const { preferences, role, names, filled } = props;
  const { id, name, settings } = preferences;
  const isEditor = includesRole(role, 'editor');
  const problems = Object.keys(filled.problems).length;
  return (
    <Layout title={`Settings of ${name}`} isSignedIn>
      <p class="hint">
        <a href={pathTo(routes.workspace, { workspace: id })}>{name}</a>
      </p>
      <h1>Settings</h1>
      {problems === 0 ? undefined : (
        <p role="alert">
          {`Nothing was saved: ${problems === 1 ? 'one field has' : `${problems} fields have`} to be corrected.`}
          {unplaced(filled).map((problem) => ` ${problem}`)}
        </p>
      )}
      <Waiting preferences={preferences} isEditor={isEditor} />
      <InVain preferences={preferences} isEditor={isEditor} />
      {isEditor ? undefined : <p class="hint">Editors and owners of the workspace change these.</p>}
      <BasicsForm preferences={preferences} isEditor={isEditor} filled={filled} />
      <ThresholdsSection workspace={id} settings={settings} isEditor={isEditor} filled={filled} />
      <RulesSection workspace={id} settings={settings} isEditor={isEditor} />
      <AcceptedSection workspace={id} settings={settings} isEditor={isEditor} />
      <Changes preferences={preferences} names={names} isEditor={isEditor} />
    </Layout>
  );
}

/** Those that most people will look for; any other can be typed. */
const languages = (
  'en-US en-GB it-IT de-DE de-AT de-CH fr-FR es-ES pt-PT pt-BR nl-NL ' +
  'da-DK sv-SE fi-FI pl-PL cs-CZ hu-HU ro-RO el-GR tr-TR ja-JP ko-KR'
).split(' ');

/** Problems of what has no field on the page. */
function unplaced({ problems }: Filled): string[] {
  return Object.values(problems).filter((problem) => problem.startsWith('No threshold'));
}

function Waiting({ preferences, isEditor }: { preferences: Preferences; isEditor: boolean }) {
  const { id, areWaiting, isInstalled, nightHour } = preferences;
  if (!areWaiting) return <></>;
  return (
    <section class="notice" role="status">
      <p>{`Saved. It takes effect at the next recalculation, at ${sayHour(nightHour)} in the night.`}</p>
      {isEditor ? (
        <form method="post" action={pathTo(routes.recalculate, { workspace: id })}>
          <button disabled={!isInstalled}>Recalculate now</button>
        </form>
      ) : undefined}
    </section>
  );
}

/** Names that nothing answers to, and thresholds that contradict each other. */
function InVain({ preferences, isEditor }: { preferences: Preferences; isEditor: boolean }) {
  const { id, settings } = preferences;
  const issues = settingsIssues(settings);
  if (issues.length === 0) return <></>;
  return (
    <section class="notice" role="status">
      <p>
        <strong>Some of these settings do nothing.</strong>
      </p>
      <ul class="gaps">
        {issues.map(({ message, fix }) => (
          <li class="warning">{`${message}. ${fix}.`}</li>
        ))}
        {isEditor
          ? settings.unknownNames.map((name) => (
              <li>
                <form method="post" action={pathTo(routes.forgetSetting, { workspace: id })}>
                  <input type="hidden" name="name" value={name} />
                  <button class="second">{`Forget ${name}`}</button>
                </form>
              </li>
            ))
          : undefined}
      </ul>
    </section>
  );
}

function BasicsForm(props: { preferences: Preferences; isEditor: boolean; filled: Filled }) {
  const { preferences, isEditor, filled } = props;
  const { id, name, timeZone, language = '', nightHour } = preferences;
  const { typed, problems } = filled;
  const hour = Number(typed['nightHour'] ?? nightHour);
  return (
    <>
      <h2>The workspace</h2>
      <form method="post" action={pathTo(routes.changeBasics, { workspace: id })} class="stack">
        <label>
          Name
          <input name="name" required maxlength={100} value={typed['name'] ?? name} disabled={!isEditor} />
        </label>
        <Problem text={problems['name']} />
        <label>
          Time zone
          <input
            name="timeZone"
            required
            list="zones"
            autocomplete="off"
            value={typed['timeZone'] ?? timeZone}
            disabled={!isEditor}
          />
        </label>
        <datalist id="zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option value={zone}></option>
          ))}
        </datalist>
        <Problem text={problems['timeZone']} />
        <p class="hint">Its days begin and end in it.</p>
        <label>
          Language
          <input
            name="language"
            list="languages"
            autocomplete="off"
            maxlength={35}
            value={typed['language'] ?? language}
            disabled={!isEditor}
          />
        </label>
        <datalist id="languages">
          {languages.map((tag) => (
            <option value={tag}>{sayLanguage(tag)}</option>
          ))}
        </datalist>
        <Problem text={problems['language']} />
        <p class="hint">
          A new spreadsheet writes numbers and dates as it does; one that is there keeps its own (File →
          Settings). Rules look for words in English and Italian, whatever stands here.
        </p>
        <label>
          Recalculated every night at
          <select name="nightHour" disabled={!isEditor}>
            {Array.from({ length: 24 }, (_, at) => (
              <option value={String(at)} selected={at === hour}>
                {sayHour(at)}
              </option>
            ))}
          </select>
        </label>
        <Problem text={problems['nightHour']} />
        {isEditor ? <button>Save</button> : undefined}
      </form>
    </>
  );
}

function Changes(props: {
  preferences: Preferences;
  names: ReadonlyMap<string, string | undefined>;
  isEditor: boolean;
}) {
  const { preferences, names, isEditor } = props;
  const { id, changes, timeZone } = preferences;
  return (
    <>
      <h2 id="changes">Latest changes</h2>
      {changes.length === 0 ? <p>None: everything is as it was set up.</p> : undefined}
      <ul class="cards">
        {changes.map(({ id: number, at, who, what }, place) => (
          <li class="card">
            {what.map((sentence) => (
              <strong>{sentence}</strong>
            ))}
            <span>{`${names.get(who) ?? 'Somebody who has left'}, ${momentIn(timeZone, at)}`}</span>
            {place === 0 && isEditor ? (
              <form method="post" action={pathTo(routes.undoSettings, { workspace: id })}>
                <input type="hidden" name="change" value={String(number)} />
                <button class="second">Undo</button>
              </form>
            ) : undefined}
          </li>
        ))}
      </ul>
    </>
  );
}
