import type { FilePurpose } from '../public';

/** Types that are taken in. None of them can run in a browser. */
export const MEDIA_TYPES = {
  'application/pdf': { extensions: ['pdf'] },
  'image/jpeg': { extensions: ['jpg', 'jpeg'] },
  'image/png': { extensions: ['png'] },
  'image/webp': { extensions: ['webp'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { extensions: ['xlsx'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { extensions: ['docx'] },
} as const;
export type MediaType = keyof typeof MEDIA_TYPES;

const IMAGES: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp'];
const PAPERS: readonly MediaType[] = ['application/pdf', ...IMAGES];

export const ALLOWED: Readonly<Record<FilePurpose, readonly MediaType[]>> = {
  ORGANISATION_DOCUMENT: PAPERS,
  CERTIFICATE: PAPERS,
  OFFER_PHOTO: IMAGES,
  CONTRACT_ATTACHMENT: Object.keys(MEDIA_TYPES) as MediaType[],
};

const startsWith = (bytes: Buffer, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

/** The type by the file's own bytes, whatever its name or its sender says; null for everything not on the list. */
export function sniff(bytes: Buffer): MediaType | null {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP') {
    return 'image/webp';
  }
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) ? sniffOffice(bytes) : null;
}

/** Names of a zip's entries stand in clear. Documents with macros are not taken in. */
function sniffOffice(bytes: Buffer): MediaType | null {
  if (!bytes.includes('[Content_Types].xml') || bytes.includes('vbaProject.bin')) return null;
  if (bytes.includes('xl/workbook.xml')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (bytes.includes('word/document.xml'))
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return null;
}

/** What senders also call these types. */
const ALIASES: Readonly<Record<string, MediaType>> = { 'image/jpg': 'image/jpeg', 'image/pjpeg': 'image/jpeg' };

/** Whether what the sender says fits what the bytes say. `application/octet-stream` says nothing. */
export function fits(declared: string, sniffed: MediaType): boolean {
  const plain = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  return plain === '' || plain === 'application/octet-stream' || (ALIASES[plain] ?? plain) === sniffed;
}
