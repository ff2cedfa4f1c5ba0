/** How PostgreSQL's COPY text format writes a value of a column's type. */
export type ColumnType = 'json' | 'array' | 'bytea' | 'plain';

const SPECIAL: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string): string => text.replace(/[\\\t\n\r]/gu, (character) => SPECIAL[character] ?? character);

const inJson = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** One field of a line; what is absent or null is NULL. */
export function copyField(value: unknown, type: ColumnType): string {
  if (value === null || value === undefined) return '\\N';
  if (type === 'json') return escaped(JSON.stringify(value, inJson));
  if (type === 'array') return escaped(arrayText(value as readonly unknown[]));
  if (type === 'bytea') return `\\\\x${Buffer.from(value as Uint8Array).toString('hex')}`;
  if (value instanceof Date) return value.toISOString();
  return escaped(String(value));
}

function arrayText(values: readonly unknown[]): string {
  return `{${values.map((value) => `"${String(value).replace(/["\\]/gu, (character) => `\\${character}`)}"`).join(',')}}`;
}
