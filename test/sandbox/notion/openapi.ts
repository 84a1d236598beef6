type Schema = Record<string, unknown>;

/**
 * What in a value a JSON schema of the document forbids, as paths. Unknown keys and formats are let pass and `oneOf` means any
 * of, because real answers are looser than the document in these three ways.
 */
export function violations(value: unknown, schema: Schema, document: Schema, path = '$'): string[] {
  if (typeof schema.$ref === 'string')
    return violations(value, resolved(schema.$ref, document), document, path);
  return [
    ...listOf(schema.allOf).flatMap((part) => violations(value, part, document, path)),
    ...alternativesOf(value, schema, document, path),
    ...typeProblems(value, schema, path),
    ...innerProblems(value, schema, document, path),
  ];
}

/** The schema of an answer, by method, a path with its values in it, and status. */
export function answerSchema(
  document: Schema,
  asked: { method: string; path: string; status: number },
): Schema | undefined {
  const template = templateOf(document, asked.path);
  if (template === undefined) return undefined;
  const operation = objectOf(objectOf(objectOf(document.paths)[template])[asked.method.toLowerCase()]);
  const content = objectOf(objectOf(objectOf(operation.responses)[asked.status]).content);
  const schema = objectOf(content['application/json']).schema;
  return isObject(schema) ? schema : undefined;
}

/** The path of the document that a path with its values is one of. */
export function templateOf(document: Schema, path: string): string | undefined {
  const bare = path.replace(/\?.*$/, '');
  return Object.keys(objectOf(document.paths))
    .toSorted((a, b) => a.split('{').length - b.split('{').length)
    .find((candidate) => new RegExp(`^${candidate.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(bare));
}

/** Every operation of the document: `GET /v1/pages/{page_id}`. */
export function operationsOf(document: Schema): string[] {
  return Object.entries(objectOf(document.paths)).flatMap(([path, operations]) =>
    Object.keys(objectOf(operations))
      .filter((method) => ['get', 'post', 'patch', 'delete', 'put'].includes(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** The schema of what a webhook is sent, by the type of event. */
export function webhookSchema(document: Schema, type: string): Schema | undefined {
  const name = type.replaceAll(/[._]([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
  const { requestBody } = objectOf(objectOf(objectOf(document.webhooks)[name]).post);
  const { schema } = objectOf(objectOf(objectOf(requestBody).content)['application/json']);
  return isObject(schema) ? schema : undefined;
}

function alternativesOf(value: unknown, schema: Schema, document: Schema, path: string): string[] {
  const alternatives = withoutPartial([...listOf(schema.oneOf), ...listOf(schema.anyOf)]);
  if (alternatives.length === 0) return [];
  const attempts = alternatives.map((one) => violations(value, one, document, path));
  if (attempts.some((found) => found.length === 0)) return [];
  const closest = attempts.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return [`${path}: fits none of ${alternatives.length}; closest: ${closest.slice(0, 3).join(' | ')}`];
}

/** A partial object has only its id, so everything would conform: only the full one counts where both are allowed. */
function withoutPartial(alternatives: Schema[]): Schema[] {
  const full = alternatives.filter(
    (one) =>
      !/partial(Page|Block|Database|DataSource|DataSourceView|Comment)ObjectResponse$/.test(String(one.$ref)),
  );
  return full.length === 0 ? alternatives : full;
}

function typeProblems(value: unknown, schema: Schema, path: string): string[] {
  if ('const' in schema && schema.const !== value)
    return [`${path}: ${JSON.stringify(value)} is not ${JSON.stringify(schema.const)}`];
  if (Array.isArray(schema.enum) && !schema.enum.includes(value))
    return [`${path}: ${JSON.stringify(value)} is not one of ${JSON.stringify(schema.enum)}`];
  if (schema.type === undefined) return [];
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types.some((type) => isOfType(value, type))
    ? []
    : [`${path}: ${JSON.stringify(value)} is no ${types.join(' or ')}`];
}

function innerProblems(value: unknown, schema: Schema, document: Schema, path: string): string[] {
  if (Array.isArray(value) && isObject(schema.items)) {
    const { items } = schema;
    return value.flatMap((item: unknown, index) =>
      violations(item, objectOf(items), document, `${path}[${index}]`),
    );
  }
  if (!isObject(value)) return [];
  const properties = objectOf(schema.properties);
  const required = Array.isArray(schema.required) ? schema.required : [];
  const missing = required
    .filter((key) => typeof key === 'string' && !(key in value))
    .map((key) => `${path}: ${String(key)} is missing`);
  const inner = Object.entries(value).flatMap(([key, part]) => {
    const known = properties[key] ?? schema.additionalProperties;
    return isObject(known) ? violations(part, known, document, `${path}.${key}`) : [];
  });
  return [...missing, ...inner];
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function resolved(reference: string, document: Schema): Schema {
  return reference
    .slice(2)
    .split('/')
    .reduce<Schema>((part, key) => objectOf(part[key]), document);
}

function listOf(value: unknown): Schema[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function objectOf(value: unknown): Schema {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
