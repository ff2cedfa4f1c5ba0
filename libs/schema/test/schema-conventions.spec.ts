import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  GraphQLNonNull,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLInputObjectType,
  type GraphQLUnionType,
} from 'graphql';
import { unclassified } from '@platform/graphql/tiers';
import { problemTypeOf } from '@platform/graphql/problem';
import { hasMessage } from '@i18n/message';
import { committedSchema, printWholeSchema } from '../src/sdl';

const schema = makeExecutableSchema({ typeDefs: committedSchema() });
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && type.astNode);
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

describe('the schema', () => {
  it('is printed and committed as it stands in the features', () => {
    expect(committedSchema()).toBe(printWholeSchema());
  });

  it('classifies every operation and every field', () => {
    expect(unclassified(schema)).toEqual([]);
  });

  it('lets a hidden field be null', () => {
    const wrong: string[] = [];
    for (const type of types) {
      if (!isObjectType(type) || ['Query', 'Mutation', 'Subscription'].includes(type.name)) continue;
      for (const field of Object.values(type.getFields())) {
        const own = field.astNode?.directives?.some((directive) => directive.name.value === 'tier');
        if (own && field.type instanceof GraphQLNonNull) wrong.push(`${type.name}.${field.name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('describes every type, field, argument and enum value', () => {
    const missing: string[] = [];
    for (const type of types) {
      const root = ['Query', 'Mutation', 'Subscription'].includes(type.name);
      if (!type.description && !root) missing.push(type.name);
      if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) {
          if (!field.description) missing.push(`${type.name}.${field.name}`);
          for (const argument of 'args' in field ? field.args : []) {
            const usual = root && argument.name === 'input';
            if (!argument.description && !usual) missing.push(`${type.name}.${field.name}(${argument.name})`);
          }
        }
      }
      if (isEnumType(type) && type.getValues().length > 12) continue;
      if (isEnumType(type) && !['BaseUnit'].includes(type.name)) {
        for (const value of type.getValues()) if (!value.description) missing.push(`${type.name}.${value.name}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it.each(mutations.map((mutation) => [mutation.name, mutation] as const))(
    'gives %s one input and a result union',
    (name, mutation) => {
      expect(mutation.args.map((argument) => `${argument.name}: ${String(argument.type)}`)).toEqual([
        `input: ${pascal(name)}Input!`,
      ]);
      expect(String(mutation.type)).toBe(`${pascal(name)}Result!`);
      const input = schema.getType(`${pascal(name)}Input`) as GraphQLInputObjectType;
      expect(String(input.getFields()['idempotencyKey']?.type)).toBe('String');
      const union = schema.getType(`${pascal(name)}Result`) as GraphQLUnionType;
      const members = union.getTypes().map((type) => type.name);
      expect(members).toContain(`${pascal(name)}Payload`);
      expect(members).toEqual(expect.arrayContaining(['InvalidInput']));
      for (const member of union.getTypes().filter((type) => type.name !== `${pascal(name)}Payload`)) {
        expect(member.getInterfaces().map((face) => face.name)).toEqual(['Problem']);
      }
    },
  );

  it('names no union but results, and every problem in both languages', () => {
    const problems = types.filter(
      (type) => isObjectType(type) && type.getInterfaces().some((face) => face.name === 'Problem'),
    );
    const missing = problems
      .map((type) => snake(type.name))
      .flatMap((code) =>
        (['vi', 'en'] as const)
          .filter((locale) => !hasMessage(`problems.${code}`, locale))
          .map((locale) => `${locale} ${code}`),
      );
    expect(missing).toEqual([]);
    expect(problems.map((type) => problemTypeOf(snake(type.name)))).toEqual(problems.map((type) => type.name));
    expect(types.filter((type) => isUnionType(type) && !type.name.endsWith('Result')).map((type) => type.name)).toEqual(
      [],
    );
  });

  it('pages every connection by first and after, with a page of its own', () => {
    const wrong: string[] = [];
    for (const type of types) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!/Connection!?$/.test(String(field.type))) continue;
        const args = field.args.map((argument) => `${argument.name}: ${String(argument.type)}`);
        if (!args.includes('first: Int') || !args.includes('after: String')) wrong.push(`${type.name}.${field.name}`);
      }
      if (!type.name.endsWith('Connection')) continue;
      const fields = Object.keys(type.getFields());
      if (!['edges', 'pageInfo', 'totalCount'].every((name) => fields.includes(name))) wrong.push(type.name);
    }
    expect(wrong).toEqual([]);
  });
});
