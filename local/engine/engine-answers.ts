/** True when something at `endpoint` answers DynamoDB's ListTables (an error answer counts: it is up). */
export async function engineAnswers(endpoint: string): Promise<boolean> {
  try {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': 'DynamoDB_20120810.ListTables',
        'content-type': 'application/x-amz-json-1.0',
      },
      body: '{}',
      signal: AbortSignal.timeout(2000),
    });
    await answer.arrayBuffer();
    return answer.status < 500;
  } catch {
    return false;
  }
}
