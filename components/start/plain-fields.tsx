import { describe, FormField } from "./form-field";
import type { WorkflowChoice } from "./start-form-model";

interface PlainFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly problem: string | undefined;
}

/** A line of text that is not an input of the workflow. */
export function PlainField({ name, label, help, value, problem }: PlainFieldProps) {
  return (
    <FormField id={`start-${name}`} label={label} help={help} problem={problem}>
      <input {...describe(`start-${name}`, help, problem)} name={name} defaultValue={value} className="field" />
    </FormField>
  );
}

interface ModelFieldProps {
  readonly choice: WorkflowChoice;
  readonly value: string;
  readonly problem: string | undefined;
}

/** Which model is to decide: the worker's own choice comes first. */
export function ModelField({ choice, value, problem }: ModelFieldProps) {
  const own = choice.defaultModel === "" ? "the worker's choice" : `the worker's choice (${choice.defaultModel})`;
  return (
    <FormField id="start-model" label="Model" problem={problem} required>
      <select {...describe("start-model", "", problem)} name="model" defaultValue={value} className="field">
        <option value="">{own}</option>
        {choice.models.map((model) => (
          <option key={model} value={model}>
            {modelText(model, choice)}
          </option>
        ))}
      </select>
    </FormField>
  );
}

/** A category with what it is, where all workers that would take the job agree. */
function modelText(model: string, { categories }: WorkflowChoice): string {
  const meanings = new Set(
    categories.filter(({ category }) => category === model).map(({ models }) => models.join(", else ")),
  );
  const [meaning = ""] = meanings.size === 1 ? meanings : [];
  return meaning === "" ? model : `${model} (${meaning})`;
}
