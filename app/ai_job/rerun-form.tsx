import { StartForm } from "@/components/start/start-form";
import { workflowChoices } from "@/components/start/start-form-model";
import { Section } from "@/components/ui/section";
import type { Job } from "@/lib/contract/job";
import { type JsonText, jsonObject, toJsonText } from "@/lib/contract/json-text";
import { liveAgents } from "@/lib/db/agents";
import { parseReport } from "@/lib/report/parse-report";
import { rerunChanged } from "./actions";

/** The start form with a job's inputs in it, to run the job again with others. */
export async function RerunForm({ job, args }: { job: Job; args: JsonText }) {
  const choices = workflowChoices({ agents: await liveAgents(), samples: [], defaultRepo: "" });
  const choice = choices.find(({ workflow }) => workflow === job.workflow);
  if (choice === undefined) return null;
  const inputs = Object.entries(jsonObject(args)).map(([name, value]) => [
    name,
    typeof value === "string" ? value : toJsonText(value),
  ]);
  // Left empty, the title follows what is put in.
  const { CrashReport: report = "", BugTitle: bugTitle } = jsonObject(args);
  const isTitleOfInputs = [bugTitle, parseReport(String(report)).title].includes(job.description);
  const model = choice.models.includes(job.model) ? job.model : "";
  return (
    <div className="border-line my-3 border-y py-3">
      <Section id="rerun" title="Re-run with changed inputs">
        <StartForm
          action={rerunChanged}
          choices={[choice]}
          opening={{
            workflow: job.workflow,
            title: isTitleOfInputs ? "" : job.description,
            link: job.link,
            model,
            inputs: Object.fromEntries(inputs),
          }}
          hidden={{ id: job.id }}
          links={null}
          submitText="Run again with these inputs"
          panel={null}
          draft={`rerun ${job.id}`}
        />
      </Section>
    </div>
  );
}
