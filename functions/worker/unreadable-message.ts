/** A message that another release may have sent, and can read; `message` says where it differs, and not what stands there. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
}
