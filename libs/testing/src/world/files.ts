import type { TestApi } from '../test-api';

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n', 'latin1');
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export interface Upload {
  readonly purpose?: string;
  readonly bytes?: Buffer;
  readonly name?: string;
  readonly type?: string;
  readonly locale?: 'vi' | 'en';
}

/** Sends a file as a browser does. */
export async function upload(api: TestApi, as: { token: string } | null, file: Upload = {}): Promise<Response> {
  const {
    purpose = 'ORGANISATION_DOCUMENT',
    bytes = PDF,
    name = 'Giấy đăng ký HTX.pdf',
    type = 'application/pdf',
  } = file;
  const form = new FormData();
  form.set('purpose', purpose);
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return fetch(`${api.url}/api/files`, {
    method: 'POST',
    headers: { 'accept-language': file.locale ?? 'vi', ...(as && { authorization: `Bearer ${as.token}` }) },
    body: form,
  });
}

/** A file uploaded by somebody; gives its id. */
export async function anUpload(api: TestApi, as: { token: string }, file: Upload = {}): Promise<string> {
  const response = await upload(api, as, file);
  const body = (await response.json()) as { id?: string };
  if (!body.id) throw new Error(`upload gave ${response.status} ${JSON.stringify(body)}`);
  return body.id;
}
