import { Alert, Anchor, Grid, Stack, Table, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useQuery, useSubscription } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage, type MessageKey } from '@web/lib/language';
import { useSession } from '@web/lib/session';
import { StateBadge, useFormat } from '@web/ui/facts';
import { Failed, NotThere, PageTitle, Waiting } from '@web/ui/states';
import { ContractActions } from './contract-actions';
import { ContractPapers } from './contract-papers';
import { PriceSimulator } from './price-simulator';
import { SelfCheck } from './self-check';
import { TermsVersions } from './terms-versions';

const CONTRACT = graphql(`
  query ContractPage($id: ID!) {
    contract(id: $id) {
      ...ContractRow
      version
      termsVersion
      termsHash
      canonicalTerms
      allowedActions
      linkageForm
      signedOn
      coopRegime
      linkageRegime
      advice {
        advice
        opinionNumber
        toAcknowledge
        openFindings
      }
      opinion {
        number
        advice
        score
        summary
        givenOn
      }
      signatures {
        side
        signedAt
        sentTo
        statement
      }
      terms {
        start
        end
        lines {
          commodity
          variety
          quantity
          unit
          tolerancePct
          quality {
            param
            adjustRule
          }
          harvest {
            from
            to
          }
        }
        price {
          mechanism
          base
          floor
          cap
        }
        payment {
          finalDueDays
          lateRatePa
        }
        deposit {
          amount
          payer
        }
        delivery {
          place
          pickupMaxHours
          schedule {
            from
            to
            quantity
          }
        }
      }
    }
  }
`);
const NEWS = graphql(`
  subscription ContractPage_news($id: ID!) {
    contractChanged(contractId: $id) {
      id
      version
    }
  }
`);

export function ContractPage() {
  const { id = '' } = useParams();
  const { t } = useLanguage();
  const { money, number, day, instant } = useFormat();
  const { me } = useSession();
  const [{ data, fetching, error }, again] = useQuery({
    query: CONTRACT,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => again({ requestPolicy: 'network-only' });
  // What the other side does shows at once.
  useSubscription({ query: NEWS, variables: { id }, pause: !me }, (_old, news) => {
    refresh();
    return news;
  });
  if (error && !data) return <Failed error={error} again={refresh} />;
  if (fetching && !data) return <Waiting />;
  const contract = data?.contract;
  if (!contract) return <NotThere />;
  const { terms } = contract;
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    ...terms.lines.map(
      (line) =>
        [
          t('contract.goods'),
          <>
            {line.commodity} {line.variety}: {line.quantity ? number(line.quantity) : '–'} {line.unit} (±
            {line.tolerancePct ?? '–'} %), {day(line.harvest.from)} – {day(line.harvest.to)}
          </>,
        ] as const,
    ),
    [
      t('contract.price'),
      [
        terms.price.mechanism && t(`price.${terms.price.mechanism}` as MessageKey),
        terms.price.base && t('contract.base', { amount: number(terms.price.base) }),
        terms.price.floor && t('contract.floor', { amount: number(terms.price.floor) }),
        terms.price.cap && t('contract.cap', { amount: number(terms.price.cap) }),
      ]
        .filter(Boolean)
        .join(' · ') || '–',
    ],
    [t('contract.place'), terms.delivery.place ?? '–'],
    [
      t('contract.pickup'),
      terms.delivery.pickupMaxHours === null ? '–' : t('contract.hours', { hours: terms.delivery.pickupMaxHours }),
    ],
    [
      t('contract.paid'),
      terms.payment.finalDueDays === null ? '–' : t('contract.days', { days: terms.payment.finalDueDays }),
    ],
    [t('contract.deposit'), terms.deposit.amount ? money(terms.deposit.amount) : '–'],
    [t('contract.duration'), `${day(terms.start)} – ${day(terms.end)}`],
    [t('contract.value'), contract.estimatedValue ? money(contract.estimatedValue) : '–'],
  ];
  return (
    <Stack>
      <PageTitle aside={<StateBadge state={contract.state} />}>{t('contract.title')}</PageTitle>
      <Text>
        <Anchor component={Link} to={`/organisations/${contract.seller?.id}`}>
          {contract.seller?.name}
        </Anchor>{' '}
        →{' '}
        <Anchor component={Link} to={`/organisations/${contract.buyer?.id}`}>
          {contract.buyer?.name}
        </Anchor>
      </Text>
      {contract.turnOf ? (
        <Alert color="blue">
          {t('contract.turnOf', { name: contract.turnOf.name })}{' '}
          {contract.deadlineAt ? t('contract.until', { at: instant(contract.deadlineAt) }) : ''}
        </Alert>
      ) : null}
      {contract.opinion ? (
        <Alert
          color={contract.opinion.advice === 'ADVISED_SIGN' ? 'green' : 'orange'}
          title={t('contract.opinionNo', { number: contract.opinion.number, day: day(contract.opinion.givenOn) })}
        >
          <Text fw={600}>{t(`advice.${contract.opinion.advice}`)}</Text>
          <Text size="sm">{contract.opinion.summary}</Text>
        </Alert>
      ) : null}
      <ContractActions contract={contract} refresh={refresh} />
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Title order={2} size="h3" mb="xs">
            {t('contract.terms', { version: contract.termsVersion })}
          </Title>
          <Table>
            <Table.Tbody>
              {rows.map(([name, value], index) => (
                <Table.Tr key={index}>
                  <Table.Th scope="row" w="38%">
                    {name}
                  </Table.Th>
                  <Table.Td>{value}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Text size="xs" c="dimmed" style={{ wordBreak: 'break-all' }}>
            SHA-256 {contract.termsHash}
          </Text>
          {contract.signatures.length > 0 ? (
            <>
              <Title order={3} size="h4" mt="md" mb="xs">
                {t('contract.signatures')}
              </Title>
              {contract.signatures.map((signature) => (
                <Text key={signature.side} size="sm">
                  {t(`side.${signature.side}`)}: {instant(signature.signedAt)} – {signature.statement}
                </Text>
              ))}
            </>
          ) : null}
          <TermsVersions contractId={contract.id} termsVersion={contract.termsVersion} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <SelfCheck contractId={contract.id} termsHash={contract.termsHash} />
          <PriceSimulator
            contractId={contract.id}
            canonicalTerms={contract.canonicalTerms}
            params={(terms.lines[0]?.quality ?? []).flatMap(({ param, adjustRule }) =>
              param && adjustRule && adjustRule !== 'NONE' ? [param] : [],
            )}
          />
          <ContractPapers contractId={contract.id} />
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
