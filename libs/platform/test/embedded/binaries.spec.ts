import { mkdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locateBinaries } from '@platform/database/embedded/binaries';
import { clearFolders, newFolder } from './cluster-process';

describe('the programs of PostgreSQL', () => {
  afterAll(clearFolders);

  it('get the links that a skipped install script did not make; links that are there stay', () => {
    const root = newFolder();
    mkdirSync(join(root, 'native/lib'), { recursive: true });
    symlinkSync('libpq.so.5.18', join(root, 'native/lib/libpq.so'));
    const links = [
      { source: 'native/lib/libicui18n.so.60.2', target: 'native/lib/libicui18n.so.60' },
      { source: 'native/lib/libpq.so.5.17', target: 'native/lib/libpq.so' },
    ];
    writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links));
    const { postgres, initdb } = locateBinaries(() => join(root, 'dist/index.js'));
    expect([postgres, initdb]).toEqual([join(root, 'native/bin/postgres'), join(root, 'native/bin/initdb')]);
    expect(readlinkSync(join(root, 'native/lib/libicui18n.so.60'))).toBe('libicui18n.so.60.2');
    expect(readlinkSync(join(root, 'native/lib/libpq.so'))).toBe('libpq.so.5.18');
  });

  it('that are not installed point to DATABASE_URL', () => {
    const missing = () => {
      throw new Error('Cannot find module');
    };
    expect(() => locateBinaries(missing)).toThrow(/is not installed.*DATABASE_URL/s);
  });

  it('whose libraries cannot be completed say how to mend that', () => {
    const root = newFolder();
    mkdirSync(join(root, 'native'));
    const links = [{ source: 'native/lib/a.so.1', target: 'native/lib/a.so' }];
    writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links));
    expect(() => locateBinaries(() => join(root, 'dist/index.js'))).toThrow(/npm rebuild.*DATABASE_URL/s);
  });
});
