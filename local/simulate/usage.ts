/** How `npm run simulate` is used. */
export const usage = `Usage: npm run simulate -- payment --email <address> --amount <minor units> [--currency EUR] [--customer <id>]
       npm run simulate -- refund --payment <txn id> --amount <minor units> [--currency EUR] [--chargeback]
       npm run simulate -- void --payment <txn id> [--amount 4900] [--currency EUR]
       npm run simulate -- test
       each with [--copies <n>] (the same event again) and [--url <webhook URL>] (else acme's on the local stack)`;
