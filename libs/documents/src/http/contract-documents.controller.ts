import { Controller, Get, Param, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { allowed } from '@domain/access/policy';
import { parseId } from '@domain/kernel/id';
import { ContractsReader, type ContractView } from '@contracts/public';
import { ActorGuard, RestProblem, RestProblemFilter, type ActedRequest } from '@files/public';
import { HistoryStore } from '../data/history.store';
import { ContractPrints } from '../queries/contract-prints';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The papers of a contract, for its parties and the Alliance; for all others they are not there. */
@Controller('api/contracts/:id')
@UseFilters(RestProblemFilter)
@UseGuards(ActorGuard)
export class ContractDocumentsController {
  constructor(
    private readonly contracts: ContractsReader,
    private readonly prints: ContractPrints,
    private readonly history: HistoryStore,
  ) {}

  @Get('document.pdf')
  async pdf(@Param('id') id: string, @Req() request: ActedRequest, @Res() response: Response): Promise<void> {
    const contract = await this.visible(id, request);
    send(response, `${contract.id}.pdf`, 'application/pdf', (await this.prints.pdf(contract)).bytes);
  }

  @Get('document.docx')
  async docx(@Param('id') id: string, @Req() request: ActedRequest, @Res() response: Response): Promise<void> {
    const contract = await this.visible(id, request);
    send(response, `${contract.id}.docx`, DOCX, await this.prints.docx(contract));
  }

  @Get('evidence.pdf')
  async evidence(@Param('id') id: string, @Req() request: ActedRequest, @Res() response: Response): Promise<void> {
    const contract = await this.visible(id, request);
    send(response, `${contract.id}-evidence.pdf`, 'application/pdf', await this.prints.evidence(contract));
  }

  /** The chain of its history with its anchors in the daily roots, for `ops verify-history`. */
  @Get('history.json')
  async exported(@Param('id') id: string, @Req() request: ActedRequest, @Res() response: Response): Promise<void> {
    const contract = await this.visible(id, request);
    const bytes = Buffer.from(JSON.stringify(await this.history.exportOf(contract.id), null, 1));
    send(response, `${contract.id}-history.json`, 'application/json', bytes);
  }

  private async visible(text: string, { actor }: ActedRequest): Promise<ContractView> {
    const id = parseId('contract', text);
    const contract = id && (await this.contracts.byIds([id])).get(id);
    const parties = contract ? [contract.sellerId, contract.buyerId] : [];
    if (!contract || !allowed(actor, 'contracts.see', { organisationIds: parties }))
      throw new RestProblem(404, 'NOT_FOUND', 'documents.not-here');
    return contract;
  }
}

function send(response: Response, name: string, type: string, bytes: Buffer): void {
  response.set({
    'Content-Type': type,
    'Content-Length': String(bytes.length),
    'Content-Disposition': `inline; filename="${name}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, max-age=0',
  });
  response.end(bytes);
}
