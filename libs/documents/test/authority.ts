import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether certificates can be made on this machine. */
export function opensslIsThere(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const CONFIG = (folder: string): string => `
[ca]
default_ca = d
[d]
dir = ${folder}
database = ${folder}/index.txt
serial = ${folder}/serial
crlnumber = ${folder}/crlnumber
new_certs_dir = ${folder}
certificate = ${folder}/ca.pem
private_key = ${folder}/ca.key
default_md = sha256
default_days = 365
default_crl_days = 30
policy = any
x509_extensions = leaf
copy_extensions = none
unique_subject = no
[any]
commonName = supplied
organizationName = optional
UID = optional
[req]
distinguished_name = dn
prompt = no
[dn]
CN = unused
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[leaf]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
`;

export interface IssuedCertificate {
  readonly certificate: string;
  readonly key: string;
}
export interface Issue {
  readonly name: string;
  readonly taxCode: string;
  /** As openssl writes them, e.g. 20250101000000Z. */
  readonly from?: string;
  readonly to?: string;
}

/** A certification authority of the test, made by openssl. */
export class Authority {
  readonly folder = mkdtempSync(join(tmpdir(), 'lienket-ca-'));
  private issued = 0;

  constructor(name = 'CN=LienKet Test Root,O=LienKet') {
    mkdirSync(this.folder, { recursive: true });
    for (const [file, content] of Object.entries({
      'index.txt': '',
      serial: '1000\n',
      crlnumber: '01\n',
      'ca.cnf': CONFIG(this.folder),
    }))
      writeFileSync(join(this.folder, file), content);
    const subject = `/${name.replaceAll(',', '/')}`;
    this.openssl(
      'req',
      '-x509',
      '-config',
      'ca.cnf',
      '-extensions',
      'root',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-days',
      '3650',
      '-subj',
      subject,
    );
  }

  get root(): string {
    return readFileSync(join(this.folder, 'ca.pem'), 'utf8');
  }

  issue({ name, taxCode, from, to }: Issue): IssuedCertificate {
    this.issued += 1;
    const [key, request, certificate] = ['key', 'csr', 'pem'].map((end) => `leaf${this.issued}.${end}`) as [
      string,
      string,
      string,
    ];
    const subject = `/UID=MST:${taxCode}/O=${name}/CN=${name}`;
    this.openssl(
      'req',
      '-config',
      'ca.cnf',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      request,
      '-subj',
      subject,
      '-utf8',
    );
    const days = [...(from ? ['-startdate', from] : []), ...(to ? ['-enddate', to] : [])];
    this.openssl('ca', '-config', 'ca.cnf', '-batch', '-notext', '-in', request, '-out', certificate, ...days);
    return { certificate: join(this.folder, certificate), key: join(this.folder, key) };
  }

  revoke({ certificate }: IssuedCertificate): void {
    this.openssl('ca', '-config', 'ca.cnf', '-revoke', certificate);
  }

  crl(): string {
    this.openssl('ca', '-config', 'ca.cnf', '-gencrl', '-out', 'list.crl');
    return readFileSync(join(this.folder, 'list.crl'), 'utf8');
  }

  /** A detached CMS over the bytes, as base64 of DER. */
  sign(bytes: Buffer, { certificate, key }: IssuedCertificate, options: readonly string[] = []): string {
    writeFileSync(join(this.folder, 'signed.bin'), bytes);
    this.openssl(
      'cms',
      '-sign',
      '-binary',
      '-in',
      'signed.bin',
      '-signer',
      certificate,
      '-inkey',
      key,
      '-outform',
      'DER',
      '-out',
      'signed.cms',
      '-md',
      'sha256',
      ...options,
    );
    return readFileSync(join(this.folder, 'signed.cms')).toString('base64');
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.folder, stdio: 'pipe' });
  }
}
