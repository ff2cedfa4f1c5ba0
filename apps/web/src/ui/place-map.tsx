import { Box, Paper, Table, Text } from '@mantine/core';
import { geoIdentity, geoPath } from 'd3-geo';
import { useEffect, useMemo, useState } from 'react';
import { useLanguage } from '@web/lib/language';
import { useFormat } from './facts';

type Communes = GeoJSON.FeatureCollection<GeoJSON.Geometry, { code: string; name: string }>;
interface Value {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

const WIDTH = 640;
const HEIGHT = 520;
/** Five steps of one hue, light to dark: readable in grey and by the colour-blind. */
const STEPS = ['#dcefe0', '#a9d8b5', '#69b97d', '#388e4d', '#174525'];

/** Communes of the province, darker where more is on offer; the same figures as a table below. */
export default function PlaceMap({
  values,
  chosen,
  onChoose,
}: {
  readonly values: readonly Value[];
  readonly chosen: readonly string[];
  readonly onChoose: (value: string) => void;
}) {
  const { t } = useLanguage();
  const { number } = useFormat();
  const [communes, setCommunes] = useState<Communes | null>(null);
  useEffect(() => {
    void fetch('/maps/communes.geojson')
      .then((answer) => (answer.ok ? (answer.json() as Promise<Communes>) : null))
      .then(setCommunes, () => setCommunes(null));
  }, []);
  // Plane on purpose: at 10° north the province is drawn within 2 % of its shape, and rings may turn either way.
  const path = useMemo(
    () => communes && geoPath(geoIdentity().reflectY(true).fitSize([WIDTH, HEIGHT], communes)),
    [communes],
  );
  const byUnit = new Map(values.flatMap((value) => [[value.value, value] as const, [value.label, value] as const]));
  const most = Math.max(1, ...values.map(({ count }) => count));
  const shade = (count: number) =>
    STEPS[Math.min(STEPS.length - 1, Math.floor((Math.sqrt(count) / Math.sqrt(most)) * (STEPS.length - 1)))];
  return (
    <Paper withBorder p="sm">
      {communes && path ? (
        <Box component="svg" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} w="100%" role="img" aria-label={t('map.label')}>
          {communes.features.map((feature) => {
            const value = byUnit.get(String(feature.id)) ?? byUnit.get(feature.properties.name);
            return (
              <path
                key={feature.properties.code}
                d={path(feature) ?? ''}
                fill={value ? shade(value.count) : '#f1f3f5'}
                stroke={value && chosen.includes(value.value) ? '#c92a2a' : '#868e96'}
                strokeWidth={value && chosen.includes(value.value) ? 3 : 0.6}
                style={{ cursor: value ? 'pointer' : 'default' }}
                onClick={() => value && onChoose(value.value)}
              >
                <title>{`${feature.properties.name}: ${number(value?.count ?? 0)}`}</title>
              </path>
            );
          })}
        </Box>
      ) : (
        <Text c="dimmed">{t('map.none')}</Text>
      )}
      <Box mah={180} role="region" tabIndex={0} aria-label={t('map.table')} style={{ overflow: 'auto' }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('search.facet.PLACE')}</Table.Th>
              <Table.Th ta="right">{t('nav.offers')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {values.map(({ value, label, count }) => (
              <Table.Tr key={value}>
                <Table.Td>{label}</Table.Td>
                <Table.Td ta="right">{number(count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Box>
    </Paper>
  );
}
