import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** No file of `folder` may import what matches one of `patterns`. */
const imports = (folder, why, ...patterns) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': ['error', { patterns: patterns.map((regex) => ({ regex, message: why })) }],
  },
});

const functions = ['webhook', 'worker', 'settings', 'records', 'silence', 'jobs'];
const toOtherFunctions = (name) => `/(${functions.filter((other) => other !== name).join('|')})/`;
const toOutside = '^(\\.\\./)+(bin|config|lib|local|simulation|test|bench|web)/';

export default defineConfig(
  globalIgnores(['cdk.out/', 'coverage/', '.local/', 'web/src/api/schema.d.ts']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js', 'local/*.js'] } },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Leaving a property out of an object is done by naming it beside the rest.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // What was caught is passed on as it is.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  imports('functions/shared/domain', 'The domain imports nothing outside itself.', '^[^.]', '^\\.\\./'),
  imports(
    'functions/shared/domain/*',
    'The domain imports nothing outside itself.',
    '^[^.]',
    '^(\\.\\./){2}',
  ),
  imports(
    'functions/shared/deployment',
    'What is deployed is data, and imports nothing outside itself.',
    '^[^.]',
    '^\\.\\./',
  ),
  imports(
    'functions/shared/chargebee',
    'What arrives knows the domain only.',
    toOutside,
    '/(store|http|api)/',
  ),
  imports('functions/shared/store', 'The store knows the domain only.', toOutside, '/(chargebee|http|api)/'),
  imports(
    'functions/shared/pipeline',
    'The pipeline knows the domain, the store and what arrives.',
    toOutside,
    '/(http|api)/',
  ),
  ...functions.map((name) =>
    imports(
      `functions/${name}`,
      'A function imports itself and shared/ only.',
      toOutside,
      `^\\.\\.${toOtherFunctions(name)}`,
    ),
  ),
  imports(
    'lib',
    'Stacks name entry paths and what is deployed, never runtime code, and are given their stage.',
    '/functions/(?!shared/deployment/)',
    '/(local|simulation|bin|config|test|bench)/',
  ),
  imports('config', 'A stage is plain data of one type.', '^(?!\\.\\./lib/stage-config\\.ts$)'),
  imports(
    'web/src',
    "The page knows the API's types only.",
    '/(functions|lib|local|simulation|bin|config|test|bench)/',
  ),
  { files: ['web/src/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  imports(
    'local',
    'Nothing imports bin or the stacks.',
    '^(\\.\\./)+(bin|config|lib|simulation|test|bench)/',
  ),
  imports(
    'simulation',
    'The simulation runs the functions alone.',
    '^(\\.\\./)+(bin|config|lib|local|test|bench)/',
  ),
);
