import type { CalendarDate } from '../../kernel/calendar-date';

/**
 * Descriptions of the fields of contract terms. Terms are data: text in NFC, exact decimals and đồng as plain decimal
 * text, days as `YYYY-MM-DD`. One description serves the reader, the canonical form, the differences between two
 * versions and the GraphQL types.
 */
interface Described {
  /** What the field says, with its unit. Shown as the API's documentation. */
  readonly about: string;
}
export interface TextField extends Described {
  readonly kind: 'text';
  readonly longest: number;
}
export interface DecimalField extends Described {
  readonly kind: 'decimal';
  readonly least: string;
  readonly most: string;
}
export interface MoneyField extends Described {
  readonly kind: 'money';
}
export interface WholeField extends Described {
  readonly kind: 'whole';
  readonly least: number;
  readonly most: number;
}
export interface YesNoField extends Described {
  readonly kind: 'yesNo';
}
export interface DateField extends Described {
  readonly kind: 'date';
}
export interface ChoiceField<C extends string = string> extends Described {
  readonly kind: 'choice';
  readonly choices: readonly C[];
}
export interface ListField<I extends Field = Field> extends Described {
  readonly kind: 'list';
  readonly item: I;
  readonly most: number;
}
export interface GroupField<F extends Fields = Fields> extends Described {
  readonly kind: 'group';
  readonly fields: F;
}
export type LeafField = TextField | DecimalField | MoneyField | WholeField | YesNoField | DateField | ChoiceField;
// An interface breaks the circle of the two aliases.
export type Field = LeafField | ListField<any> | GroupField<any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a list of anything described
export interface Fields {
  readonly [name: string]: Field;
}

/** The value that a description stands for. A field that says nothing is null; a list that says nothing is empty. */
export type ValueOf<F> =
  F extends ListField<infer I>
    ? readonly NonNullable<ValueOf<I>>[]
    : F extends GroupField<infer G>
      ? { readonly [K in keyof G]: ValueOf<G[K]> }
      : F extends ChoiceField<infer C>
        ? C | null
        : F extends WholeField
          ? number | null
          : F extends YesNoField
            ? boolean | null
            : F extends DateField
              ? CalendarDate | null
              : string | null;

export const text = (about: string, longest = 200): TextField => ({ kind: 'text', about, longest });
export const decimal = (about: string, least = '0', most = '999999999'): DecimalField => ({
  kind: 'decimal',
  about,
  least,
  most,
});
/** Per cent, 0 to 100 unless said otherwise. */
export const percent = (about: string, most = '100'): DecimalField => decimal(`${about} (%)`, '0', most);
export const money = (about: string): MoneyField => ({ kind: 'money', about: `${about} (đồng)` });
export const whole = (about: string, most: number, least = 0): WholeField => ({ kind: 'whole', about, least, most });
export const yesNo = (about: string): YesNoField => ({ kind: 'yesNo', about });
export const date = (about: string): DateField => ({ kind: 'date', about });
export const choice = <const C extends string>(about: string, ...choices: readonly C[]): ChoiceField<C> => ({
  kind: 'choice',
  about,
  choices,
});
export const list = <I extends Field>(about: string, item: I, most = 50): ListField<I> => ({
  kind: 'list',
  about,
  item,
  most,
});
export const group = <F extends Fields>(about: string, fields: F): GroupField<F> => ({ kind: 'group', about, fields });
