import { Anchor, Badge, Group, List, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage, type MessageKey } from '@web/lib/language';
import { useFormat } from '@web/ui/facts';
import { Empty, Failed, NotThere, PageTitle, Waiting } from '@web/ui/states';

const ORGANISATION = graphql(`
  query OrganisationPage($id: ID!) {
    organisation(id: $id) {
      id
      name
      kind
      state
      addressText
      taxCode
      certificates {
        id
        isValidToday
        validTo
        scheme
      }
      offers(first: 12, states: [PUBLISHED]) {
        totalCount
        edges {
          node {
            id
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
      demands(first: 12, states: [PUBLISHED]) {
        totalCount
        edges {
          node {
            id
            commodity {
              name
            }
            total {
              value
              unit
            }
            window {
              from
              to
            }
          }
        }
      }
    }
  }
`);

export function OrganisationPage() {
  const { id = '' } = useParams();
  const { t } = useLanguage();
  const { quantity, day } = useFormat();
  const [{ data, fetching, error }] = useQuery({ query: ORGANISATION, variables: { id } });
  if (error) return <Failed error={error} />;
  if (fetching && !data) return <Waiting />;
  const organisation = data?.organisation;
  if (!organisation) return <NotThere />;
  const { offers, demands } = organisation;
  return (
    <Stack>
      <PageTitle aside={<Badge variant="default">{t(`kind.${organisation.kind}` as MessageKey)}</Badge>}>
        {organisation.name}
      </PageTitle>
      {organisation.addressText ? <Text>{organisation.addressText}</Text> : null}
      {organisation.taxCode ? <Text>{t('organisation.taxCode', { code: organisation.taxCode })}</Text> : null}
      {organisation.certificates.length > 0 ? (
        <Group gap={6}>
          {organisation.certificates
            .filter(({ isValidToday }) => isValidToday)
            .map((certificate) => (
              <Badge key={certificate.id} variant="default">
                {certificate.scheme} · {t('organisation.validTo', { day: day(certificate.validTo) })}
              </Badge>
            ))}
        </Group>
      ) : null}
      {offers.totalCount > 0 ? (
        <section aria-labelledby="offers">
          <Title order={2} size="h3" id="offers" mb="xs">
            {t('nav.offers')}
          </Title>
          <List>
            {offers.edges.map(({ node }) => (
              <List.Item key={node.id}>
                <Anchor component={Link} to={`/offers/${node.id}`}>
                  {node.commodity.name} {node.variety?.name}
                </Anchor>{' '}
                – {quantity(node.availableQuantity)}, {day(node.harvest.from)} – {day(node.harvest.to)}
              </List.Item>
            ))}
          </List>
        </section>
      ) : null}
      {demands.totalCount > 0 ? (
        <section aria-labelledby="demands">
          <Title order={2} size="h3" id="demands" mb="xs">
            {t('nav.demands')}
          </Title>
          <List>
            {demands.edges.map(({ node }) => (
              <List.Item key={node.id}>
                <Anchor component={Link} to={`/demands/${node.id}`}>
                  {node.commodity.name}
                </Anchor>{' '}
                – {quantity(node.total)}, {day(node.window.from)} – {day(node.window.to)}
              </List.Item>
            ))}
          </List>
        </section>
      ) : null}
      {offers.totalCount + demands.totalCount === 0 ? (
        <Empty title={t('organisation.quiet')} hint={t('organisation.quietHint')} />
      ) : null}
    </Stack>
  );
}
