/** The four rooms (ARCHITECTURE.md): who may import whom. */
const room = (name) => `^src/${name}/`

module.exports = {
  forbidden: [
    {
      name: 'grammar-knows-nobody',
      severity: 'error',
      from: { path: room('grammar') },
      to: { path: '^src/(catalog|engine|app)/' },
    },
    {
      name: 'grammar-is-pure',
      severity: 'error',
      from: { path: room('grammar') },
      to: { path: 'node_modules/(vue|pinia|@duckdb|@uwdata|papaparse|reka-ui)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'catalog-imports-grammar-alone',
      severity: 'error',
      from: { path: room('catalog') },
      to: { path: '^src/(engine|app)/' },
    },
    {
      name: 'engine-imports-grammar-alone',
      severity: 'error',
      from: { path: room('engine') },
      to: { path: '^src/(catalog|app)/' },
    },
    {
      name: 'engine-without-vue',
      severity: 'error',
      from: { path: '^src/(grammar|catalog|engine)/' },
      to: { path: 'node_modules/(vue|pinia|vue-router|vue-i18n|reka-ui|@vueuse)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?(url|raw|worker)$' } },
    {
      name: 'no-orphans',
      severity: 'error',
      // found by import.meta.glob, or a statistical method that the metrics name
      from: { orphan: true, pathNot: ['^src/catalog/(charts|datasets)/', '^src/grammar/statistics/', '\\.d\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.sql', '.css'],
    },
  },
}
