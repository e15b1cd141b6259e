import { App } from 'aws-cdk-lib/core';
import { addStacks } from '../lib/add-stacks.ts';

addStacks(new App());
