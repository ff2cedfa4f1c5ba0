import { Badge, type MantineColor } from '@mantine/core';
import { useLanguage, type MessageKey } from '@web/lib/language';

const LOCALE = { vi: 'vi-VN', en: 'en-GB' } as const;
const KG_PER_TONNE = 1000;
/** From here on nobody counts the kilograms. */
const LARGE_KG = 100_000;

export function useFormat() {
  const { locale, t } = useLanguage();
  const number = (value: number | string, digits = 3) =>
    new Intl.NumberFormat(LOCALE[locale], { maximumFractionDigits: digits }).format(Number(value));
  return {
    number,
    /** Tonnes from one tonne on, kilograms below, pieces as pieces. */
    quantity: ({ value, unit }: { value: string; unit: string }) => {
      if (unit === 'PIECE') return t('unit.pieces', { value: number(value) });
      const kg = Number(value);
      return kg >= KG_PER_TONNE
        ? t('unit.tonnes', { value: number(kg / KG_PER_TONNE, kg >= LARGE_KG ? 0 : 2) })
        : t('unit.kg', { value: number(kg) });
    },
    money: (dong: string) => `${new Intl.NumberFormat(LOCALE[locale]).format(BigInt(dong))} ₫`,
    day: (day: string | null | undefined) => {
      const [year, month, date] = (day ?? '').slice(0, 10).split('-');
      return date ? `${date}/${month}/${year}` : '–';
    },
    instant: (instant: string) =>
      new Intl.DateTimeFormat(LOCALE[locale], {
        dateStyle: 'short',
        timeStyle: 'short',
        timeZone: 'Asia/Ho_Chi_Minh',
      }).format(new Date(instant)),
  };
}

interface Wish {
  readonly mechanism: string;
  readonly base?: string | null;
  readonly floor?: string | null;
  readonly cap?: string | null;
  readonly bonusAmount?: string | null;
  readonly bonusPercent?: string | null;
}

/** Names of the catalogue are written small, as within a sentence; at the head of a card they begin large. */
export const atHead = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** A price wish in one line, as it would be said. */
export function Price({ wish, unit }: { readonly wish: Wish; readonly unit: string }) {
  const { t } = useLanguage();
  const { number } = useFormat();
  const per = t(unit === 'PIECE' ? 'price.perPiece' : 'price.perKg');
  const amount = (value: string) => `${number(value, 0)} ${per}`;
  const bonus = wish.bonusAmount ? amount(wish.bonusAmount) : wish.bonusPercent ? `${number(wish.bonusPercent)} %` : '';
  switch (wish.mechanism) {
    case 'FIXED':
      return <>{wish.base ? amount(wish.base) : t('price.FIXED')}</>;
    case 'FLOOR':
      return <>{t('price.floor', { amount: wish.floor ? amount(wish.floor) : '' })}</>;
    case 'MARKET_BONUS':
      return <>{t('price.marketBonus', { bonus })}</>;
    case 'SHARED':
      return <>{t('price.shared', { amount: wish.base ? amount(wish.base) : '' })}</>;
    case 'LADDER':
      return <>{t('price.LADDER')}</>;
    case 'COST_PLUS':
      return <>{t('price.COST_PLUS')}</>;
    default:
      return <>{t('price.MARKET')}</>;
  }
}

const COLOURS: Record<string, MantineColor> = {
  DRAFT: 'gray',
  PUBLISHED: 'green',
  PAUSED: 'yellow',
  CLOSED: 'gray',
  EXPIRED: 'gray',
  WITHDRAWN: 'gray',
  NEGOTIATING: 'blue',
  AGREED: 'cyan',
  UNDER_APPRAISAL: 'violet',
  ADVISED: 'grape',
  SIGNING: 'indigo',
  IN_FORCE: 'green',
  FULFILLED: 'teal',
  SUSPENDED: 'orange',
  TERMINATED: 'red',
  REFUSED: 'gray',
  LAPSED: 'gray',
  SUBMITTED: 'blue',
  ASSIGNED: 'violet',
  WAITING_FOR_PARTIES: 'yellow',
  AWAITING_COSIGNATURE: 'indigo',
  CONCLUDED: 'green',
  OPEN: 'green',
  AWARDED: 'teal',
  CANCELLED: 'gray',
  VERIFIED: 'green',
  REVISION_REQUESTED: 'orange',
  REJECTED: 'red',
  BLOCKER: 'red',
  MAJOR: 'orange',
  MINOR: 'gray',
};

/** The state of anything, in words and colour; words carry the meaning, the dot only helps. */
export function StateBadge({ state }: { readonly state: string }) {
  const { t } = useLanguage();
  return (
    <Badge variant="dot" color={COLOURS[state] ?? 'gray'}>
      {t(`state.${state}` as MessageKey)}
    </Badge>
  );
}
