/** Carries one sentence for the person at the terminal: what is wrong and what to change. Print the message, not the stack. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
}

export const USE_ANOTHER_DATABASE = 'set DATABASE_URL to a PostgreSQL 16 or newer of your own';
