/** The JSON body of a request; an empty object when there is none that can be read. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    const body: unknown = await request.json();
    return body;
  } catch {
    return {};
  }
}
