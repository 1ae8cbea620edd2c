import { JobInput } from "./job-input";
import { ModelField, PlainField } from "./plain-fields";
import { inputFieldName, type StartFormState, type StartFormValues } from "./start-form-data";
import type { WorkflowChoice } from "./start-form-model";

interface StartFieldsProps {
  readonly choice: WorkflowChoice;
  readonly values: StartFormValues;
  readonly problems: StartFormState["problems"];
}

type Field = WorkflowChoice["fields"][number];

/**
 * The fields of the form, in the order in which they are thought of: the report, the kernel that it is from, what else may be said. Where
 * there is room the lines stand at the right of the texts.
 */
export function StartFields({ choice, values, problems }: StartFieldsProps) {
  const inputsOf = (kind: Field["kind"], required: boolean) =>
    choice.fields
      .filter((field) => field.kind === kind && field.required === required)
      .map((field) => (
        <JobInput
          key={field.name}
          field={field}
          value={values.inputs[field.name] ?? ""}
          problem={problems[inputFieldName(field.name)]}
        />
      ));
  const hasBugTitle = choice.fields.some(({ name }) => name === "BugTitle");
  return (
    <div className="mt-3 grid gap-x-6 gap-y-3 lg:grid-cols-[5fr_minmax(280px,2fr)] lg:grid-rows-[auto_1fr]">
      <div className="flex min-w-0 flex-col gap-3">{inputsOf("lines", true)}</div>
      <div className="flex min-w-0 flex-col gap-3 lg:row-span-2">
        {inputsOf("text", true)}
        <PlainField
          name="title"
          label="Title"
          value={values.title}
          problem={problems.title}
          help={`What the job is called; left empty, ${hasBugTitle ? "the bug title" : "the title in the report"}.`}
        />
        <PlainField
          name="link"
          label="Link"
          value={values.link}
          problem={problems.link}
          help="Where the bug is tracked."
        />
        {inputsOf("text", false)}
        <ModelField choice={choice} value={values.model} problem={problems.model} />
      </div>
      <div className="flex min-w-0 flex-col gap-3">{inputsOf("lines", false)}</div>
    </div>
  );
}
