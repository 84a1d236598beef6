import type { TemplateInput } from '../src/template/template.ts';
import { experiments } from './experiments.ts';
import { kpiBook } from './kpi-book.ts';
import { northStar } from './north-star.ts';
import { okrs } from './okrs.ts';

/** Every template there is, the whole system first. */
export const templates: readonly TemplateInput[] = [northStar, kpiBook, okrs, experiments];
