import { MEDIA_TYPES, type MediaType } from './media-type';

const LONGEST = 150;

/** A name to show and to save under: the last part of what was sent, tidy, with the ending of its true type. */
export function fileNameOf(sent: string, type: MediaType): string {
  const last = sent.normalize('NFC').split(/[\\/]/u).at(-1) ?? '';
  const clean = last
    .replace(/[\u0000-\u001f\u007f"<>:|?*\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .replace(/^\.+/u, '');
  const [extension] = MEDIA_TYPES[type].extensions;
  const known: readonly string[] = MEDIA_TYPES[type].extensions;
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 ? clean.slice(dot + 1).toLowerCase() : '';
  const stem = known.includes(ending) ? clean.slice(0, dot) : clean;
  return `${[...(stem || 'file')].slice(0, LONGEST).join('')}.${known.includes(ending) ? ending : extension}`;
}

/** `Content-Disposition` by RFC 6266: plain ASCII for old clients, UTF-8 for the others. */
export function dispositionOf(name: string, type: string): string {
  const kind = type.startsWith('image/') || type === 'application/pdf' ? 'inline' : 'attachment';
  const plain = name.replace(/[^\w.() -]/gu, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
