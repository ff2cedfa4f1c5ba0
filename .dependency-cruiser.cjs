// Features, lowest rank first. A feature may use public.ts of those before it; news travels back by event.
// Moving a name in this list is an architectural decision.
const order = [
  'identity',
  'places',
  'organisations',
  'files',
  'catalogue',
  'reference-prices',
  'members',
  'offers',
  'demands',
  'contracts',
  'documents',
  'appraisal',
  'fulfilment',
  'value-chain',
  'traceability',
  'matching',
  'search',
  'notifications',
  'demo-province',
];
const any = order.join('|');
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }),
    rule(
      'domain-is-pure',
      { path: '^libs/domain/', pathNot: '\\.spec\\.ts$' },
      { pathNot: '^libs/domain/|node_modules/decimal\\.js/' },
    ),
    rule('platform-knows-no-feature', { path: '^libs/platform/' }, { path: `^libs/(${any})/` }),
    rule(
      'feature-through-public',
      { path: `^libs/(${any})/src/` },
      { path: `^libs/(${any})/`, pathNot: ['^libs/$1/', '/src/public\\.ts$', '\\.module\\.ts$'] },
    ),
    rule(
      'only-modules-wire-modules',
      { path: `^libs/(${any})/src/`, pathNot: '\\.module\\.ts$' },
      { path: '\\.module\\.ts$', pathNot: '^libs/platform/' },
    ),
    ...order
      .slice(0, -1)
      .map((name, i) =>
        rule(
          `feature-order:${name}`,
          { path: `^libs/${name}/src/` },
          { path: `^libs/(${order.slice(i + 1).join('|')})/` },
        ),
      ),
    rule(
      'rows-stay-in-data',
      { path: `^libs/(${any})/src/`, pathNot: '/src/data/|\\.spec\\.ts$' },
      { path: '\\.row\\.ts$|node_modules/typeorm/' },
    ),
    rule(
      'commands-know-no-graphql',
      { path: '/src/(commands|queries|data)/' },
      { path: '/src/graphql/|node_modules/@nestjs/graphql/', pathNot: '^libs/platform/' },
    ),
    rule(
      'apps-compose-only',
      { path: '^apps/(api|worker|ops)/src/' },
      { path: `^libs/(${any})/`, pathNot: '\\.module\\.ts$|/src/public\\.ts$' },
    ),
    rule(
      'testing-in-tests-only',
      { pathNot: '\\.e2e-spec\\.ts$|\\.spec\\.tsx?$|/(test|e2e)/|^libs/testing/' },
      { path: '^libs/testing/' },
    ),
    rule(
      'web-sees-domain-and-schema-only',
      { path: '^apps/web/' },
      { path: '^libs/', pathNot: '^libs/(domain|schema|i18n)/' },
    ),
    rule(
      'web-features-are-islands',
      { path: '^apps/web/src/features/([^/]+)/' },
      {
        path: '^apps/web/src/features/',
        pathNot: '^apps/web/src/features/$1/',
      },
    ),
    rule('web-ui-knows-no-feature', { path: '^apps/web/src/(ui|lib)/' }, { path: '^apps/web/src/(features|app)/' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'libs/schema/src/generated' },
  },
};
