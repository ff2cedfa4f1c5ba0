import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startTestApi, type TestApi } from '@testing/test-api';
import { anUpload, PDF, PNG, upload, type Upload } from '@testing/world/files';
import { aPerson, type Person } from '@testing/world/identity';
import { anAlliance, anOrganisation, aVerifiedCooperative, mutate } from '@testing/world/organisations';
import { FileAccessRules } from '../src/public';

let api: TestApi;
let person: Person;
beforeAll(async () => {
  api = await startTestApi();
  person = await aPerson(api);
});
afterAll(() => api.close());

const fetchFile = (id: string, as: { token: string } | null) =>
  fetch(`${api.url}/api/files/${id}`, as ? { headers: { authorization: `Bearer ${as.token}` } } : {});
const zipOf = (...names: string[]): Buffer =>
  Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from(names.join('\0'))]);
const problemOf = async (file: Upload, as: { token: string } | null = person) => {
  const [vi, en] = [await upload(api, as, file), await upload(api, as, { ...file, locale: 'en' })];
  const read = async (response: Response) =>
    ((await response.json()) as { errors: { message: string; extensions: { code: string } }[] }).errors[0];
  const [first, second] = [await read(vi), await read(en)];
  expect(first?.message).not.toBe(second?.message);
  return `${vi.status} ${first?.extensions.code}`;
};

