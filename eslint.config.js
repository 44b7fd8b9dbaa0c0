import vueAccessibility from 'eslint-plugin-vuejs-accessibility'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** Younger than the browser floor (Chromium 95, Firefox 100, Safari 15.4): the build lowers syntax, not APIs. */
const youngApis = [
  ['AbortSignal', 'any'],
  ['AbortSignal', 'timeout'],
  ['Object', 'groupBy'],
  ['Map', 'groupBy'],
  ['Promise', 'withResolvers'],
  ['Array', 'fromAsync'],
].map(([object, property]) => ({ object, property, message: 'younger than the browser floor' }))
const youngMethods = [
  'toSorted',
  'toReversed',
  'toSpliced',
  'findLast',
  'findLastIndex',
  'throwIfAborted',
  'isWellFormed',
  'toWellFormed',
  'difference',
  'intersection',
  'union',
]

const restricted = [
  ...youngMethods.map((name) => ({
    selector: `CallExpression > MemberExpression.callee[property.name='${name}']`,
    message: `${name} is younger than the browser floor`,
  })),
  { selector: "MemberExpression[property.name='innerHTML']", message: 'text from files is text' },
]
const globbing = {
  selector: "MemberExpression[property.name='glob'] > MetaProperty",
  message: 'import.meta.glob only in catalog/index.ts and catalog/model/index.ts: the import rules do not see it',
}

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      'coverage',
      'test-results',
      'playwright-report',
      'bench/results',
      'public/floor.js',
    ],
  },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  ...vueAccessibility.configs['flat/recommended'],
  {
    files: ['**/*.{ts,mts,js,mjs,vue}'],
    languageOptions: { globals: { ...globals.browser, ...globals.node }, parserOptions: { parser: tseslint.parser } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
      'vue/html-self-closing': ['error', { html: { void: 'always', normal: 'never', component: 'always' } }],
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': ['error', ...youngApis],
      'no-restricted-syntax': ['error', ...restricted, globbing],
    },
  },
  {
    files: ['src/catalog/index.ts', 'src/catalog/model/index.ts'],
    rules: { 'no-restricted-syntax': ['error', ...restricted] },
  },
)
