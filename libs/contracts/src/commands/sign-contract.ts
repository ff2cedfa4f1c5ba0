import { Injectable } from '@nestjs/common';
import { signingRefusal, type SigningRefusal } from '@domain/contracts/appraise-and-sign';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type ContractId } from '@domain/kernel/id';
import { invalidInput, issue, type IdempotencyKeyReused, type TooManyAttempts } from '@domain/kernel/refusals';
import type { CodeExpired, CodeWrong } from '@domain/identity/one-time-code';
import type { HoldNotActive } from '@domain/offers/commitment';
import type { Locale } from '@i18n/message';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { OneTimeCodes, type CodeIssued, type CodeProof } from '@identity/public';
import type { PartyRefusal } from './acting-party';
import type { SigningPlace } from '../public';
import { OnContract, type OnContractInput } from './on-contract';
import { accountOf, evidenceOf, PutSignature } from './put-signature';

export interface RequestSigningCodeInput extends OnContractInput {
  readonly termsHash: string;
}
export interface SignContractInput extends OnContractInput {
  readonly termsHash: string;
  readonly challengeId: string;
  readonly code: string;
}
type MaySign = PartyRefusal | SigningRefusal | IdempotencyKeyReused;

/** One contract, one version of its terms, one purpose: a code for one thing signs nothing else. */
const subjectOf = (input: RequestSigningCodeInput): string => `${input.contractId}:${input.termsHash}`;

/** Sends the signatory a one-time code, once it is sure that they may sign these terms now. */
@Injectable()
export class RequestSigningCode {
  constructor(
    private readonly onContract: OnContract,
    private readonly codes: OneTimeCodes,
  ) {}

  async run(
    command: Command,
    input: RequestSigningCodeInput,
    locale: Locale,
  ): Promise<Outcome<CodeIssued, MaySign | TooManyAttempts>> {
    const may = await this.onContract.run<MaySign>(command, input, 'contracts.sign', async ({ tx, contract, by }) => {
      const no = signingRefusal(contract, { by, termsHash: input.termsHash, now: tx.now });
      return no ? refused(no) : done(contract.id);
    });
    if (!may.ok) return may;
    return this.codes.issue({ accountId: accountOf(command), purpose: 'SIGNATURE', subject: subjectOf(input), locale });
  }
}

/**
 * Signs with the code. The code is judged in a transaction of its own, before, so that wrong tries count. This is
 * evidence of intent (domain reference §8.4, level L1), not a digital signature, and the statement kept with it says so.
 */
@Injectable()
export class SignContract {
  constructor(
    private readonly onContract: OnContract,
    private readonly unitOfWork: UnitOfWork,
    private readonly signature: PutSignature,
    private readonly codes: OneTimeCodes,
  ) {}

  async run(
    command: Command,
    input: SignContractInput,
    place: SigningPlace,
  ): Promise<Outcome<ContractId, MaySign | CodeWrong | CodeExpired | HoldNotActive>> {
    const earlier = await this.unitOfWork.recall<ContractId>(command);
    if (earlier) return earlier;
    const asked: Command = { ...command, idempotencyKey: null };
    const may = await this.onContract.run<MaySign>(asked, input, 'contracts.sign', async ({ tx, contract, by }) => {
      const no = signingRefusal(contract, { by, termsHash: input.termsHash, now: tx.now });
      return no ? refused(no) : done(contract.id);
    });
    if (!may.ok) return may;
    const challengeId = parseId('challenge', input.challengeId);
    if (!challengeId) return refused(invalidInput(issue('challengeId', 'bad-id')));
    const proof = await this.codes.redeem({
      ...{
        challengeId,
        accountId: accountOf(command),
        purpose: 'SIGNATURE',
        subject: subjectOf(input),
        code: input.code,
      },
    });
    return proof.ok ? this.sign(command, input, place, proof.value) : proof;
  }

  private sign(command: Command, input: SignContractInput, place: SigningPlace, proof: CodeProof) {
    return this.onContract.run<MaySign | HoldNotActive>(command, input, 'contracts.sign', (at) => {
      const evidence = { method: 'ONE_TIME_CODE' as const, ...proof, ...evidenceOf(at.contract, place, ONE_TIME_CODE) };
      return this.signature.put(at, { accountId: accountOf(command), termsHash: input.termsHash }, evidence);
    });
  }
}

const ONE_TIME_CODE = 'contracts.signing-statement';
