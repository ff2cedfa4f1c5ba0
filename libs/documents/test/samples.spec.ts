import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printPdf } from '../src/layout/pdf';
import { readPdf } from './read-pdf';
import { SAMPLES } from './samples';

const FOLDER = join(__dirname, '../../../docs/samples');

/** With UPDATE_SAMPLES=1 the samples are printed anew: look at them before they are committed. */
it.each(SAMPLES)('docs/samples/$file is what is printed now', async ({ file, document }) => {
  const { bytes } = await printPdf(document);
  if (process.env['UPDATE_SAMPLES']) writeFileSync(join(FOLDER, file), bytes);
  expect(readPdf(readFileSync(join(FOLDER, file)))).toEqual(readPdf(bytes));
});
