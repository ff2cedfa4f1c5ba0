import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  GraphQLError,
  isNonNullType,
  isObjectType,
  type GraphQLFieldConfig,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { mayRead, type Audience } from '@domain/access/audience';
import { issuesInArguments } from './argument-guard';
import { problem } from './problem';
import type { RequestContext } from './request-context';

type Field = GraphQLFieldConfig<unknown, RequestContext>;

/** The tier of a field: its own, else its type's. Null when neither is classified. */
export function tierOf(schema: GraphQLSchema, typeName: string, field: Field): Audience | null {
  const own = getDirective(schema, field, 'tier')?.[0] as { is: Audience } | undefined;
  const type = schema.getType(typeName);
  const whole = type ? (getDirective(schema, type, 'tier')?.[0] as { is: Audience } | undefined) : undefined;
  return own?.is ?? whole?.is ?? null;
}

/** Operations and fields that carry no tier: the schema is refused until this is empty. */
export function unclassified(schema: GraphQLSchema): string[] {
  const missing: string[] = [];
  const roots = rootsOf(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const tier = roots.has(type.name)
        ? getDirective(schema, field, 'tier')?.[0]
        : tierOf(schema, type.name, field as unknown as Field);
      if (!tier) missing.push(`${type.name}.${field.name}`);
    }
  }
  return missing;
}

/**
 * Puts the classification in force on every field: root fields above PUBLIC need somebody signed in and refuse
 * ill-formed text; other fields are null for readers below their tier.
 */
export function enforceTiers(schema: GraphQLSchema): GraphQLSchema {
  const missing = unclassified(schema);
  if (missing.length > 0) throw new Error(`not classified by @tier: ${missing.join(', ')}`);
  const roots = rootsOf(schema);
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config, fieldName, typeName) => {
      const field = config as Field;
      const tier = tierOf(schema, typeName, field) ?? 'OWNER';
      const rootKind = roots.get(typeName);
      if (rootKind) return guardRoot(field, fieldName, tier, rootKind);
      const own = getDirective(schema, field, 'tier') !== undefined;
      const problemType = isProblem(schema, typeName);
      return tier === 'PUBLIC' || problemType ? field : guardField(field, `${typeName}.${fieldName}`, tier, own);
    },
  });
}

type RootKind = 'query' | 'mutation' | 'subscription';

function rootsOf(schema: GraphQLSchema): Map<string, RootKind> {
  const roots: [GraphQLObjectType | null | undefined, RootKind][] = [
    [schema.getQueryType(), 'query'],
    [schema.getMutationType(), 'mutation'],
    [schema.getSubscriptionType(), 'subscription'],
  ];
  return new Map(roots.flatMap(([type, kind]) => (type ? [[type.name, kind] as const] : [])));
}

function isProblem(schema: GraphQLSchema, typeName: string): boolean {
  const type = schema.getType(typeName);
  return isObjectType(type) && type.getInterfaces().some((face) => face.name === 'Problem');
}

function guardRoot(field: Field, name: string, tier: Audience, kind: RootKind): Field {
  const check = (args: unknown, context: RequestContext): ReturnType<typeof problem> | null => {
    if (tier !== 'PUBLIC' && context.actor.kind === 'anonymous') throw unauthenticated();
    const issues = issuesInArguments((args as { input?: unknown }).input ?? args);
    if (issues.length === 0) return null;
    if (kind === 'mutation') return problem({ code: 'invalid-input' as const, issues });
    throw new GraphQLError(`${name}: bad text`, {
      extensions: { code: 'BAD_USER_INPUT', messageKey: `input.${issues[0]?.code}`, issues, http: { status: 400 } },
    });
  };
  const { resolve = defaultFieldResolver, subscribe } = field;
  return {
    ...field,
    resolve: async (source, args, context, info) => {
      // News on an open socket is for whoever its session belongs to at this moment, if to anybody.
      if (kind === 'subscription') await context.renew();
      const refusal = check(args, context);
      if (refusal) return refusal;
      if (kind === 'mutation') context.forget();
      return resolve(source, args, context, info);
    },
    ...(subscribe && {
      subscribe: (...[source, args, context, info]: Parameters<typeof subscribe>) => {
        check(args, context);
        return subscribe(source, args, context, info);
      },
    }),
  };
}

function guardField(field: Field, name: string, tier: Audience, own: boolean): Field {
  const { resolve = defaultFieldResolver } = field;
  return {
    ...field,
    resolve: (source, args, context, info) => {
      const audience = (source as { audience?: Audience } | null)?.audience;
      // A part without a standing of its own was reached through a field that has been checked.
      if (audience === undefined && !own) return resolve(source, args, context, info);
      if (audience === undefined) {
        if (tier === 'SIGNED_IN')
          return context.actor.kind === 'anonymous' ? null : resolve(source, args, context, info);
        throw new Error(`${name} is classified ${tier}, but its parent does not say who reads it`);
      }
      if (mayRead(audience, tier)) return resolve(source, args, context, info);
      if (isNonNullType(field.type)) throw new Error(`${name} is hidden from ${audience} and can not be null`);
      return null;
    },
  };
}

export function unauthenticated(): GraphQLError {
  return new GraphQLError('not signed in', {
    extensions: { code: 'UNAUTHENTICATED', messageKey: 'errors.unauthenticated' },
  });
}
