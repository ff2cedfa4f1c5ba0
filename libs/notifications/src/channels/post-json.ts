import { failed, PATIENCE_MS, type SendReceipt } from './channel';

export interface JsonAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Posts JSON and reads JSON. A failed receipt when the other side can not be reached, is slow, or answers no JSON. */
export async function postJson(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: object,
  patienceMs = PATIENCE_MS,
): Promise<JsonAnswer | Extract<SendReceipt, { ok: false }>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    const answer = readObject(text);
    if (answer) return { status: response.status, body: answer };
    return failed(`HTTP ${response.status} without JSON`, response.status >= 500 || response.status === 429) as never;
  } catch (error) {
    return failed(error, true) as never;
  }
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
