/** The parts of an OpenAPI document that the page shows. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  items?: Schema;
  enum?: string[];
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
}

export interface Call {
  tags: string[];
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

export interface Description {
  paths: Record<string, Record<string, Call>>;
  components: { schemas: Record<string, Schema> };
}

export interface Line {
  method: string;
  path: string;
  call: Call;
}

/** @returns every call, by the part of the house it belongs to */
export function byTag(description: Description, filter: string): [string, Line[]][] {
  const wanted = filter.trim().toLowerCase();
  const tags = new Map<string, Line[]>();
  for (const [path, calls] of Object.entries(description.paths)) {
    for (const [method, call] of Object.entries(calls)) {
      if (wanted === '' || `${method} ${path} ${call.summary}`.toLowerCase().includes(wanted)) {
        const tag = call.tags[0] ?? '';
        tags.set(tag, [...(tags.get(tag) ?? []), { method: method.toUpperCase(), path, call }]);
      }
    }
  }
  return [...tags].sort(([a], [b]) => a.localeCompare(b));
}

export function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** @returns a type in a few words, such as {@code list of Policy} */
export function inWords(schema?: Schema): string {
  if (!schema) {
    return '';
  }
  if (schema.$ref) {
    return nameOf(schema.$ref);
  }
  if (schema.type === 'array') {
    return `[${inWords(schema.items)}]`;
  }
  if (schema.enum) {
    return schema.enum.join(' | ');
  }
  return [schema.type ?? 'object', schema.format].filter(Boolean).join(' · ');
}

/** @returns the schema that a call takes or answers, and of which media type */
export function content(content?: Record<string, { schema?: Schema }>): { media: string; schema?: Schema } | undefined {
  const first = Object.entries(content ?? {})[0];
  return first && { media: first[0], schema: first[1].schema };
}

/** @returns the named schema that a schema is or holds */
export function named(schema: Schema | undefined, description: Description): [string, Schema] | undefined {
  const ref = schema?.$ref ?? schema?.items?.$ref;
  const found = ref && description.components.schemas[nameOf(ref)];
  return found ? [nameOf(ref), found] : undefined;
}
