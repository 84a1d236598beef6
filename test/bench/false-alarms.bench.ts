import { falseAlarmShares } from './false-alarm-shares.ts';
import type { Measurement } from './measurement.ts';
import { measured } from './measurement.ts';
import { noiseLaws } from './noise-workspace.ts';

const workspaces = 1000;
const limit = { value: 0.07, what: 'a limit of 7 %' };

/** How often a trend, a lead or a signal is seen in a thousand workspaces of nothing but noise. */
export async function* bench(): AsyncGenerator<Measurement> {
  for (const law of noiseLaws) {
    const shares = falseAlarmShares(workspaces, law);
    const unit = `share of ${workspaces} workspaces’`;
    yield measured(`false-alarms/${law.name}-trends`, {
      value: shares.trends,
      unit: `${unit} metrics with a tested trend`,
      against: limit,
    });
    yield measured(`false-alarms/${law.name}-leads`, {
      value: shares.leads,
      unit: `${unit} drivers with a supported or contradicted lead`,
      against: limit,
    });
    yield measured(`false-alarms/${law.name}-signals`, {
      value: shares.signals,
      unit: `${unit} metrics with a signal in the newest 8 readings`,
    });
  }
}
