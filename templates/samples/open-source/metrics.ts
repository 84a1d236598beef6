import { metric, readings, weekly } from '../rows.ts';
import * as datasette from '../series/datasette.ts';

/** The day the sample is read on. */
export const asOf = '2026-04-10';

const stats = 'https://github.com/simonw/package-stats, by week. Target and owner are invented.';
const thisYear = {
  baselineDate: '2026-01-04',
  targetDate: '2026-12-27',
  lastReviewed: '2026-03-02',
} as const;
const common = { cadence: 'weekly', direction: 'increase', source: stats, owners: ['Sam Carter'] } as const;

const weeklyDownloads = metric('weekly_downloads', {
  name: 'Weekly downloads',
  ...common,
  ...thisYear,
  definition: 'Downloads of the package from PyPI in a week, mirrors and bots included.',
  unit: 'downloads',
  role: 'north-star',
  numberKind: 'flow',
  side: 'customer',
  timing: 'lagging',
  baseline: 39140,
  target: 60000,
  jobToBeDone: 'Publish and explore data without running a server.',
  couldMakeUsDoWrong: 'Release often, because every release is downloaded by machines.',
});

const libraryDownloads = metric('library_downloads', {
  name: 'Library downloads',
  ...common,
  ...thisYear,
  definition: 'Downloads of the sister library from PyPI in a week, mirrors and bots included.',
  unit: 'downloads',
  role: 'key-driver',
  numberKind: 'flow',
  side: 'customer',
  timing: 'leading',
  baseline: 152899,
  target: 200000,
  feeds: ['weekly_downloads'],
  linkKind: 'influence',
  expectedLag: 4,
});

const desktopInstalls = metric('homebrew_installs', {
  name: 'Homebrew installs, 30 days',
  ...common,
  ...thisYear,
  definition:
    'Installs with Homebrew in the last 30 days, read every week. One reading of 0 in June 2023 is false.',
  unit: 'installs',
  role: 'key-driver',
  numberKind: 'flow',
  rollingWindow: 4,
  side: 'customer',
  timing: 'leading',
  owners: [],
  baseline: 91,
  target: 300,
  feeds: ['weekly_downloads'],
  linkKind: 'sum',
});

const imagePulls = metric('image_pulls', {
  name: 'Image pulls',
  ...common,
  definition: 'Pulls of the image from Docker Hub since it exists.',
  unit: 'pulls',
  role: 'kpi',
  numberKind: 'cumulative',
  side: 'customer',
  timing: 'lagging',
});

const desktopDownloads = metric('desktop_downloads', {
  name: 'Desktop app downloads',
  ...common,
  definition: 'Downloads of the desktop app since its first release.',
  unit: 'downloads',
  role: 'kpi',
  numberKind: 'cumulative',
  side: 'customer',
  timing: 'lagging',
});

/** The KPI Book. */
export const metrics = [weeklyDownloads, libraryDownloads, desktopInstalls, imagePulls, desktopDownloads];

/** What was read of each: nearly 300 weeks, uncleaned. */
export const metricReadings = [
  ...readings(weeklyDownloads, { series: weekly(datasette.datasetteDownloads), until: asOf }),
  ...readings(libraryDownloads, { series: weekly(datasette.sqliteUtilsDownloads), until: asOf }),
  ...readings(desktopInstalls, { series: weekly(datasette.homebrewInstalls), until: asOf }),
  ...readings(imagePulls, { series: weekly(datasette.dockerPulls), until: asOf }),
  ...readings(desktopDownloads, { series: weekly(datasette.desktopDownloads), until: asOf }),
];
