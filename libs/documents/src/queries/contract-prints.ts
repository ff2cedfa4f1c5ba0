import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import { parseCropSeason } from '@domain/catalogue/season';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { formatFact, message } from '@i18n/message';
import { Config } from '@platform/config/config';
import { CatalogueReader } from '@catalogue/public';
import type { ContractView } from '@contracts/public';
import { DocumentsStore, type KeptDocument } from '../data/documents.store';
import { contractParagraphs } from '../layout/contract-paragraphs';
import { printDocx } from '../layout/docx';
import { evidenceParagraphs } from '../layout/evidence-paragraphs';
import type { Both, PrintedDocument } from '../layout/paragraph';
import { printPdf } from '../layout/pdf';
import type { NameOf } from '../layout/words';

/** Prints contracts: the PDF that is signed, the same text as DOCX, and the evidence of its signatures. */
@Injectable()
export class ContractPrints {
  constructor(
    private readonly documents: DocumentsStore,
    private readonly catalogue: CatalogueReader,
    private readonly config: Config,
  ) {}

  /** The one PDF of these terms. It is kept when first printed, so that later versions of this program sign no other. */
  async pdf(contract: ContractView): Promise<KeptDocument> {
    const kept = await this.documents.kept(contract.id, contract.termsVersion);
    if (kept) return kept;
    const { bytes, pages } = await printPdf(await this.contractDocument(contract));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { id: contractId, termsVersion, termsHash } = contract;
    await this.documents.keep({ contractId, termsVersion, termsHash, sha256, pages, bytes });
    const now = await this.documents.kept(contract.id, contract.termsVersion);
    if (!now) throw new Error(`the document of ${contract.id} was not kept`);
    return now;
  }

  async docx(contract: ContractView): Promise<Buffer> {
    return printDocx(await this.contractDocument(contract));
  }

  /** The evidence page: who signed these terms when and how, and what that proves. */
  async evidence(contract: ContractView): Promise<Buffer> {
    const signatures = await this.documents.signatures(contract.id, contract.termsVersion);
    const { sha256 } = await this.pdf(contract);
    const last = signatures.at(-1)?.signedAt ?? (await this.documents.drawnUpAt(contract.id, contract.termsVersion));
    const document = this.frame(contract, last, 'documents.evidence.title');
    const paragraphs = evidenceParagraphs(contract, signatures, sha256);
    return (await printPdf({ ...document, paragraphs })).bytes;
  }

  private async contractDocument(contract: ContractView): Promise<PrintedDocument> {
    const drawnUpAt = await this.documents.drawnUpAt(contract.id, contract.termsVersion);
    const day = dayInVietnam(drawnUpAt.getTime());
    const key = `documents.title.${contract.terms.kind === 'SALE' ? 'SALE' : 'LINKAGE'}`;
    const text = { ...contract, number: contract.id, day };
    const paragraphs = contractParagraphs(text, namesFrom(await this.catalogue.catalogue()));
    return { ...this.frame(contract, drawnUpAt, key), paragraphs };
  }

  private frame(
    { id, termsHash, termsVersion }: ContractView,
    madeAt: Date,
    titleKey: string,
  ): Omit<PrintedDocument, 'paragraphs'> {
    const number = message('documents.number', { value: id }, 'vi');
    return {
      title: `${message(titleKey, {}, 'vi')} ${id}`,
      footer: `${number} · v${termsVersion} · ${formatFact(dayInVietnam(madeAt.getTime()), 'vi')}\nSHA-256 ${termsHash}`,
      name: `${id}/${termsVersion}/${termsHash}`,
      madeAt,
      codeOf: (page) => verifyUrl(this.config.publicUrl, termsHash, page),
    };
  }
}

/** What the code on a page says; its page is read back from scans. */
export const verifyUrl = (publicUrl: string, hash: string, page?: number): string =>
  `${publicUrl.replace(/\/$/u, '')}/verify/${hash}${page === undefined ? '' : `?p=${page}`}`;

/** Names of catalogue entries where the terms hold their codes. */
function namesFrom(catalogue: Catalogue): NameOf {
  const season = (code: string): Both | null => {
    const parsed = parseCropSeason(code);
    const names = parsed && catalogue.season(parsed.season)?.names;
    return names ? { vi: `${names.vi} ${parsed.year}`, en: `${names.en} ${parsed.year}` } : null;
  };
  const finders: Readonly<Record<string, (code: string) => Both | null | undefined>> = {
    'lines.commodity': (code) => catalogue.commodity(code)?.names,
    'lines.variety': (code) => catalogue.variety(code)?.names,
    'price.reference.variety': (code) => catalogue.variety(code)?.names,
    'lines.season': season,
    seasons: season,
    'lines.certificatesRequired': (code) => catalogue.certificateScheme(code)?.names,
    'lines.quality.param': (code) => catalogue.qualityAttribute(code)?.names,
  };
  return (path, code) => finders[path]?.(code) ?? null;
}
