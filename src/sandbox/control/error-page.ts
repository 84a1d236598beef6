/** A page of HTML in place of an answer, from whatever stands before a service. */
export function errorPage(status: number): Response {
  return new Response(
    `<!DOCTYPE html>
<html lang=en>
  <title>Error ${status}</title>
  <h1>Error ${status}</h1>
  <p>The server encountered a temporary error and could not complete your request. Please try again in 30 seconds.</p>
</html>
`,
    { status, headers: { 'content-type': 'text/html; charset=UTF-8' } },
  );
}
