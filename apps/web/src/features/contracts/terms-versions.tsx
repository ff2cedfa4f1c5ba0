import { Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage } from '@web/lib/language';
import { useFormat } from '@web/ui/facts';

const VERSIONS = graphql(`
  query TermsVersions($id: ID!) {
    contract(id: $id) {
      id
      termsVersions(first: 10) {
        edges {
          node {
            number
            createdAt
            message
            proposedBy {
              id
              name
            }
            changes {
              path
              before
              after
            }
          }
        }
      }
    }
  }
`);

/** Who changed what, version by version. */
export function TermsVersions({
  contractId,
  termsVersion,
}: {
  readonly contractId: string;
  readonly termsVersion: number;
}) {
  const { t } = useLanguage();
  const { instant } = useFormat();
  const [{ data }] = useQuery({ query: VERSIONS, variables: { id: contractId }, requestPolicy: 'cache-and-network' });
  const versions = data?.contract?.termsVersions.edges ?? [];
  if (versions.length === 0) return null;
  return (
    <Stack gap="xs" mt="md" data-version={termsVersion}>
      <Title order={2} size="h3">
        {t('contract.versions')}
      </Title>
      {versions.map(({ node }) => (
        <section key={node.number}>
          <Text size="sm" fw={600}>
            {t('contract.versionBy', {
              number: node.number,
              name: node.proposedBy?.name ?? '',
              at: instant(node.createdAt),
            })}
          </Text>
          {node.message ? <Text size="sm">“{node.message}”</Text> : null}
          {node.changes.length > 0 ? (
            <Table fz="sm" style={{ tableLayout: 'fixed', wordBreak: 'break-word' }}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('contract.field')}</Table.Th>
                  <Table.Th>{t('contract.before')}</Table.Th>
                  <Table.Th>{t('contract.after')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {node.changes.map((change) => (
                  <Table.Tr key={change.path}>
                    <Table.Td>{change.path}</Table.Td>
                    <Table.Td>
                      <del>{change.before ?? '–'}</del>
                    </Table.Td>
                    <Table.Td>
                      <ins>{change.after ?? '–'}</ins>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          ) : null}
        </section>
      ))}
    </Stack>
  );
}
