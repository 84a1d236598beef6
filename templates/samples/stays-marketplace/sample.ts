import type { Sample } from '../sample.ts';
import { events, experiments, gears, processes, work } from './machine.ts';
import { asOf, metricReadings, metrics } from './metrics.ts';
import { keyResults, objectives, strategy, teams } from './okrs.ts';

/** OKRs in Notion, readings in finance's sheet; with deliberate defects, so that every rule has something to find. */
export const staysMarketplace: Sample = {
  id: 'stays-marketplace',
  name: 'Stays marketplace',
  description: 'OKRs in Notion, readings in a sheet, by quarter. Full of mistakes that are easily made.',
  timeZone: 'America/Los_Angeles',
  asOf,
  template: 'north-star',
  homes: { metrics: 'notion', readings: 'sheets' },
  people: [
    { name: 'Mara Lindqvist', email: 'mara@example.com' },
    { name: 'Tomás Reyes', email: 'tomas@example.com' },
    { name: 'Ines Okafor', email: 'ines@example.com' },
    { name: 'Jonas Weber', email: 'jonas@example.com' },
  ],
  rows: {
    metrics,
    readings: metricReadings,
    gears,
    processes,
    strategy,
    teams,
    objectives,
    keyResults,
    experiments,
    work,
    events,
  },
  sources: [
    {
      title: 'Airbnb shareholder letters, transcribed by quarter',
      url: 'https://github.com/Kaenyne/Citadel-ABNB/blob/1a4988b43d9988c60683e73d654f38a711d643d0/data/processed/overnight/02_kpi_panel_quarterly.csv',
    },
    {
      title: 'A second transcription, with a letter for each value',
      url: 'https://github.com/seandias/search-kpi-nowcast/blob/cd56a38c0b3e7c2e0c0f9ce637927a70bde3d54d/companies/airbnb/kpi.csv',
    },
  ],
};
