import type { Context, SQSEvent } from 'aws-lambda';

/** A Lambda function for SQS batches; its answer is judged as Lambda does, so its type promises nothing. */
export type Handler = (event: SQSEvent, context: Context) => unknown;
