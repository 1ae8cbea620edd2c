import { checkArgs } from "@/lib/contract/check-args";
import type { NewJob } from "@/lib/contract/job-query";
import { jobTitle, MAX_TITLE } from "@/lib/contract/job-title";
import { isRecord, type JsonText, parseJsonText } from "@/lib/contract/json-text";
import { isWebLink } from "@/lib/contract/web-link";
import { inputFields } from "@/lib/contract/workflow";
import { contractOfWorkflow, contracts } from "@/lib/contract/workflows/registry";

/** What a person entered in the start form. */
export interface StartFormValues {
  readonly workflow: string;
  readonly title: string;
  readonly link: string;
  readonly model: string;
  /** By the names of the workflow's inputs. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** What the form shows after it was refused: one message for each field, and what had been entered. */
export interface StartFormState {
  /** By the names of the form's fields; problems of the form as a whole are under the empty name. */
  readonly problems: Readonly<Record<string, string>>;
  readonly values: StartFormValues | null;
}

export const untouchedForm: StartFormState = { problems: {}, values: null };

/** A job that the form asks for, checked. */
export type RequestedJob = Omit<NewJob, "namespace" | "operator" | "origin">;

export type CheckedStartForm =
  | { readonly ok: true; readonly job: RequestedJob }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

const INPUT = "input.";
const FILE = "file.";

/** Names of the form's fields for the input `name`: its text, and a file to take the text from. */
export const inputFieldName = (name: string) => `${INPUT}${name}`;
export const fileFieldName = (name: string) => `${FILE}${name}`;

/** Reads a posted form. A chosen file takes the place of its field's text. Browsers send line ends as CRLF: they become `\n`. */
export async function readStartForm(form: FormData): Promise<StartFormValues> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const inputs: Record<string, string> = {};
  for (const [name, value] of form) {
    if (name.startsWith(INPUT) && typeof value === "string") {
      inputs[name.slice(INPUT.length)] = value.replace(/\r\n/g, "\n");
    }
  }
  for (const [name, value] of form) {
    if (name.startsWith(FILE) && typeof value !== "string" && value.size > 0) {
      inputs[name.slice(FILE.length)] = await value.text();
    }
  }
  return {
    workflow: text("workflow"),
    title: text("title").trim(),
    link: text("link").trim(),
    model: text("model"),
    inputs,
  };
}

interface CheckSettings {
  /** Models of the live workers. */
  readonly models: ReadonlySet<string>;
  /** Workflows of the live workers: variants of a type are known by these alone. */
  readonly workflows: ReadonlySet<string>;
  /** Args of the job that is run again: those that the form has no field for are kept. */
  readonly earlierArgs: JsonText;
  /** The title that a crash report names; empty when it names none. */
  readonly titleOfReport: (report: string) => string;
}

/** Checks the form against the contract of its workflow. */
export function checkStartForm(values: StartFormValues, settings: CheckSettings): CheckedStartForm {
  const contract = contractOfWorkflow(values.workflow);
  if (contract === null || (contract.type !== values.workflow && !settings.workflows.has(values.workflow))) {
    const known = contracts.map(({ type }) => type).join(", ");
    return { ok: false, problems: { workflow: `There is no workflow "${values.workflow}": choose one of ${known}.` } };
  }
  const problems = new Map<string, string>();
  if (values.title.length > MAX_TITLE) problems.set("title", `The title is too long: at most ${MAX_TITLE} characters.`);
  if (values.link !== "" && !isWebLink(values.link))
    problems.set("link", "Give a link that starts with https:// or http://.");
  if (values.model !== "" && !settings.models.has(values.model)) {
    problems.set("model", `No live worker offers the model "${values.model}": choose another one.`);
  }
  const checked = checkArgs(contract, { ...objectOf(settings.earlierArgs), ...values.inputs });
  if (!checked.ok) {
    const labels = new Map(inputFields(contract).map(({ name, label }) => [name, label]));
    for (const [name, message] of checked.problems) {
      problems.set(name === "" ? "" : inputFieldName(name), called(labels.get(name) ?? name, message, name));
    }
  }
  if (!checked.ok || problems.size > 0) return { ok: false, problems: Object.fromEntries(problems) };
  const { workflow, link, model } = values;
  const job = {
    workflow,
    type: contract.type,
    description: jobTitle(values, settings.titleOfReport),
    link,
    model,
    args: checked.args,
  };
  return { ok: true, job };
}

/** A message about an input, with the name that the form has for it. */
function called(label: string, message: string, name: string): string {
  return name !== "" && message.startsWith(name) ? `${label}${message.slice(name.length)}` : message;
}

function objectOf(args: JsonText): Record<string, unknown> {
  const value = args === "" ? {} : parseJsonText(args);
  return isRecord(value) ? value : {};
}
