/** Parts of a request that may be left out wherever they stand, which Notion says when one of them is wrong. */
const optionalParts = new Set(
  `
  allow_async allow_deleting_content annotations archived attachments bold caption checked configuration content_type cover
  create_database description display_name end erase_content external_url filename filter format has_column_header
  has_row_header in_trash initial_data_source is_archived is_inline is_locked is_toggleable italic link markdown mode
  number_of_parts object options page_size placement position prefix query quick_filters replace_all_matches result_type sorts
  start_cursor strikethrough synced_property_id synced_property_name template time_zone timezone underline width_ratio icon
  color
  `
    .trim()
    .split(/\s+/),
);

/** Parts that null takes away. */
const nullableParts = new Set(['end', 'link', 'prefix', 'time_zone']);

/** What may stand in the place of a part beside what it should be, by the part's path. */
export function alternativesTo(path: string): string[] {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return [
    ...(nullableParts.has(name) ? ['`null`'] : []),
    ...(optionalParts.has(name) ? ['`undefined`'] : []),
  ];
}
