import { buildSchema, parse, validate } from 'graphql';
import { committedSchema } from '@schema/sdl';
import { WELCOME } from '../src/explorer';

it('the query that the explorer opens with is one that works', () => {
  expect(validate(buildSchema(committedSchema()), parse(WELCOME))).toEqual([]);
});
