import { compareTerms } from './compare-terms';
import { editFromText, editTerms, fieldAt, parsePath, type TermEdit } from './edit-terms';
import { readTerms } from './read-terms';
import type { Terms } from './terms';

function termsOf(json: object): Terms {
  const reading = readTerms(json);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}
function edited(terms: Terms, ...edits: TermEdit[]): Terms {
  const reading = editTerms(terms, edits);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}
const start = termsOf({
  price: { floor: '5300' },
  lines: [{ commodity: 'LUA', quantity: '80', unit: 'TONNE' }],
  seasons: ['HE_THU-2026'],
});

describe('an edit of terms', () => {
  it('changes one field and nothing else', () => {
    const after = edited(start, { path: 'price.floor', value: '5500' });
    expect(compareTerms(start, after)).toEqual([{ path: 'price.floor', before: '5300', after: '5500' }]);
    expect(start.price.floor).toBe('5300');
  });

  it('adds an item one past the end, whole or field by field', () => {
    const whole = edited(start, { path: 'lines[1]', value: { commodity: 'TOM', quantity: '5', unit: 'TONNE' } });
    const piecemeal = edited(
      start,
      { path: 'lines[1].commodity', value: 'TOM' },
      { path: 'lines[1].quantity', value: '5' },
      { path: 'lines[1].unit', value: 'TONNE' },
    );
    expect(whole.lines[1]?.commodity).toBe('TOM');
    expect(piecemeal).toEqual(whole);
  });

  it('adds an item by a field that lies deep in it', () => {
    const after = edited(
      start,
      { path: 'lines[1].harvest.from', value: '2026-08-01' },
      { path: 'lines[1].quality[0].param', value: 'MOISTURE' },
    );
    expect(after.lines[1]?.harvest.from).toBe('2026-08-01');
    expect(after.lines[1]?.quality[0]?.param).toBe('MOISTURE');
  });

  it('takes a value away with null, and an item out of its list', () => {
    expect(edited(start, { path: 'price.floor', value: null }).price.floor).toBeNull();
    expect(edited(start, { path: 'lines[0]', value: null }).lines).toEqual([]);
  });

  it.each([
    ['price.colour', 'unknown-field'],
    ['price.floor.deep', 'unknown-field'],
    ['price[0]', 'unknown-field'],
    ['', 'unknown-field'],
    ['__proto__.polluted', 'unknown-field'],
    ['constructor', 'unknown-field'],
    ['lines[5].quantity', 'no-such-item'],
    ['lines[5]', 'no-such-item'],
  ])('of %j is refused: %s', (path, code) => {
    expect(editTerms(start, [{ path, value: '1' }])).toEqual({
      ok: false,
      issues: [expect.objectContaining({ path, code })],
    });
  });

  it('with a value that the field can not hold is refused at its path', () => {
    expect(editTerms(start, [{ path: 'price.floor', value: '-1' }])).toEqual({
      ok: false,
      issues: [expect.objectContaining({ path: 'price.floor', code: 'too-small' })],
    });
  });
});

describe('an edit typed as text', () => {
  it.each([
    ['price.floor', '5500', '5500'],
    ['delivery.pickupMaxHours', ' 24 ', 24],
    ['price.lock.confirmBoth', 'true', true],
    ['price.reference.statistic', 'MEDIAN', 'MEDIAN'],
    ['forceMajeure.events', '["lũ lụt","xâm nhập mặn"]', ['lũ lụt', 'xâm nhập mặn']],
    ['price.floor', '', null],
    ['price.floor', null, null],
  ])('%s = %j is read as %j', (path, text, value) => {
    expect(editFromText(path, text)).toEqual({ ok: true, value: { path, value } });
  });

  it.each([
    ['delivery.pickupMaxHours', 'a day', 'not-a-number'],
    ['price.lock.confirmBoth', 'yes', 'not-yes-or-no'],
    ['forceMajeure.events', 'lũ lụt', 'not-json'],
    ['price.colour', 'red', 'unknown-field'],
  ])('%s = %j is refused: %s', (path, text, code) => {
    expect(editFromText(path, text)).toEqual({ ok: false, issues: [expect.objectContaining({ path, code })] });
  });
});

describe('a path', () => {
  it('names a field of the dictionary by groups and places in lists', () => {
    expect(parsePath('lines[0].harvest.from')).toEqual(['lines', 0, 'harvest', 'from']);
    expect(fieldAt(['lines', 0, 'harvest', 'from'])?.kind).toBe('date');
    expect(parsePath('lines[-1]')).toBeNull();
    expect(parsePath('lines[99999]')).toBeNull();
    expect(fieldAt(['lines', 'length'])).toBeNull();
  });
});
