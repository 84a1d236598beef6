/** Property types that carry no settings of their own. */
export const plainPropertyTypes = [
  'title',
  'rich_text',
  'date',
  'people',
  'files',
  'checkbox',
  'url',
  'email',
  'phone_number',
  'created_time',
  'created_by',
  'last_edited_time',
  'last_edited_by',
  'button',
  'location',
  'verification',
  'last_visited_time',
  'place',
] as const;

export const propertyTypes = [
  ...plainPropertyTypes,
  'number',
  'select',
  'multi_select',
  'status',
  'relation',
  'rollup',
  'formula',
  'unique_id',
] as const;

export type PropertyType = (typeof propertyTypes)[number];
export type PlainPropertyType = (typeof plainPropertyTypes)[number];

export const optionColors = [
  'default',
  'gray',
  'brown',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
  'red',
] as const;
export type OptionColor = (typeof optionColors)[number];

export interface Option {
  id: string;
  name: string;
  color: OptionColor;
  description: string | null;
}

export interface OptionGroup {
  id: string;
  name: string;
  color: OptionColor;
  optionIds: string[];
}

interface PropertyHead {
  /** Decoded; answers carry it percent-encoded. */
  id: string;
  name: string;
  description: string | null;
}

export type PropertySettings =
  | { type: PlainPropertyType }
  | { type: 'number'; format: string }
  | { type: 'select' | 'multi_select'; options: Option[] }
  | { type: 'status'; options: Option[]; groups: OptionGroup[] }
  /** `syncedId` names the property of the other data source that shows the same links from there. */
  | { type: 'relation'; dataSourceId: string; syncedId: string | null }
  | { type: 'rollup'; function: string; relationId: string; targetId: string }
  | { type: 'formula'; expression: string }
  | { type: 'unique_id'; prefix: string | null };

/** A column of a data source as the sandbox keeps it. */
export type Property = PropertyHead & PropertySettings;

export interface DateValue {
  start: string;
  end: string | null;
  time_zone: string | null;
}

/** What a page holds under a property; computed types (formula, rollup, stamps) hold nothing. */
export type StoredValue =
  | { type: 'title' | 'rich_text'; text: RichText[] }
  | { type: 'number'; number: number | null }
  | { type: 'select' | 'status'; optionId: string | null }
  | { type: 'multi_select'; optionIds: string[] }
  | { type: 'date'; date: DateValue | null }
  | { type: 'people'; userIds: string[] }
  | { type: 'relation'; pageIds: string[] }
  | { type: 'files'; files: Record<string, unknown>[] }
  | { type: 'checkbox'; checkbox: boolean }
  | { type: 'url' | 'email' | 'phone_number'; text: string | null }
  | { type: 'unique_id'; number: number }
  | { type: 'place' | 'verification'; object: Record<string, unknown> | null };

export interface Annotations {
  bold: boolean;
  italic: boolean;
  strikethrough: boolean;
  underline: boolean;
  code: boolean;
  color: string;
}

/** A piece of rich text in the form in which Notion answers it. */
export interface RichText {
  type: 'text' | 'mention' | 'equation';
  text?: { content: string; link: { url: string } | null };
  mention?: Record<string, unknown>;
  equation?: { expression: string };
  annotations: Annotations;
  plain_text: string;
  href: string | null;
}
