import { Anchor, Badge, Button, Group, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage, type MessageKey } from '@web/lib/language';
import { useSession, workOf } from '@web/lib/session';
import { useCommand } from '@web/lib/use-command';
import { atHead, Price, StateBadge, useFormat } from '@web/ui/facts';
import { Failed, NotThere, PageTitle, ProblemAlert, Waiting } from '@web/ui/states';
import { ProposeContract } from './propose-contract';

const OFFER = graphql(`
  query OfferPage($id: ID!) {
    offer(id: $id) {
      ...OfferCard
      state
      version
      form
      season
      note
      photoIds
      allowedActions
      minimumLot {
        value
        unit
      }
      volume {
        kind
        low {
          value
          unit
        }
        high {
          value
          unit
        }
      }
      heldQuantity {
        value
        unit
      }
      committedQuantity {
        value
        unit
      }
    }
  }
`);
const PUBLISH = graphql(`
  mutation OfferPage_publish($input: PublishOfferInput!) {
    publishOffer(input: $input) {
      __typename
      ... on Problem {
        code
        message
      }
    }
  }
`);
const PAUSE = graphql(`
  mutation OfferPage_pause($input: PauseOfferInput!) {
    pauseOffer(input: $input) {
      __typename
      ... on Problem {
        code
        message
      }
    }
  }
`);
const RESUME = graphql(`
  mutation OfferPage_resume($input: ResumeOfferInput!) {
    resumeOffer(input: $input) {
      __typename
      ... on Problem {
        code
        message
      }
    }
  }
`);

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" w="40%">
        {name}
      </Table.Th>
      <Table.Td>{children}</Table.Td>
    </Table.Tr>
  );
}

export function OfferPage() {
  const { id = '' } = useParams();
  const { t } = useLanguage();
  const { quantity, day } = useFormat();
  const { me } = useSession();
  const [proposing, setProposing] = useState(false);
  const [{ data, fetching, error }, again] = useQuery({ query: OFFER, variables: { id } });
  const refresh = () => again({ requestPolicy: 'network-only' });
  const publish = useCommand(PUBLISH, t('common.offline'));
  const pause = useCommand(PAUSE, t('common.offline'));
  const resume = useCommand(RESUME, t('common.offline'));
  if (error) return <Failed error={error} again={refresh} />;
  if (fetching && !data) return <Waiting />;
  const offer = data?.offer;
  if (!offer) return <NotThere />;
  const can = (action: string) => (offer.allowedActions as readonly string[]).includes(action);
  const act = async (command: typeof publish) => {
    if (await command.run({ offerId: offer.id })) refresh();
  };
  const buyers = workOf(me).buys;
  return (
    <Stack>
      <PageTitle aside={<StateBadge state={offer.state} />}>
        {atHead(offer.commodity.name)} {offer.variety?.name}
      </PageTitle>
      {offer.photoIds.length > 0 ? (
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
          {offer.photoIds.map((photo) => (
            <img
              key={photo}
              src={`/api/files/${photo}`}
              alt=""
              width={320}
              height={240}
              style={{ maxWidth: '100%', height: 'auto', objectFit: 'cover' }}
              loading="lazy"
            />
          ))}
        </SimpleGrid>
      ) : null}
      <Table>
        <Table.Tbody>
          <Fact name={t('offer.free')}>{quantity(offer.availableQuantity)}</Fact>
          {offer.heldQuantity ? <Fact name={t('offer.held')}>{quantity(offer.heldQuantity)}</Fact> : null}
          {offer.committedQuantity ? (
            <Fact name={t('offer.committed')}>{quantity(offer.committedQuantity)}</Fact>
          ) : null}
          <Fact name={t('offer.price')}>
            <Price wish={offer.price} unit={offer.availableQuantity.unit} />
          </Fact>
          <Fact name={t('offer.harvest')}>
            {t('offer.window', { from: day(offer.harvest.from), to: day(offer.harvest.to) })}
          </Fact>
          {offer.minimumLot ? <Fact name={t('offer.minimumLot')}>{quantity(offer.minimumLot)}</Fact> : null}
          <Fact name={t('offer.form')}>{t(`form.${offer.form}` as MessageKey)}</Fact>
          <Fact name={t('offer.seller')}>
            <Anchor component={Link} to={`/organisations/${offer.organisation.id}`}>
              {offer.organisation.name}
            </Anchor>
          </Fact>
          <Fact name={t('search.facet.PLACE')}>{offer.place.displayName}</Fact>
          {offer.certificates.length > 0 ? (
            <Fact name={t('search.facet.SCHEME')}>
              <Group gap={6}>
                {offer.certificates.map((certificate) => (
                  <Badge key={certificate.id} variant="default">
                    {certificate.scheme}
                  </Badge>
                ))}
              </Group>
            </Fact>
          ) : null}
        </Table.Tbody>
      </Table>
      {offer.note ? <Text style={{ whiteSpace: 'pre-line' }}>{offer.note}</Text> : null}
      <ProblemAlert problem={publish.problem ?? pause.problem ?? resume.problem} />
      <Group className="no-print">
        {can('PUBLISH') ? (
          <Button loading={publish.busy} onClick={() => void act(publish)}>
            {t('offer.publish')}
          </Button>
        ) : null}
        {can('PAUSE') ? (
          <Button variant="default" loading={pause.busy} onClick={() => void act(pause)}>
            {t('offer.pause')}
          </Button>
        ) : null}
        {can('RESUME') ? (
          <Button loading={resume.busy} onClick={() => void act(resume)}>
            {t('offer.resume')}
          </Button>
        ) : null}
        {buyers.length > 0 && offer.state === 'PUBLISHED' && !proposing ? (
          <Button onClick={() => setProposing(true)}>{t('contract.propose')}</Button>
        ) : null}
        {!me ? (
          <Button component={Link} to={`/sign-in?next=/offers/${offer.id}`}>
            {t('offer.signInToPropose')}
          </Button>
        ) : null}
      </Group>
      {proposing ? (
        <section aria-labelledby="propose">
          <Title order={2} size="h3" id="propose" mb="sm">
            {t('contract.propose')}
          </Title>
          <ProposeContract
            offerId={offer.id}
            unit={offer.availableQuantity.unit}
            buyers={buyers.map(({ organisation }) => organisation)}
          />
        </section>
      ) : null}
    </Stack>
  );
}
