import { metric, ratio, readings } from '../rows.ts';
import * as airbnb from '../series/airbnb.ts';

/** The day the sample is read on. */
export const asOf = '2026-02-20';

const letters = 'Airbnb shareholder letters and filings, by quarter. Target and owner are invented.';
const lastYear = { baselineDate: '2024-12-31', targetDate: '2026-12-31' } as const;
const common = { cadence: 'quarterly', direction: 'increase', source: letters } as const;

const nightsBooked = metric('nights_booked', {
  name: 'Nights booked',
  ...common,
  ...lastYear,
  definition: 'Nights and, since mid 2025, seats booked in the quarter, after cancellations.',
  unit: 'million nights',
  role: 'north-star',
  numberKind: 'flow',
  side: 'customer',
  timing: 'lagging',
  owners: ['Mara Lindqvist'],
  baseline: 111,
  target: 133,
  lastReviewed: '2026-01-12',
  jobToBeDone: 'Sleep somewhere that feels like home, anywhere.',
  proxyBehaviour: 'A guest books a night and a host welcomes them.',
  couldMakeUsDoWrong: 'Push stays that disappoint guests or wear hosts out.',
  gear: ['stays'],
  process: ['weekly-search-review'],
  feeds: ['gross_booking_value'],
  linkKind: 'product',
  counterMetrics: ['long_term_stays_share'],
});

const grossBookingValue = metric('gross_booking_value', {
  name: 'Gross booking value',
  ...common,
  definition: 'Everything guests pay for bookings made in the quarter, after cancellations.',
  unit: 'USD billion',
  role: 'north-star',
  numberKind: 'flow',
  side: 'business',
  timing: 'lagging',
  owners: ['Ines Okafor'],
});

const activeListings = metric('active_listings', {
  name: 'Active listings',
  ...common,
  ...lastYear,
  definition:
    'Listings that could be booked, at the end of the quarter; stated in round numbers, not every quarter.',
  unit: 'million listings',
  role: 'key-driver',
  numberKind: 'level',
  side: 'customer',
  timing: 'leading',
  owners: ['Tomás Reyes'],
  baseline: 8,
  target: 9.4,
  lastReviewed: '2026-01-12',
  gear: ['hosts'],
  process: ['host-onboarding'],
  feeds: ['nights_booked'],
  linkKind: 'product',
  expectedLag: 1,
});

const nightsPerListing = metric('nights_per_listing', {
  name: 'Nights per listing',
  ...common,
  ...lastYear,
  definition: 'Nights booked over active listings, in the quarters in which both are known.',
  unit: 'nights',
  role: 'key-driver',
  numberKind: 'rate',
  side: 'customer',
  timing: 'leading',
  owners: ['Tomás Reyes', 'Jonas Weber'],
  baseline: 13.88,
  target: 15,
  lastReviewed: '2026-01-12',
  gear: ['search'],
  process: ['weekly-search-review'],
  feeds: ['nights_booked'],
  linkKind: 'product',
});

const appShare = metric('app_share_of_nights', {
  name: 'App share of nights',
  ...common,
  definition: 'Share of nights that were booked in the app.',
  unit: '%',
  role: 'key-driver',
  numberKind: 'rate',
  side: 'business',
  timing: 'leading',
  owners: ['Jonas Weber'],
  target: 0.67,
  lastReviewed: '2026-01-12',
  gear: ['search'],
  feeds: ['nights_booked'],
  linkKind: 'influence',
});

const dailyRate = metric('average_daily_rate', {
  name: 'Average daily rate',
  ...common,
  definition: 'Gross booking value over nights booked.',
  unit: 'USD',
  role: 'kpi',
  direction: 'observe',
  numberKind: 'rate',
  side: 'business',
  timing: 'lagging',
  owners: ['Ines Okafor'],
  feeds: ['gross_booking_value'],
  linkKind: 'product',
});

const revenue = metric('revenue', {
  name: 'Revenue',
  ...common,
  definition: 'Revenue of the quarter.',
  unit: 'USD million',
  role: 'kpi',
  numberKind: 'flow',
  side: 'business',
  timing: 'lagging',
  owners: ['Ines Okafor'],
});

const adjustedEbitda = metric('adjusted_ebitda', {
  name: 'Adjusted EBITDA',
  ...common,
  definition: 'Earnings before interest, tax, depreciation and amortisation, adjusted as the letters do.',
  unit: 'USD million',
  role: 'guardrail',
  numberKind: 'flow',
  side: 'business',
  timing: 'lagging',
  healthyMin: 0,
  owners: ['Ines Okafor'],
});

const longStays = metric('long_term_stays_share', {
  name: 'Share of long stays',
  ...common,
  definition: 'Share of nights from stays of 28 nights or more. Not stated any more since 2024.',
  unit: '%',
  role: 'guardrail',
  direction: 'stay-in-range',
  numberKind: 'rate',
  side: 'customer',
  timing: 'lagging',
  healthyMin: 0.15,
  healthyMax: 0.25,
  owners: ['Mara Lindqvist'],
});

/** The KPI Book. */
export const metrics = [
  nightsBooked,
  grossBookingValue,
  activeListings,
  nightsPerListing,
  appShare,
  dailyRate,
  revenue,
  adjustedEbitda,
  longStays,
];

/** What was read of each. */
export const metricReadings = [
  ...readings(nightsBooked, { series: airbnb.nightsBooked, until: asOf }),
  ...readings(grossBookingValue, { series: airbnb.grossBookingValue, until: asOf }),
  ...readings(activeListings, { series: airbnb.activeListings, until: asOf }),
  ...readings(nightsPerListing, { series: ratio(airbnb.nightsBooked, airbnb.activeListings), until: asOf }),
  ...readings(appShare, { series: airbnb.appShareOfNights, until: asOf }),
  ...readings(dailyRate, { series: airbnb.averageDailyRate, until: asOf }),
  ...readings(revenue, { series: airbnb.revenue, until: asOf }),
  ...readings(adjustedEbitda, { series: airbnb.adjustedEbitda, until: asOf }),
  ...readings(longStays, { series: airbnb.longTermStaysShare, until: asOf }),
];
