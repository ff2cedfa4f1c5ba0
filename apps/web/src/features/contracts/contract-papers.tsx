import { Anchor, List, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage } from '@web/lib/language';

const PAPERS = graphql(`
  query ContractPapers($id: ID!) {
    contract(id: $id) {
      id
      documents {
        pdfUrl
        docxUrl
        evidenceUrl
        historyUrl
        verifyUrl
      }
    }
  }
`);

/** The contract on paper, the evidence of its signatures, and where anybody may check a copy. */
export function ContractPapers({ contractId }: { readonly contractId: string }) {
  const { t } = useLanguage();
  const [{ data }] = useQuery({ query: PAPERS, variables: { id: contractId } });
  const papers = data?.contract?.documents;
  if (!papers) return null;
  const links = [
    [papers.pdfUrl, t('papers.pdf')],
    [papers.docxUrl, t('papers.docx')],
    [papers.evidenceUrl, t('papers.evidence')],
    [papers.historyUrl, t('papers.history')],
    [papers.verifyUrl, t('papers.verify')],
  ] as const;
  return (
    <section aria-labelledby="papers" className="no-print">
      <Title order={2} size="h3" id="papers" mt="md" mb="xs">
        {t('papers.title')}
      </Title>
      <List>
        {links.map(([url, label]) => (
          <List.Item key={label}>
            <Anchor href={url}>{label}</Anchor>
          </List.Item>
        ))}
      </List>
    </section>
  );
}
