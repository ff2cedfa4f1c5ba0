import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '@platform/config/config';
import { readCertificate, readCrl } from './certificates';
import type { Trust } from './verify-detached';

/**
 * Whom the operator trusts: files in `trust-roots` of the data folder. `*.pem` and `*.crt` are roots, those whose name
 * begins with `intermediate` complete chains, `*.crl` are revocation lists. Read at each use, so that a new list counts at
 * once. Without a root no digital signature is accepted.
 */
@Injectable()
export class TrustStore {
  private readonly folder: string;

  constructor(config: Config) {
    this.folder = join(config.dataFolder, 'trust-roots');
  }

  read(): Trust {
    const files = this.files().map((name) => ({ name, content: readFileSync(join(this.folder, name)) }));
    const certificates = files
      .filter(({ name }) => /\.(pem|crt|cer)$/u.test(name))
      .flatMap(({ name, content }) => {
        const certificate = readCertificate(content);
        return certificate ? [{ certificate, root: !name.startsWith('intermediate') }] : [];
      });
    const crls = files.filter(({ name }) => name.endsWith('.crl')).flatMap(({ content }) => readCrl(content) ?? []);
    return {
      roots: certificates.filter(({ root }) => root).map(({ certificate }) => certificate),
      intermediates: certificates.filter(({ root }) => !root).map(({ certificate }) => certificate),
      crls,
    };
  }

  private files(): string[] {
    try {
      return readdirSync(this.folder).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}
