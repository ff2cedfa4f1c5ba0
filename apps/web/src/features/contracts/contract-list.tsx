import { Anchor, Card, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage } from '@web/lib/language';
import { useUrlState } from '@web/lib/url-state';
import { StateBadge, useFormat } from '@web/ui/facts';
import { Empty, Failed, PageTitle, Waiting } from '@web/ui/states';

export const CONTRACT_ROW = graphql(`
  fragment ContractRow on Contract {
    id
    state
    deadlineAt
    estimatedValue
    createdAt
    seller {
      id
      name
    }
    buyer {
      id
      name
    }
    turnOf {
      id
      name
    }
    terms {
      lines {
        commodity
        variety
        quantity
        unit
      }
    }
  }
`);
const CONTRACTS = graphql(`
  query ContractList($filter: ContractFilter) {
    contracts(first: 50, filter: $filter) {
      totalCount
      edges {
        node {
          ...ContractRow
        }
      }
    }
  }
`);

export function ContractList() {
  const { t } = useLanguage();
  const { money, number, instant } = useFormat();
  const url = useUrlState();
  const awaiting = url.one('awaiting') === '1';
  const [{ data, fetching, error }] = useQuery({
    query: CONTRACTS,
    variables: { filter: awaiting ? { awaitingMe: true } : {} },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Stack>
      <PageTitle>{t('nav.contracts')}</PageTitle>
      <SegmentedControl
        aria-label={t('contract.show')}
        value={awaiting ? '1' : ''}
        onChange={(value) => url.set('awaiting', value ? [value] : [])}
        data={[
          { value: '', label: t('contract.all') },
          { value: '1', label: t('contract.awaitingMe') },
        ]}
      />
      {error ? <Failed error={error} /> : null}
      {fetching && !data ? <Waiting /> : null}
      {data?.contracts.totalCount === 0 ? (
        <Empty
          title={t('contract.none')}
          hint={t('contract.noneHint')}
          action={
            <Anchor component={Link} to="/offers">
              {t('nav.offers')}
            </Anchor>
          }
        />
      ) : null}
      {data?.contracts.edges.map(({ node }) => (
        <Card withBorder key={node.id} component="article">
          <Group justify="space-between" align="flex-start">
            <Anchor component={Link} to={`/contracts/${node.id}`} fw={600}>
              {node.terms.lines
                .map(
                  (line) =>
                    `${line.variety ?? line.commodity ?? ''} ${line.quantity ? number(line.quantity) : ''} ${line.unit ?? ''}`,
                )
                .join('; ') || t('contract.untitled')}
            </Anchor>
            <StateBadge state={node.state} />
          </Group>
          <Text size="sm">
            {node.seller?.name} → {node.buyer?.name}
          </Text>
          <Text size="sm" c="dimmed">
            {node.estimatedValue ? money(node.estimatedValue) : ''}{' '}
            {node.turnOf ? `· ${t('contract.turnOf', { name: node.turnOf.name })}` : ''}{' '}
            {node.deadlineAt ? `· ${t('contract.until', { at: instant(node.deadlineAt) })}` : ''}
          </Text>
        </Card>
      ))}
    </Stack>
  );
}
