import {
  entriesOf,
  isObject,
  itemsOf,
  readBoolean,
  readNumber,
  readOneOf,
  readString,
  refusal,
} from './field.ts';
import type { Field } from './field.ts';

/*
 * What the parts of a view's configuration may hold. A part has the same meaning wherever its name stands.
 * from documents: https://developers.notion.com/reference/create-view
 */

const flags = new Set([
  'anonymous_submissions',
  'color_by',
  'color_by_value',
  'cumulative',
  'hide_empty_groups',
  'hide_line_fill_area',
  'hide_title',
  'is_form_closed',
  'show_data_labels',
  'show_table',
  'show_vertical_lines',
  'show_weekends',
  'smooth_line',
  'visible',
  'wrap',
  'wrap_cells',
]);

/** Whole numbers with the least they may be. */
const wholeNumbers: Readonly<Record<string, number>> = {
  center_timestamp: -Infinity,
  frozen_column_index: 0,
  range_end: -Infinity,
  range_size: 1,
  range_start: -Infinity,
  width: 1,
};
const numbers = new Set(['y_axis_max', 'y_axis_min']);
const texts = new Set([
  'caption',
  'date_property_id',
  'end_date_property_id',
  'id',
  'label',
  'map_by',
  'property_id',
  'toggle_column_id',
  'x_axis_property_id',
  'y_axis_property_id',
]);

const choices: Readonly<Record<string, readonly string[]>> = {
  aggregator: [
    'count',
    'count_values',
    'sum',
    'average',
    'median',
    'min',
    'max',
    'range',
    'unique',
    'empty',
    'not_empty',
    'percent_empty',
    'percent_not_empty',
    'checked',
    'unchecked',
    'percent_checked',
    'percent_unchecked',
    'earliest_date',
    'latest_date',
    'date_range',
  ],
  axis_labels: ['none', 'x_axis', 'y_axis', 'both'],
  card_layout: ['list', 'compact'],
  card_property_width_mode: ['full_line', 'inline'],
  chart_type: ['column', 'bar', 'line', 'donut', 'number'],
  color: ['gray', 'lightgray', 'brown', 'yellow', 'orange', 'green', 'blue', 'purple', 'pink', 'red'],
  color_theme: [
    'gray',
    'blue',
    'yellow',
    'green',
    'purple',
    'teal',
    'orange',
    'pink',
    'red',
    'auto',
    'colorful',
  ],
  cover_aspect: ['contain', 'cover'],
  cover_size: ['small', 'medium', 'large'],
  dash_style: ['solid', 'dash'],
  date_format: ['full', 'short', 'month_day_year', 'day_month_year', 'year_month_day', 'relative'],
  display_mode: ['show', 'hidden', 'flattened', 'disabled'],
  donut_labels: ['none', 'value', 'name', 'name_and_value'],
  filter_scope: ['parents', 'parents_and_subitems', 'subitems'],
  grid_lines: ['none', 'horizontal', 'vertical', 'both'],
  group_style: ['normal', 'percent', 'side_by_side'],
  height: ['small', 'medium', 'large', 'extra_large'],
  legend_position: ['off', 'bottom', 'side'],
  status_show_as: ['select', 'checkbox'],
  submission_permissions: ['none', 'comment_only', 'reader', 'read_and_write', 'editor'],
  time_format: ['12_hour', '24_hour', 'hidden'],
  view_range: ['week', 'month'],
  zoom_level: ['hours', 'day', 'week', 'bi_week', 'month', 'quarter', 'year', '5_years'],
};

const lists = new Set(['properties', 'reference_lines', 'table_properties']);
const groups = new Set([
  'arrows_by',
  'cover',
  'group_by',
  'preference',
  'sort',
  'stack_by',
  'sub_group_by',
  'subtasks',
  'value',
  'x_axis',
  'y_axis',
]);
/** Groups by which a chart, a date or a text is divided are words where those of a board are objects. */
const groupWords: Readonly<Record<string, readonly string[]>> = {
  group_by: ['exact', 'alphabet_prefix', 'group', 'option', 'relative', 'day', 'week', 'month', 'year'],
  sort: ['manual', 'x_ascending', 'x_descending', 'y_ascending', 'y_descending'],
};
const sorting = ['manual', 'ascending', 'descending'] as const;

/** Refuses what a configuration cannot hold; a part that is null is one that is taken away. */
export function checkConfiguration(field: Field): void {
  for (const [key, part] of entriesOf(field)) if (part.value !== null && key !== 'type') checkPart(key, part);
}

function checkPart(key: string, part: Field): void {
  const least = wholeNumbers[key];
  const words = choices[key];
  if (flags.has(key)) readBoolean(part);
  else if (least !== undefined) readWhole(part, least);
  else if (numbers.has(key) || (key === 'value' && typeof part.value === 'number')) readNumber(part);
  else if (texts.has(key)) readString(part);
  else if (words !== undefined) readOneOf(part, words);
  else if (key === 'start_day_of_week') readDay(part);
  else if (lists.has(key)) for (const item of itemsOf(part)) checkConfiguration(item);
  else if (groups.has(key)) checkGroup(key, part);
  else throw refusal(part, 'not present');
}

function checkGroup(key: string, part: Field): void {
  const words = groupWords[key];
  if (words !== undefined && !isObject(part.value)) {
    readOneOf(part, words);
    return;
  }
  if (key === 'sort' && isObject(part.value))
    readOneOf({ path: `${part.path}.type`, value: part.value.type }, sorting);
  checkConfiguration(part);
}

function readWhole(field: Field, least: number): void {
  const number = readNumber(field);
  if (!Number.isInteger(number)) throw refusal(field, 'an integer');
  if (number < least) throw refusal(field, `≥ \`${least}\``);
}

function readDay(field: Field): void {
  if (field.value !== 0 && field.value !== 1) throw refusal(field, '`0` or `1`');
}
