import { addDays, startOfDayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import { Decimal } from '@domain/kernel/decimal';
import { formatCropSeason, windowEndingIn } from '@domain/catalogue/season';
import { GOODS } from './goods';
import type { OfferPlan } from './plan';
import type { Profile } from './profiles';
import { DAY_MS, HOUR_MS, type Times } from './rounds';
import { GIONG_RIENG, LONG_XUYEN } from './towns';

export interface StoryParty {
  readonly name: string;
  readonly nameEn: string;
  readonly townId: string;
  readonly goods: Profile['goods'];
  /** Which of the kept account numbers, and the first part of the address. */
  readonly manager: { readonly number: number; readonly email: string };
  readonly signatory: { readonly number: number; readonly email: string };
}

/** The two who play the first story: their names, where they are, and how their people sign in. */
export const STORY_COOPERATIVE: StoryParty = {
  name: 'HTX Nông nghiệp Hòa Thuận Phát',
  nameEn: 'Hoa Thuan Phat Agricultural Cooperative',
  townId: GIONG_RIENG,
  goods: ['LUA'],
  manager: { number: 1, email: 'htx.quanly' },
  signatory: { number: 2, email: 'htx.kyket' },
};
export const STORY_ENTERPRISE: StoryParty = {
  name: 'Công ty TNHH Lương thực Long Thạnh Phú',
  nameEn: 'Long Thanh Phu Food Company Limited',
  townId: LONG_XUYEN,
  goods: ['LUA', 'LUA_MUA'],
  manager: { number: 3, email: 'dn.quanly' },
  signatory: { number: 4, email: 'dn.kyket' },
};

export function storyProfile(profile: Profile, story: StoryParty): Profile {
  const { name, nameEn, goods } = story;
  return { ...profile, name, nameEn, goods };
}

/** 20 hectares of OM5451 of the next summer–autumn season, 120 tonnes by the low estimate, all of it free. */
export function storyOffer({ asOf, now }: Times): OfferPlan {
  const season = GOODS.LUA.seasons.find(({ code }) => code === 'HE_THU');
  if (!season) throw new Error('no summer–autumn season');
  const thisYear = Number(asOf.slice(0, 4));
  const year = windowEndingIn(season, thisYear).to >= addDays(asOf, 45) ? thisYear : thisYear + 1;
  const window = windowEndingIn(season, year);
  const from: CalendarDate =
    addDays(window.from, 30) > addDays(asOf, 10) ? addDays(window.from, 30) : addDays(asOf, 10);
  const harvest = { from, to: addDays(from, 20) > window.to ? window.to : addDays(from, 20) };
  const publishedAt = startOfDayInVietnam(asOf) - 3 * DAY_MS + 9 * HOUR_MS;
  return {
    ...{ key: 'story', good: GOODS.LUA, goodKey: 'LUA', variety: 'OM5451', price: new Decimal(5600), harvest },
    round: { phase: 'NEXT', season: formatCropSeason('HE_THU', year), window, price: 970, yield: 950 },
    ...{ areaHa: new Decimal(20), yieldLow: new Decimal(6000), yieldHigh: new Decimal(6600), amount: null },
    ...{ draftedAt: Math.min(publishedAt, now) - 5 * HOUR_MS, publishedAt, fate: 'OPEN', contracts: [] },
  };
}
