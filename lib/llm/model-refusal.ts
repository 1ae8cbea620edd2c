/**
 * A model that works without a provider (the rules expert) declines a question: repeating the call would not help. The
 * message says what is wrong and what to do, and stands for itself.
 */
export class ModelRefusal extends Error {
  override readonly name = "ModelRefusal";
}
