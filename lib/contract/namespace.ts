import { z } from "zod";
import { isWebLink } from "./web-link";

/** First segments of the site's own URLs, which no namespace may take. */
const reserved: ReadonlySet<string> = new Set([
  "ai",
  "ai_job",
  "ai_compare",
  "ai_eval",
  "ai_models",
  "api",
  "docs",
  "health",
  "metrics",
  "stats",
  "workers",
  "_next",
  "favicon.ico",
  "favicon.svg",
  "static",
]);

export const namespaceNameSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,62}$/,
    "A namespace is 1 to 63 of a-z, 0-9, '.', '_' and '-', and starts with a letter or digit.",
  )
  .refine((name) => !reserved.has(name), "The site itself needs this name: choose another one.");

const linkSchema = z.string().refine((text) => text === "" || isWebLink(text), "give an http or https URL.");

/** A kernel tree or team that jobs belong to. An empty link is not shown. */
export const namespaceSchema = z.object({
  name: namespaceNameSchema,
  title: z.string().min(1),
  /** What the start form fills in as KernelRepo. */
  defaultRepo: z.string(),
  mailingListLink: linkSchema,
  sourceLink: linkSchema,
  docsLink: linkSchema,
});

export type Namespace = z.infer<typeof namespaceSchema>;
