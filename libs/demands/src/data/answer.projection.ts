import type { AnswerBody } from '@domain/demands/demand';
import type { AnswerState } from '@domain/demands/demand.transitions';
import type { AnswerId, DemandId, OfferId, OrganisationId } from '@domain/kernel/id';
import { Quantity, type BaseUnit } from '@domain/kernel/quantity';
import type { PriceWish } from '@domain/offers/price-wish';
import { priceWishOfJson, type Json } from '@domain/offers/terms-json';
import type { AnswerView } from '../public';
import { newNonce, unseal } from './sealing';

export interface AnswerLine {
  readonly id: AnswerId;
  readonly demandId: DemandId;
  readonly organisationId: OrganisationId;
  readonly version: number;
  readonly state: AnswerState;
  readonly body: string | null;
  readonly sealedBody: Buffer | null;
  readonly key: Buffer | null;
  readonly receipt: string;
  readonly awardedMilli: bigint | null;
  readonly submittedAt: Date;
  readonly unit: BaseUnit;
}

/**
 * The one statement that reads keys. The key comes along only when the deadline has passed at the moment `now` (a
 * parameter), whoever asks; without it the ciphertext is not even selected.
 */
export const answerColumns = (now: string): string => `
  a.id, a.demand_id AS "demandId", a.organisation_id AS "organisationId", a.version, a.state, a.body,
  CASE WHEN k.key IS NOT NULL THEN a.sealed_body END AS "sealedBody", k.key, a.receipt,
  a.awarded_milli AS "awardedMilli", a.submitted_at AS "submittedAt", d.unit
  FROM demand_answers a JOIN demands d ON d.id = a.demand_id
  LEFT JOIN demand_seal_keys k ON k.demand_id = d.id AND d.deadline_at <= ${now}::timestamptz`;

interface AnswerJson {
  readonly nonce: string;
  readonly quantities: readonly { readonly tranche: number; readonly milli: string; readonly unit: BaseUnit }[];
  readonly price: Json<PriceWish>;
  readonly offerId: OfferId | null;
  readonly note: string | null;
}

/** The exact text that is kept of an answer. */
export function textOfBody(body: AnswerBody): string {
  return JSON.stringify({
    nonce: newNonce(),
    quantities: body.quantities.map(({ tranche, quantity }) => ({
      tranche,
      milli: quantity.milli.toString(),
      unit: quantity.unit,
    })),
    price: body.price,
    offerId: body.offerId,
    note: body.note,
  });
}

export function bodyOfText(text: string): AnswerBody {
  const json = JSON.parse(text) as AnswerJson;
  return {
    quantities: json.quantities.map(({ tranche, milli, unit }) => ({
      tranche,
      quantity: Quantity.ofMilli(BigInt(milli), unit),
    })),
    price: priceWishOfJson(json.price),
    offerId: json.offerId,
    note: json.note,
  };
}

/** What is bound into the ciphertext of an answer. */
export const whose = (demandId: DemandId, sellerId: OrganisationId): string => `${demandId} ${sellerId}`;

export function answerOfLine(line: AnswerLine): AnswerView {
  const text =
    line.body ??
    (line.sealedBody && line.key && unseal(line.sealedBody, line.key, whose(line.demandId, line.organisationId)));
  return {
    id: line.id,
    demandId: line.demandId,
    organisationId: line.organisationId,
    version: line.version,
    state: line.state,
    body: text === null ? null : bodyOfText(text),
    receipt: line.receipt,
    text,
    awarded: line.awardedMilli === null ? null : Quantity.ofMilli(line.awardedMilli, line.unit),
    submittedAt: line.submittedAt,
  };
}
