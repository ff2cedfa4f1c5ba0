import fc from 'fast-check';
import { parse } from 'graphql';
import { depthOf } from '@platform/graphql/limits';
import { issuesInArguments, LONGEST_TEXT } from '@platform/graphql/argument-guard';
import { openPage, writeCursor } from '@platform/database/paging';

describe('the depth of a query', () => {
  it.each([
    ['{ a }', 1],
    ['{ a { b { c } } d }', 3],
    ['query Q { ...F } fragment F on T { a { ...G } } fragment G on T { b }', 2],
    ['{ a { ... on T { b } } }', 2],
    ['{ __schema { types { name } } }', 0],
    ['{ ...F } fragment F on T { a { ...F } }', 1],
  ])('%s is %d', (query, depth) => {
    expect(depthOf(parse(query))).toBe(depth);
  });

  it('is the number of nested fields, whatever their names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 150 }), (levels) => {
        expect(depthOf(parse('{ a '.repeat(levels) + '}'.repeat(levels)))).toBe(levels);
      }),
    );
  });
});

describe('arguments', () => {
  it('may be any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = text.replaceAll('\0', '');
        expect(issuesInArguments({ input: { text: clean } })).toEqual([]);
      }),
    );
  });

  it.each([
    ['a NUL', { input: { name: 'a\0b' } }, 'input.name', 'bad-characters'],
    ['half a surrogate pair', { input: { list: ['x', '\ud800'] } }, 'input.list[1]', 'bad-characters'],
    ['endless text', { text: 'x'.repeat(LONGEST_TEXT + 1) }, 'text', 'too-long'],
    ['endless lists', { ids: Array.from({ length: 1001 }, () => 'x') }, 'ids', 'too-many'],
  ])('may not be %s', (_what, args, path, code) => {
    expect(issuesInArguments(args)).toEqual([expect.objectContaining({ path, code })]);
  });
});

describe('a cursor', () => {
  it('brings its keys back', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9 .:-]{0,30}$/), { minLength: 2, maxLength: 2 }), (keys) => {
        expect(openPage({ after: writeCursor(keys) }, 2).after).toEqual(keys);
      }),
    );
  });

  it.each([
    '',
    'x',
    '!!!',
    Buffer.from('{"a":1}').toString('base64url'),
    writeCursor(['one']),
    writeCursor(['a\0', 'b']),
  ])('that is not ours (%s) is refused', (after) => {
    expect(() => openPage({ after }, 2)).toThrow('bad-cursor');
  });

  it.each([-1, 101, 1e9])('does not page by %d', (first) => {
    expect(() => openPage({ first }, 1)).toThrow('page-size');
  });

  it('walks every row once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (numbers, first) => {
        const rows = numbers.map((n) => String(n).padStart(12, '0')).sort();
        const seen: string[] = [];
        let after: string | null = null;
        for (;;) {
          const page = openPage({ first, after }, 1);
          const from = rows.filter((row) => !page.after || row > (page.after[0] ?? '')).slice(0, page.limit);
          const connection = page.close(
            from,
            (row) => [row],
            async () => rows.length,
          );
          seen.push(...connection.edges.map((edge) => edge.node));
          after = connection.pageInfo.endCursor;
          if (!connection.pageInfo.hasNextPage) break;
        }
        expect(seen).toEqual(rows);
      }),
    );
  });
});
