import { Anchor, Card, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import type { AppraisalFilter } from '@web/generated/graphql';
import { useLanguage } from '@web/lib/language';
import { useUrlState } from '@web/lib/url-state';
import { StateBadge, useFormat } from '@web/ui/facts';
import { Empty, Failed, PageTitle, Waiting } from '@web/ui/states';

const DESK = graphql(`
  query Desk($filter: AppraisalFilter) {
    appraisals(first: 50, filter: $filter, orderBy: DUE) {
      totalCount
      edges {
        node {
          id
          state
          dueOn
          value
          contract {
            id
            seller {
              id
              name
            }
            buyer {
              id
              name
            }
          }
        }
      }
    }
  }
`);
const VIEWS: Record<string, AppraisalFilter> = {
  open: { states: ['SUBMITTED', 'ASSIGNED', 'WAITING_FOR_PARTIES', 'AWAITING_COSIGNATURE'] },
  mine: { mine: true },
  free: { unassigned: true },
};

export function Desk() {
  const { t } = useLanguage();
  const { money, day } = useFormat();
  const url = useUrlState();
  const view = url.one('view') || 'open';
  const [{ data, fetching, error }] = useQuery({
    query: DESK,
    variables: { filter: VIEWS[view] ?? {} },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Stack>
      <PageTitle>{t('nav.desk')}</PageTitle>
      <SegmentedControl
        aria-label={t('desk.show')}
        value={view}
        onChange={(value) => url.set('view', [value])}
        data={[
          { value: 'open', label: t('desk.open') },
          { value: 'mine', label: t('desk.mine') },
          { value: 'free', label: t('desk.free') },
        ]}
      />
      {error ? <Failed error={error} /> : null}
      {fetching && !data ? <Waiting /> : null}
      {data?.appraisals.totalCount === 0 ? <Empty title={t('desk.none')} hint={t('desk.noneHint')} /> : null}
      {data?.appraisals.edges.map(({ node }) => (
        <Card withBorder key={node.id} component="article">
          <Group justify="space-between" align="flex-start">
            <Anchor component={Link} to={`/desk/${node.id}`} fw={600}>
              {node.contract?.seller?.name} → {node.contract?.buyer?.name}
            </Anchor>
            <StateBadge state={node.state} />
          </Group>
          <Text size="sm">
            {t('desk.due', { day: day(node.dueOn) })} {node.value ? `· ${money(node.value)}` : ''}
          </Text>
        </Card>
      ))}
    </Stack>
  );
}
