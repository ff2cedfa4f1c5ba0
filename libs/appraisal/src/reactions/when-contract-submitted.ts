import { Injectable } from '@nestjs/common';
import type { Appraisal } from '@domain/appraisal/appraisal';
import { about } from '@domain/appraisal/decide-appraisal';
import { asOpenFinding, type Finding } from '@domain/appraisal/finding';
import { CHECKLIST_VERSION, runChecklist } from '@domain/appraisal/rules/checklist';
import { dueTime, startClock } from '@domain/appraisal/sla-clock';
import type { ContractSubmittedForAppraisal } from '@domain/contracts/events';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { ContractsReader, type ContractView } from '@contracts/public';
import { AppraisalStore } from '../data/appraisal.store';
import { RuleFactsSource } from '../data/rule-facts.source';

/** A case lies on the desk, with what the rules found at once. */
@Injectable()
export class WhenContractSubmitted extends Reaction<ContractSubmittedForAppraisal> {
  readonly name = 'appraisal.when-contract-submitted';
  readonly on = ['contracts.submitted-for-appraisal'] as const;

  constructor(
    private readonly appraisals: AppraisalStore,
    private readonly contracts: ContractsReader,
    private readonly facts: RuleFactsSource,
  ) {
    super();
  }

  async react({ payload, occurredAt }: Recorded<ContractSubmittedForAppraisal>, tx: Transaction): Promise<void> {
    const contract = await this.contracts.inTransaction(tx, payload.contractId);
    // By the time this runs the parties may have gone on to other terms, which will be submitted anew.
    if (!contract || contract.termsHash !== payload.termsHash || contract.state !== 'UNDER_APPRAISAL') return;
    if (await this.appraisals.lockOpen(tx, contract.id)) return;
    const clock = startClock(occurredAt.getTime());
    const one: Appraisal = {
      id: tx.newId('appraisal'),
      contractId: contract.id,
      termsHash: contract.termsHash,
      sellerId: contract.sellerId,
      buyerId: contract.buyerId,
      value: contract.estimatedValue,
      state: 'SUBMITTED',
      clock,
      advisorId: null,
      secondAdvisorId: null,
      proposed: null,
    };
    const findings = await this.findings(contract, tx);
    const dueOn = dueTime(clock)?.dueOn ?? tx.today();
    const opened = {
      type: 'appraisal.opened' as const,
      ...about(one),
      dueOn,
      machineFindings: findings.map(asOpenFinding),
    };
    await this.appraisals.add(tx, one, findings, [opened]);
  }

  private async findings(contract: ContractView, tx: Transaction): Promise<Finding[]> {
    const [facts] = await this.facts.factsFor([contract], tx.today());
    if (!facts) return [];
    return runChecklist(contract.terms, facts).flatMap((checked) => {
      if (checked.outcome !== 'FAIL') return [];
      return checked.failures.map((failure): Finding => ({
        ...failure,
        id: tx.newId('finding'),
        ruleId: checked.rule.id,
        checklistVersion: CHECKLIST_VERSION,
        origin: 'MACHINE',
        legalBasis: checked.rule.legalBasis,
        note: null,
        status: 'OPEN',
        statusReason: null,
        foundOn: tx.today(),
      }));
    });
  }
}