describe('an upload', () => {
  it('keeps the bytes under their hash and tells what they are', async () => {
    const response = await upload(api, person, { name: 'Giấy đăng ký HTX.pdf' });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({
      id: expect.stringMatching(/^fil_/u),
      name: 'Giấy đăng ký HTX.pdf',
      mediaType: 'application/pdf',
      sizeBytes: PDF.length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
  });

  it.each<[string, Upload, string]>([
    [
      'a script that says it is a picture',
      { bytes: Buffer.from('<script>alert(1)</script>'), name: 'a.png', type: 'image/png' },
      '415 FILE_TYPE_NOT_ALLOWED',
    ],
    [
      'a page',
      { bytes: Buffer.from('<!doctype html><p>x'), name: 'a.html', type: 'text/html' },
      '415 FILE_TYPE_NOT_ALLOWED',
    ],
    [
      'a picture that says it is a paper',
      { bytes: PNG, name: 'a.pdf', type: 'application/pdf' },
      '415 FILE_TYPE_MISMATCH',
    ],
    [
      'a drawing that can run',
      { bytes: Buffer.from('<svg onload="x"/>'), name: 'a.svg', type: 'image/svg+xml' },
      '415 FILE_TYPE_NOT_ALLOWED',
    ],
    [
      'a zip that is no document',
      { bytes: zipOf('virus.exe'), name: 'a.xlsx', purpose: 'CONTRACT_ATTACHMENT', type: '' },
      '415 FILE_TYPE_NOT_ALLOWED',
    ],
    [
      'a sheet with macros',
      {
        bytes: zipOf('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'),
        purpose: 'CONTRACT_ATTACHMENT',
        type: '',
      },
      '415 FILE_TYPE_NOT_ALLOWED',
    ],
    ['a paper as a photo of an offer', { purpose: 'OFFER_PHOTO' }, '415 FILE_TYPE_NOT_ALLOWED'],
    ['nothing', { bytes: Buffer.alloc(0) }, '400 FILE_EMPTY'],
    ['an unknown purpose', { purpose: 'ANYTHING' }, '400 INVALID_INPUT'],
    ['eleven megabytes', { bytes: Buffer.concat([PDF, Buffer.alloc(11 * 1024 * 1024)]) }, '413 PAYLOAD_TOO_LARGE'],
  ])('of %s is refused', async (_what, file, expected) => expect(await problemOf(file)).toBe(expected));

  it('needs somebody signed in', async () => expect(await problemOf({}, null)).toBe('401 UNAUTHENTICATED'));

  it('without a file, or in another form, is refused', async () => {
    const form = new FormData();
    form.set('purpose', 'CERTIFICATE');
    const headers = { authorization: `Bearer ${person.token}` };
    const missing = await fetch(`${api.url}/api/files`, { method: 'POST', headers, body: form });
    const json = await fetch(`${api.url}/api/files`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{}',
    });
    form.set('other', new Blob(['x']), 'x');
    const other = await fetch(`${api.url}/api/files`, { method: 'POST', headers, body: form });
    expect([missing.status, json.status, other.status]).toEqual([400, 400, 400]);
  });

  it.each([
    ['../../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\windows\\system.pdf', 'system.pdf'],
    ['hợp đồng\u202Efdp.exe', 'hợp đồngfdp.exe.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['a"b;c.pdf', 'ab;c.pdf'],
    [`${'dài'.repeat(100)}.pdf`, `${'dài'.repeat(50)}.pdf`],
  ])('called %j is kept as %j, in no folder of its choice', async (name, kept) => {
    const body = (await (await upload(api, person, { name })).json()) as { name: string };
    expect(body.name).toBe(kept);
    expect(readdirSync(api.dataFolder)).toEqual(['files']);
  });

  it('takes sheets and documents as attachments of contracts', async () => {
    const bytes = zipOf('[Content_Types].xml', 'xl/workbook.xml');
    const response = await upload(api, person, {
      bytes,
      name: 'Phụ lục.xlsx',
      purpose: 'CONTRACT_ATTACHMENT',
      type: 'application/octet-stream',
    });
    expect(((await response.json()) as { mediaType: string }).mediaType).toMatch(/spreadsheetml/u);
  });

  it('is not repeated without end', async () => {
    const hoarder = await aPerson(api);
    const stage = `INSERT INTO files SELECT 'fil_' || lpad(n::text, 26, '0'), $1, 'CERTIFICATE', 'STAGED', 'x', 'application/pdf', 1, repeat('0', 64), NULL, NULL, now(), NULL FROM generate_series(1, 100) n`;
    await api.db.query(stage, [hoarder.accountId]);
    expect(await problemOf({}, hoarder)).toBe('429 TOO_MANY_STAGED_FILES');
  });
});

describe('reading', () => {
  it('gives the bytes with headers that keep a browser from running them', async () => {
    const id = await anUpload(api, person, { name: 'Giấy đăng ký.pdf' });
    const response = await fetchFile(id, person);
    expect(Buffer.from(await response.arrayBuffer()).equals(PDF)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `inline; filename="Gi_y __ng k_.pdf"; filename*=UTF-8''Gi%E1%BA%A5y%20%C4%91%C4%83ng%20k%C3%BD.pdf`,
    });
  });

  it('of a staged file is its uploader’s alone', async () => {
    const id = await anUpload(api, person);
    const readers = [person, await aPerson(api), (await anAlliance(api)).advisor, null];
    const seen = await Promise.all(readers.map(async (as) => (await fetchFile(id, as)).status));
    expect(seen).toEqual([200, 404, 404, 404]);
  });

  it('of an organisation’s paper is for its members and the Alliance', async () => {
    const htx = await aVerifiedCooperative(api);
    await api.drain();
    const { data } = await api.gql(htx.staff, `{ organisation(id: "${htx.id}") { documents { id url } } }`);
    const [document] = data['organisation'].documents as { id: string }[];
    const readers = [
      htx.staff,
      (await anAlliance(api)).advisor,
      (await aVerifiedCooperative(api)).manager,
      await aPerson(api),
      null,
    ];
    const seen = await Promise.all(readers.map(async (as) => (await fetchFile(document?.id ?? '', as)).status));
    expect(seen).toEqual([200, 200, 404, 404, 404]);
  });

  it('may be opened to more readers by the feature that the file serves', async () => {
    const id = await anUpload(api, person, { purpose: 'OFFER_PHOTO', bytes: PNG, name: 'lúa.png', type: 'image/png' });
    const offer = `UPDATE files SET state = 'ATTACHED', attached_to = 'off_1', attached_at = now() WHERE id = $1`;
    await api.db.query(offer, [id]);
    expect((await fetchFile(id, null)).status).toBe(404);
    api.app
      .get(FileAccessRules)
      .add({ purpose: 'OFFER_PHOTO', mayRead: async (_actor, file) => file.attachedTo === 'off_1' });
    expect((await fetchFile(id, null)).status).toBe(200);
  });

  it.each(['fil_00000000000000000000000000', '..%2F..%2Fetc%2Fpasswd', 'x'])('of %s finds nothing', async (id) =>
    expect((await fetchFile(id, person)).status).toBe(404),
  );
});

describe('attaching', () => {
  it('leaves alone a file of somebody else whose id was guessed', async () => {
    const theirs = await anUpload(api, person);
    const thief = await anOrganisation(api, 'COOPERATIVE', { facts: { documentIds: [theirs] } });
    await api.drain();
    const { data } = await api.gql(thief.manager, `{ organisation(id: "${thief.id}") { documents { id } } }`);
    expect(data['organisation'].documents).toEqual([]);
    expect((await fetchFile(theirs, thief.manager)).status).toBe(404);
  });

  it('gives a certificate its paper', async () => {
    const htx = await aVerifiedCooperative(api);
    const fileId = await anUpload(api, htx.staff, { purpose: 'CERTIFICATE', name: 'VietGAP.pdf' });
    const input = {
      organisationId: htx.id,
      scheme: 'VIETGAP_TT',
      number: '1',
      issuer: 'x',
      scope: { description: 'x' },
      validFrom: '2026-01-01',
      fileId,
    };
    await mutate(api, htx.staff, 'declareCertificate', input, 'certificate { id }');
    await api.drain();
    const { data } = await api.gql(htx.staff, `{ organisation(id: "${htx.id}") { certificates { file { name } } } }`);
    expect(data['organisation'].certificates).toEqual([{ file: { name: 'VietGAP.pdf' } }]);
  });
});

it('a day after, what nobody attached is gone, and the same bytes under another id are not', async () => {
  const bytes = Buffer.concat([PDF, Buffer.from('một tệp riêng')]);
  const old = await anUpload(api, person, { bytes });
  api.clock.advance({ hours: 23 });
  const young = await anUpload(api, person, { bytes });
  const kept = await fetchFile(young, person);
  expect(kept.status).toBe(200);
  api.clock.advance({ hours: 1, seconds: 1 });
  await api.runJob('files.remove-stale-files');
  expect([(await fetchFile(old, person)).status, (await fetchFile(young, person)).status]).toEqual([404, 200]);
  api.clock.advance({ hours: 24 });
  await api.runJob('files.remove-stale-files');
  const { sha256 } = (await (await upload(api, person, { bytes })).json()) as { sha256: string };
  const folder = join(api.dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2, 4));
  expect(readdirSync(folder)).toEqual([sha256]);
});
