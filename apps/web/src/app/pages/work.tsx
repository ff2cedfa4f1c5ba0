import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage } from '@web/lib/language';
import { useSession, workOf } from '@web/lib/session';
import { StateBadge, useFormat } from '@web/ui/facts';
import { Empty, Failed, PageTitle, Waiting } from '@web/ui/states';

const WORK = graphql(`
  query Work {
    waiting: contracts(first: 10, filter: { awaitingMe: true }) {
      totalCount
      edges {
        node {
          ...ContractRow
        }
      }
    }
    notifications(first: 5, unreadOnly: true) {
      totalCount
      edges {
        node {
          id
          subject
          text
          createdAt
        }
      }
    }
  }
`);
const OFFERS = graphql(`
  query Work_offers($organisationId: ID!) {
    organisation(id: $organisationId) {
      id
      offers(first: 10) {
        totalCount
        edges {
          node {
            id
            state
            commodity {
              name
            }
            variety {
              name
            }
            availableQuantity {
              value
              unit
            }
            harvest {
              from
              to
            }
          }
        }
      }
    }
  }
`);

function MyOffers({ organisationId, name }: { readonly organisationId: string; readonly name: string }) {
  const { t } = useLanguage();
  const { quantity, day } = useFormat();
  const [{ data, fetching }] = useQuery({
    query: OFFERS,
    variables: { organisationId },
    requestPolicy: 'cache-and-network',
  });
  const offers = data?.organisation?.offers;
  return (
    <section aria-label={name}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          {t('work.offersOf', { name })}
        </Title>
        <Button component={Link} to={`/offers/new?organisation=${organisationId}`} size="sm">
          {t('work.newOffer')}
        </Button>
      </Group>
      {fetching && !data ? <Waiting rows={1} /> : null}
      {offers?.totalCount === 0 ? <Empty title={t('work.noOffers')} hint={t('work.noOffersHint')} /> : null}
      <Stack gap="xs">
        {offers?.edges.map(({ node }) => (
          <Card withBorder key={node.id} padding="sm">
            <Group justify="space-between">
              <Anchor component={Link} to={`/offers/${node.id}`}>
                {node.commodity.name} {node.variety?.name} – {quantity(node.availableQuantity)}
              </Anchor>
              <StateBadge state={node.state} />
            </Group>
            <Text size="sm" c="dimmed">
              {day(node.harvest.from)} – {day(node.harvest.to)}
            </Text>
          </Card>
        ))}
      </Stack>
    </section>
  );
}

/** Monday morning: what waits for me, what is new, what I have on the market. */
export function Work() {
  const { t } = useLanguage();
  const { instant } = useFormat();
  const { me, loading } = useSession();
  const [{ data, fetching, error }, again] = useQuery({ query: WORK, pause: !me, requestPolicy: 'cache-and-network' });
  if (loading) return <Waiting />;
  if (!me)
    return (
      <Empty
        title={t('work.signInFirst')}
        hint={t('work.signInHint')}
        action={
          <Button component={Link} to="/sign-in?next=/work">
            {t('nav.signIn')}
          </Button>
        }
      />
    );
  const work = workOf(me);
  return (
    <Stack gap="xl">
      <PageTitle>{t('work.hello', { name: me.displayName })}</PageTitle>
      {error ? <Failed error={error} again={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && !data ? <Waiting /> : null}
      {data ? (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <section aria-labelledby="waiting">
            <Title order={2} size="h3" id="waiting" mb="xs">
              {t('work.waiting', { count: data.waiting.totalCount })}
            </Title>
            {data.waiting.totalCount === 0 ? <Text c="dimmed">{t('work.nothingWaits')}</Text> : null}
            <Stack gap="xs">
              {data.waiting.edges.map(({ node }) => (
                <Card withBorder key={node.id} padding="sm">
                  <Group justify="space-between">
                    <Anchor component={Link} to={`/contracts/${node.id}`}>
                      {node.seller?.name} → {node.buyer?.name}
                    </Anchor>
                    <StateBadge state={node.state} />
                  </Group>
                  {node.deadlineAt ? (
                    <Text size="sm">{t('contract.until', { at: instant(node.deadlineAt) })}</Text>
                  ) : null}
                </Card>
              ))}
            </Stack>
          </section>
          <section aria-labelledby="news">
            <Title order={2} size="h3" id="news" mb="xs">
              {t('work.news', { count: data.notifications.totalCount })}
            </Title>
            <Stack gap="xs">
              {data.notifications.edges.map(({ node }) => (
                <Card withBorder key={node.id} padding="sm">
                  <Text fw={600} size="sm">
                    {node.subject}
                  </Text>
                  <Text size="sm">{node.text}</Text>
                </Card>
              ))}
            </Stack>
            <Anchor component={Link} to="/notifications">
              {t('work.allNews')}
            </Anchor>
          </section>
        </SimpleGrid>
      ) : null}
      {work.sells.map(({ organisation }) => (
        <MyOffers key={organisation.id} organisationId={organisation.id} name={organisation.name} />
      ))}
      {work.advises ? (
        <Button component={Link} to="/desk" w="fit-content">
          {t('nav.desk')}
        </Button>
      ) : null}
    </Stack>
  );
}
