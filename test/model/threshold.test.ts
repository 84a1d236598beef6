import { describe, expect, it } from 'vitest';
import { Settings } from '../../src/model/settings.ts';
import type { ThresholdName } from '../../src/model/threshold.ts';
import { contradictions, readThreshold, thresholds, thresholdValue } from '../../src/model/threshold.ts';

function read(name: ThresholdName, text: string) {
  const threshold = thresholds.find((own) => own.name === name);
  if (threshold === undefined) throw new Error(`there is no ${name}`);
  return readThreshold(threshold, text);
}

describe('a threshold', () => {
  it('says what it decides, and has a standard within its bounds that the settings begin with', () => {
    const settings = Settings.parse({});
    for (const threshold of thresholds) {
      const { name, description, standard, least, most, isShare } = threshold;
      expect([name, description]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)]);
      expect([name, thresholdValue(settings, name)]).toEqual([name, standard]);
      const shown = isShare ? standard * 100 : standard;
      expect([name, shown >= least && shown <= most]).toEqual([name, true]);
      expect(read(name, String(least))).toHaveProperty('value');
      expect(read(name, String(most))).toHaveProperty('value');
      expect(read(name, String(most + 1))).toHaveProperty('problem');
    }
  });

  it('is read as people write it', () => {
    expect(read('onTrackGap', '12,5')).toEqual({ value: 0.125 });
    expect(read('focusShare', '50 %')).toEqual({ value: 0.5 });
    expect(read('behindGap', '30 points')).toEqual({ value: 0.3 });
    expect(read('sameWords', '29')).toEqual({ value: 0.29 });
    expect(read('mostDrivers', ' ')).toEqual({ value: 3 });
    for (const text of ['a few', '-1', '2.5', '1e3', 'NaN', 'Infinity']) {
      expect([text, read('mostDrivers', text)]).toEqual([
        text,
        { problem: expect.stringContaining('1 to 20') },
      ]);
    }
  });

  it('contradicts another where one verdict would never be given', () => {
    expect(contradictions(Settings.parse({}))).toEqual([]);
    const names = contradictions(Settings.parse({ behindGap: 0.05, likelyChance: 0.3 }));
    expect(names.map(({ name }) => name)).toEqual(['behindGap', 'likelyChance']);
  });
});
