/**
 * What may be wished for in place of a model: a kind of model, which each worker's settings map to models that are tried in order.
 * `best` judges best, whatever it costs; `balanced` is good for its price.
 */
export const modelCategories = ["best", "balanced"] as const;
export type ModelCategory = (typeof modelCategories)[number];

export function isModelCategory(id: string): id is ModelCategory {
  return modelCategories.some((category) => category === id);
}
