/** Notion shows a column's description only to who points at it; its name is always seen. */
const mark = '◆';

/** The title a field's column is made under: what Northbook writes bears a mark. */
export function columnTitle(field: { readonly title: string; readonly role: 'input' | 'derived' }): string {
  return field.role === 'derived' ? `${mark} ${field.title}` : field.title;
}

/** Whether a column's name says a title, with or without the mark, capitals aside. */
export function bearsTitle(name: string, title: string): boolean {
  return plain(name) === plain(title);
}

/** Whether a column can be a field's by its name: without the mark, one of people's is never what Northbook writes. */
export function isTitled(
  name: string,
  field: { readonly title: string; readonly role: 'input' | 'derived' },
): boolean {
  return bearsTitle(name, field.title) && (field.role === 'input' || name.trim().startsWith(mark));
}

function plain(title: string): string {
  const text = title.trim().toLowerCase();
  return text.startsWith(mark) ? text.slice(mark.length).trim() : text;
}
