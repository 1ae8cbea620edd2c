import { JobInput } from "./job-input";
import { ModelField, PlainField } from "./plain-fields";
import { inputFieldName, type StartFormState, type StartFormValues } from "./start-form-data";
import type { WorkflowChoice } from "./start-form-model";

interface StartFieldsProps {
  readonly choice: WorkflowChoice;
  readonly values: StartFormValues;
  readonly problems: StartFormState["problems"];
}

/** The fields of the form: lines at the left, the texts beside them where there is room. */
export function StartFields({ choice, values, problems }: StartFieldsProps) {
  const inputsOf = (kind: WorkflowChoice["fields"][number]["kind"]) =>
    choice.fields
      .filter((field) => field.kind === kind)
      .map((field) => (
        <JobInput
          key={field.name}
          field={field}
          value={values.inputs[field.name] ?? ""}
          problem={problems[inputFieldName(field.name)]}
        />
      ));
  return (
    <div className="mt-3 grid gap-x-6 gap-y-3 lg:grid-cols-[minmax(280px,2fr)_5fr]">
      <div className="flex min-w-0 flex-col gap-3">
        <PlainField
          name="title"
          label="Title"
          value={values.title}
          problem={problems.title}
          help="The bug's title; left empty, it is read from the report."
        />
        <PlainField
          name="link"
          label="Link"
          value={values.link}
          problem={problems.link}
          help="Where the bug is tracked."
        />
        {inputsOf("text")}
        <ModelField choice={choice} value={values.model} problem={problems.model} />
      </div>
      <div className="flex min-w-0 flex-col gap-3">{inputsOf("lines")}</div>
    </div>
  );
}
