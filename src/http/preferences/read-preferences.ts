import { Language } from '../../model/language.ts';
import type { Settings } from '../../model/settings.ts';
import type { ThresholdName } from '../../model/threshold.ts';
import { contradictions, readThreshold, thresholds, withThreshold } from '../../model/threshold.ts';
import type { Basics } from '../../store/change-settings.ts';
import { WorkspaceConfig } from '../../store/workspace-config.ts';
import { nearestSetting } from '../../sync/settings-issues.ts';

type Form = Readonly<Record<string, string>>;
type Refused = { readonly problems: Readonly<Record<string, string>> };

/** Reads how a workspace is to be called and when its nights are. */
export function readBasics(form: Form): { readonly basics: Basics } | Refused {
  const { name, timeZone, nightHour } = WorkspaceConfig.shape;
  const { language: typed = '' } = form;
  const read = {
    name: name.safeParse(form['name']),
    timeZone: timeZone.safeParse(form['timeZone']?.trim()),
    language: Language.optional().safeParse(typed.trim() === '' ? undefined : typed),
    nightHour: nightHour.safeParse(Number(form['nightHour'])),
  };
  if (read.name.success && read.timeZone.success && read.language.success && read.nightHour.success) {
    return {
      basics: {
        name: read.name.data,
        timeZone: read.timeZone.data,
        language: read.language.data,
        nightHour: read.nightHour.data,
      },
    };
  }
  return {
    problems: {
      ...(read.name.success ? {} : { name: 'Give it a name of at most 100 characters.' }),
      ...(read.timeZone.success ? {} : { timeZone: 'Type a time zone such as Europe/Rome or UTC.' }),
      ...(read.language.success
        ? {}
        : { language: 'Type a language such as it-IT or en-GB, or leave it empty.' }),
      ...(read.nightHour.success ? {} : { nightHour: 'Choose an hour from 0 to 23.' }),
    },
  };
}

/**
 * Reads the thresholds that were sent: those of fields that were not sent stay. With `reset` only that one goes back to
 * its standard. A field that no threshold has is a mistake, and so are thresholds that contradict each other.
 */
export function readThresholds(
  form: Form,
  settings: Settings,
): { readonly values: readonly { readonly name: ThresholdName; readonly value: number }[] } | Refused {
  const { reset } = form;
  const sent: Form = reset === undefined ? form : { [reset]: '' };
  const problems: Record<string, string> = {};
  const values: { name: ThresholdName; value: number }[] = [];
  for (const [name, text] of Object.entries(sent)) {
    const threshold = thresholds.find((own) => own.name === name);
    if (threshold === undefined) {
      problems[name] = unknownThreshold(name);
      continue;
    }
    const read = readThreshold(threshold, text);
    if ('problem' in read) problems[name] = read.problem;
    else values.push({ name: threshold.name, value: read.value });
  }
  for (const { name, message } of contradictions(values.reduce(withThreshold, settings))) {
    problems[name] ??= `${message}.`;
  }
  return Object.keys(problems).length === 0 ? { values } : { problems };
}

function unknownThreshold(name: string): string {
  const likely = nearestSetting(name) ?? nearestSetting(`rules.${name}`);
  const hint = likely === undefined ? '' : ` Perhaps “${likely.replace('rules.', '')}” is meant.`;
  return `No threshold is called “${name}”.${hint}`;
}
