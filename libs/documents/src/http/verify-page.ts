import { message, type Locale } from '@i18n/message';
import type { Verified } from '../queries/document-verifier';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE = `body{font:16px/1.55 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:1.5rem;color:#17211b}
h1{font-size:1.4rem}h2{font-size:1.05rem;margin-top:1.6rem}code{word-break:break-all}li{margin:.35rem 0}
form{margin-top:2rem;padding:1rem;border:1px solid #b9c4bd;border-radius:.5rem}button{font:inherit;padding:.5rem 1rem;margin-top:.6rem}`;

/** The page behind the code on each sheet: no script, nothing from elsewhere. */
export function verifyPage(verified: Verified | null, locale: Locale): string {
  const text = (key: string): string => escaped(message(`verify.${key}`, {}, locale));
  const list = (lines: readonly string[]): string =>
    `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
  const result = verified
    ? `${verified.sha256 ? `<p>SHA-256 <code>${verified.sha256}</code></p>` : ''}
<h2>${text('proved')}</h2>${verified.proved.length > 0 ? list(verified.proved) : `<p>${text('nothing')}</p>`}
<h2>${text('not-proved')}</h2>${list(verified.notProved)}`
    : '';
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${text('title')}</title><style>${STYLE}</style></head><body><main><h1>${text('title')}</h1>${result}
<form method="post" action="/verify" enctype="multipart/form-data"><label for="file">${text('upload')}</label><br>
<input id="file" type="file" name="file" accept="application/pdf" required><br><button>${text('check')}</button>
<p><small>${text('not-kept')}</small></p></form></main></body></html>`;
}
