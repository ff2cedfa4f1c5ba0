import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { parseCalendarDate } from '@domain/kernel/calendar-date';
import { Decimal, parseDecimal } from '@domain/kernel/decimal';
import { parseDong } from '@domain/kernel/money';

/** What a resolver may give for each scalar. */
export type MoneyOutput = bigint | string;
export type DecimalOutput = Decimal | string;
export type InstantOutput = Date | string;

function badValue(type: string, code: string): GraphQLError {
  return new GraphQLError(`not a valid ${type}`, {
    extensions: { code: 'BAD_USER_INPUT', messageKey: `input.${code}` },
  });
}

/** A scalar written as text. `read` gives null for what is not one. Numbers in JSON are refused: they may be floats. */
function textScalar<T>(
  name: string,
  code: string,
  read: (text: string) => T | null,
  write: (value: unknown) => string,
) {
  const parse = (text: unknown): T => {
    const value = typeof text === 'string' && text.length <= 64 ? read(text) : null;
    if (value === null) throw badValue(name, code);
    return value;
  };
  return new GraphQLScalarType<T, string>({
    name,
    serialize: write,
    parseValue: parse,
    parseLiteral: (node: ValueNode) =>
      parse(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
  });
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function readInstant(text: string): Date | null {
  const ms = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(ms);
}

export const SCALARS = {
  Money: textScalar('Money', 'not-a-number', parseDong, (value) => String(value as bigint)),
  Decimal: textScalar('Decimal', 'not-a-number', parseDecimal, (value) => new Decimal(value as string).toFixed()),
  CalendarDate: textScalar('CalendarDate', 'not-a-date', parseCalendarDate, (value) => value as string),
  Instant: textScalar('Instant', 'not-a-date', readInstant, (value) =>
    value instanceof Date ? value.toISOString() : new Date(value as string).toISOString(),
  ),
};
