import { Injectable } from '@nestjs/common';
import type { SignatureDefect } from '@domain/documents/signature-refusals';
import { refused, type Outcome } from '@domain/kernel/decision';
import type { ContractId } from '@domain/kernel/id';
import { invalidInput, issue, notFound } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import {
  ContractSigning,
  ContractsReader,
  type SigningPlace,
  type SignRefusal,
  type SignWhat,
} from '@contracts/public';
import { SignatureProofsStore } from '../data/signature-proofs.store';
import { ContractPrints } from '../queries/contract-prints';
import { derOf, readCrl } from '../signatures/certificates';
import { TrustStore } from '../signatures/trust-store';
import { verifyDetached } from '../signatures/verify-detached';

export interface SignContractWithCertificateInput extends SignWhat {
  /** Detached CMS over the PDF: base64 or PEM. */
  readonly signature: string;
  /** Revocation lists that came with it, base64 or PEM. */
  readonly revocationLists?: readonly string[] | null;
}
const MOST_LISTS = 5;

/**
 * Signs with a digital signature (chữ ký số) that was made outside, e.g. by a USB token, over the PDF of these terms. It is
 * verified before the transaction, against bytes that never change.
 */
@Injectable()
export class SignContractWithCertificate {
  constructor(
    private readonly signing: ContractSigning,
    private readonly contracts: ContractsReader,
    private readonly prints: ContractPrints,
    private readonly trust: TrustStore,
    private readonly proofs: SignatureProofsStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async run(
    command: Command,
    input: SignContractWithCertificateInput,
    place: SigningPlace,
  ): Promise<Outcome<ContractId, SignRefusal | SignatureDefect>> {
    const earlier = await this.unitOfWork.recall<ContractId>(command);
    if (earlier) return earlier;
    const may = await this.signing.may(command, input);
    if (!may.ok) return may;
    const lists = input.revocationLists ?? [];
    if (lists.length > MOST_LISTS)
      return refused(invalidInput(issue('revocationLists', 'too-many', { largest: MOST_LISTS })));
    const { contractId, side, now } = may.value;
    const contract = (await this.contracts.byIds([contractId])).get(contractId);
    if (!contract) return refused(notFound('Contract'));
    const { bytes, sha256 } = await this.prints.pdf(contract);
    const party = contract.terms[side === 'SELLER' ? 'seller' : 'buyer'];
    const trust = this.trust.read();
    const verified = await verifyDetached(
      { cms: input.signature, bytes, receivedAt: new Date(now), party },
      { ...trust, crls: [...trust.crls, ...lists.flatMap((list) => readCrl(list) ?? [])] },
    );
    if (!verified.ok) return verified;
    return this.signing.sign(command, input, {
      ...{ method: 'DIGITAL_SIGNATURE', place, statementKey: 'documents.signed-digitally' },
      keep: (tx, at) =>
        this.proofs.keep(tx, {
          ...{ contractId, termsVersion: at.termsVersion, side: at.side, documentSha256: sha256 },
          ...{ cms: derOf(input.signature), certificate: verified.value, scans: null },
        }),
    });
  }
}
