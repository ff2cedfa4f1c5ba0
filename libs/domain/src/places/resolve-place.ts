import type { CalendarDate } from '../kernel/calendar-date';
import { toned, withoutMarks } from '../kernel/text';
import { eraOf, existedOn, type AdminType, type AdminUnit } from './admin-unit';
import type { PlaceDirectory } from './place-directory';

/**
 * Reading a place as people write it (đọc địa danh). Names repeat: two old communes were called Thạnh Lộc, and the
 * commune Giồng Riềng of today bears the name of the old district. So a name alone is never an answer: every unit that
 * it may mean is given, and one is taken for certain only by name, word of its type, and day together.
 */
export interface PlaceCandidate {
  readonly unit: AdminUnit;
  readonly era: 'TODAY' | 'FORMER';
  /** Did it stand on the day asked about? */
  readonly existed: boolean;
  /** MARKED: written with the same tones; BARE: the same letters only. */
  readonly match: 'MARKED' | 'BARE';
  /** Where that is today. */
  readonly today: readonly AdminUnit[];
}

export interface ResolvedPlace {
  /** Those that stood on the day first, then communes before districts before provinces. */
  readonly candidates: readonly PlaceCandidate[];
  /** The one unit of that name and type on that day; null where the type was not said, or several or none fit. */
  readonly certain: AdminUnit | null;
}

const TYPE_WORDS: readonly (readonly [word: string, ...types: AdminType[]])[] = [
  ['thành phố', 'CITY', 'MUNICIPALITY'],
  ['thị trấn', 'TOWNSHIP'],
  ['đặc khu', 'SPECIAL_ZONE'],
  ['thị xã', 'TOWN'],
  ['phường', 'WARD'],
  ['huyện', 'DISTRICT'],
  ['tỉnh', 'PROVINCE'],
  ['xã', 'COMMUNE'],
  ['tp.', 'CITY', 'MUNICIPALITY'],
  ['tp', 'CITY', 'MUNICIPALITY'],
  ['tt.', 'TOWNSHIP'],
  ['tt', 'TOWNSHIP'],
  ['tx.', 'TOWN'],
  ['tx', 'TOWN'],
  ['đk', 'SPECIAL_ZONE'],
  ['p.', 'WARD'],
  ['h.', 'DISTRICT'],
  ['x.', 'COMMUNE'],
];

interface Segment {
  readonly name: string;
  /** Types that the words before the name allow; empty where nothing was said. */
  readonly types: readonly AdminType[];
}

function readSegment(text: string): Segment {
  const words = toned(text);
  const bare = withoutMarks(words) === words;
  for (const [typed, ...types] of TYPE_WORDS) {
    const word = bare ? withoutMarks(typed) : toned(typed);
    const next = words.slice(word.length);
    if (words.startsWith(word) && next.trim() !== '' && (word.endsWith('.') || /^\s/u.test(next))) {
      return { name: next.trim(), types };
    }
  }
  return { name: words, types: [] };
}

interface Found {
  readonly unit: AdminUnit;
  readonly match: PlaceCandidate['match'];
}

function find(directory: PlaceDirectory, { name, types }: Segment): Found[] {
  const bare = withoutMarks(name);
  const typesOf = (unit: AdminUnit): AdminType[] => [unit.type, ...unit.earlier.map(({ type }) => type)];
  const found = directory
    .byBareName(bare)
    .filter((unit) => types.length === 0 || typesOf(unit).some((type) => types.includes(type)))
    .map((unit): Found => ({ unit, match: toned(unit.name) === name ? 'MARKED' : 'BARE' }));
  const marked = found.filter(({ match }) => match === 'MARKED');
  return bare !== name && marked.length > 0 ? marked : found;
}

/** Does the unit lie in one of the others, in its own edition or through what became of it? */
function liesIn(directory: PlaceDirectory, unit: AdminUnit, containers: readonly AdminUnit[]): boolean {
  const homes = [unit, ...directory.today(unit), ...directory.predecessorsOf(unit.id)];
  return containers.some(
    (container) => container.id !== unit.id && homes.some((home) => directory.descends(home.id, container.id)),
  );
}

const LEVEL_ORDER = { COMMUNE: 0, DISTRICT: 1, PROVINCE: 2 };
const LONGEST = 300;
/** House, hamlet, commune, district, province, and room for more. */
const MOST_PARTS = 10;

/**
 * Reads a place or an address, e.g. `xã Thạnh Lộc, huyện Giồng Riềng`. What comes after 300 characters or ten parts is
 * not looked at.
 */
export function resolvePlace(directory: PlaceDirectory, text: string, on: CalendarDate): ResolvedPlace {
  const segments = text
    .slice(0, LONGEST)
    .split(/[,;\n]| - /u)
    .filter((part) => part.trim() !== '')
    .slice(0, MOST_PARTS)
    .map(readSegment);
  const matches = segments.map((segment) => find(directory, segment));
  const at = matches.findIndex((found) => found.length > 0);
  const found = matches[at] ?? [];
  const containers = matches.slice(at + 1).filter((each) => each.length > 0);
  let kept = found;
  for (const container of containers) {
    const inside = kept.filter(({ unit }) =>
      liesIn(
        directory,
        unit,
        container.map((each) => each.unit),
      ),
    );
    if (inside.length > 0) kept = inside;
  }
  const candidates = kept
    .map(({ unit, match }): PlaceCandidate => ({
      unit,
      match,
      era: eraOf(unit),
      existed: existedOn(unit, on),
      today: directory.today(unit),
    }))
    .sort(inOrder);
  if (!segments[at]?.types.length) return { candidates, certain: null };
  const standing = candidates.filter(({ existed }) => existed).map(({ unit }) => unit);
  // Huyện Châu Thành of An Giang in 2025: the one of Kiên Giang came to An Giang only with the merger.
  const inside = standing.filter((unit) => containers.every((each) => stoodIn(directory, unit, each, on)));
  const fitting = standing.length > 1 ? inside : standing;
  return { candidates, certain: fitting.length === 1 ? (fitting[0] ?? null) : null };
}

/** Was the unit inside one of the others on that very day? */
function stoodIn(directory: PlaceDirectory, unit: AdminUnit, containers: readonly Found[], on: CalendarDate): boolean {
  return containers.some((each) => existedOn(each.unit, on) && directory.descends(unit.id, each.unit.id));
}

function inOrder(a: PlaceCandidate, b: PlaceCandidate): number {
  if (a.existed !== b.existed) return a.existed ? -1 : 1;
  if (a.match !== b.match) return a.match === 'MARKED' ? -1 : 1;
  return LEVEL_ORDER[a.unit.level] - LEVEL_ORDER[b.unit.level] || (a.unit.id < b.unit.id ? -1 : 1);
}
