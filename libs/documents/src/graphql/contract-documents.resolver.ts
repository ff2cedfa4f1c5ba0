import { Injectable } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ContractId } from '@domain/kernel/id';
import { Config } from '@platform/config/config';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';
import type { ContractNode } from '@contracts/public';
import { DocumentsStore, type DocumentFacts } from '../data/documents.store';
import { verifyUrl } from '../queries/contract-prints';

@Injectable()
export class DocumentFactsLoader extends RequestLoader<ContractId, DocumentFacts> {
  constructor(private readonly documents: DocumentsStore) {
    super();
  }

  batch(ids: readonly ContractId[]): Promise<Map<ContractId, DocumentFacts>> {
    return this.documents.factsOf(ids);
  }
}

/** Addresses only: whoever sees a contract may fetch its papers. */
@Resolver('Contract')
export class ContractDocumentsResolver {
  constructor(
    private readonly facts: DocumentFactsLoader,
    private readonly config: Config,
  ) {}

  @ResolveField('documents')
  async documents(@Parent() { id, termsHash, audience }: ContractNode, @Context() context: RequestContext) {
    const facts = await context.of(this.facts).load(id);
    return {
      audience,
      pdfUrl: `/api/contracts/${id}/document.pdf`,
      docxUrl: `/api/contracts/${id}/document.docx`,
      evidenceUrl: `/api/contracts/${id}/evidence.pdf`,
      historyUrl: `/api/contracts/${id}/history.json`,
      verifyUrl: verifyUrl(this.config.publicUrl, termsHash),
      sha256: facts?.sha256 ?? null,
      pages: facts?.pages ?? null,
    };
  }
}
