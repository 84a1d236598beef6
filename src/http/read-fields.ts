import type { Context } from 'hono';

/** The text fields of a form that was sent; files and repeated fields are left out. */
export async function readFields(c: Context): Promise<Readonly<Record<string, string>>> {
  const form = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
