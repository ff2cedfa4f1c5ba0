import { Anchor, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage } from '@web/lib/language';
import { useCommand } from '@web/lib/use-command';
import { useFormat } from '@web/ui/facts';
import { Empty, Failed, PageTitle, ProblemAlert, Waiting } from '@web/ui/states';

const INBOX = graphql(`
  query Inbox {
    notifications(first: 50) {
      totalCount
      edges {
        node {
          id
          subject
          text
          createdAt
          readAt
          urgent
          aboutType
          aboutId
        }
      }
    }
  }
`);
const READ_ALL = graphql(`
  mutation Inbox_readAll($input: MarkAllNotificationsReadInput!) {
    markAllNotificationsRead(input: $input) {
      __typename
      ... on Problem {
        code
        message
      }
    }
  }
`);
const PAGES: Record<string, string> = {
  contract: '/contracts',
  offer: '/offers',
  demand: '/demands',
  organisation: '/organisations',
  appraisal: '/desk',
};

export function Inbox() {
  const { t } = useLanguage();
  const { instant } = useFormat();
  const [{ data, fetching, error }, again] = useQuery({ query: INBOX, requestPolicy: 'cache-and-network' });
  const { run, busy, problem } = useCommand(READ_ALL, t('common.offline'));
  const news = data?.notifications.edges ?? [];
  const readAll = async () => {
    if (await run({})) again({ requestPolicy: 'network-only' });
  };
  return (
    <Stack>
      <PageTitle
        aside={
          news.some(({ node }) => !node.readAt) ? (
            <Button variant="light" loading={busy} onClick={() => void readAll()}>
              {t('inbox.readAll')}
            </Button>
          ) : undefined
        }
      >
        {t('nav.notifications')}
      </PageTitle>
      <ProblemAlert problem={problem} />
      {error ? <Failed error={error} /> : null}
      {fetching && !data ? <Waiting /> : null}
      {data && news.length === 0 ? <Empty title={t('inbox.empty')} hint={t('inbox.emptyHint')} /> : null}
      {news.map(({ node }) => (
        <Card withBorder key={node.id} component="article">
          <Group justify="space-between">
            {PAGES[node.aboutType] ? (
              <Anchor component={Link} to={`${PAGES[node.aboutType]}/${node.aboutId}`} fw={node.readAt ? 400 : 600}>
                {node.subject}
              </Anchor>
            ) : (
              <Text fw={node.readAt ? 400 : 600}>{node.subject}</Text>
            )}
            <Group gap={6}>
              {node.urgent ? <Badge color="red.8">{t('inbox.urgent')}</Badge> : null}
              {!node.readAt ? <Badge variant="default">{t('inbox.unread')}</Badge> : null}
            </Group>
          </Group>
          <Text size="sm">{node.text}</Text>
          <Text size="xs" c="dimmed">
            {instant(node.createdAt)}
          </Text>
        </Card>
      ))}
    </Stack>
  );
}
