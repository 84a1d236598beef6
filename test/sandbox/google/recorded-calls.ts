import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One call of recorded traffic. */
export interface RecordedCall {
  scenario: string;
  method: string;
  url: string;
  request: unknown;
  status: number;
  response: unknown;
}

function sharedFolder(): string {
  return process.env.NORTHBOOK_SHARED ?? join(import.meta.dirname, '../../../../shared');
}

/** The recorded calls by scenario, in order; undefined where the recordings are not at hand. */
export function recordedScenarios(): Map<string, RecordedCall[]> | undefined {
  const path = join(sharedFolder(), 'recordings/sheets.jsonl');
  if (!existsSync(path)) return undefined;
  const scenarios = new Map<string, RecordedCall[]>();
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    const call: unknown = JSON.parse(line);
    if (!isRecordedCall(call)) throw new Error(`Not a recorded call: ${line.slice(0, 80)}`);
    scenarios.set(call.scenario, [...(scenarios.get(call.scenario) ?? []), call]);
  }
  return scenarios;
}

function isRecordedCall(value: unknown): value is RecordedCall {
  return (
    typeof value === 'object' && value !== null && 'scenario' in value && 'url' in value && 'status' in value
  );
}
