import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { isObjectType, type GraphQLSchema } from 'graphql';
import type { Refusal } from '@domain/kernel/decision';
import type { InputIssue } from '@domain/kernel/refusals';
import { hasMessage, message } from '@i18n/message';
import type { HistoryLine } from '../events/history.reader';
import type { RequestContext } from './request-context';

/** Gives the sentences of problems, input issues and history lines in the language of the request. */
export function renderMessages(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, fieldName, typeName) => {
      const type = schema.getType(typeName);
      if (!isObjectType(type)) return field;
      if (fieldName === 'message' && type.getInterfaces().some((face) => face.name === 'Problem')) {
        field.resolve = ({ refusal }: { refusal: Refusal }, _args: unknown, context: RequestContext) =>
          message(`problems.${refusal.code}`, refusal as unknown as Record<string, unknown>, context.locale);
      }
      if (typeName === 'InputIssue' && fieldName === 'message') {
        field.resolve = (issue: InputIssue, _args: unknown, context: RequestContext) =>
          message(`input.${issue.code}`, issue.facts ?? {}, context.locale);
      }
      if (typeName === 'HistoryLine' && fieldName === 'description') {
        field.resolve = ({ type: event }: HistoryLine, _args: unknown, context: RequestContext) =>
          hasMessage(`history.${event}`, context.locale) ? message(`history.${event}`, {}, context.locale) : event;
      }
      return field;
    },
  });
}
