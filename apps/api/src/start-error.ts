import { ConfigError } from '@platform/config/config';
import { EmbeddedDatabaseError } from '@platform/database/embedded/embedded-database-error';

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET']);

/**
 * What to tell the operator when the start failed: a sentence that says what to change where we know one, else the
 * stack. The database's address is never printed: it may hold a password.
 */
export function sentenceFor(error: unknown): string {
  const { code, message, stack, port } = error as Error & { code?: string; port?: number };
  if (error instanceof ConfigError || error instanceof EmbeddedDatabaseError) return message;
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or set PORT to another one.`;
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} is not allowed to this user. Set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return 'HOST is no address of this machine. Set HOST to localhost or 0.0.0.0.';
  if (code && UNREACHABLE.has(code))
    return 'The database of DATABASE_URL does not answer. Check host and port, and that it runs.';
  if (code === '28P01' || code === '28000')
    return 'The database of DATABASE_URL refuses this user or password. Check them.';
  if (code === '3D000') return 'The database named in DATABASE_URL does not exist. Create it, or change the name.';
  if (code === '42501')
    return `The user of DATABASE_URL may not set up the database: ${message}. Give it the right to create there.`;
  return stack ?? String(error);
}
