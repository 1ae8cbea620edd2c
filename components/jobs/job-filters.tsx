"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useOptimistic, useRef } from "react";
import { useKeys } from "@/components/ui/use-keys";
import { jobStates } from "@/lib/contract/job";
import type { JobListView } from "@/lib/contract/job-list-view";
import type { FilterValues, JobFilter } from "@/lib/contract/job-query";
import { routes } from "@/lib/routes";
import { flagText, jobListOfForm, readJobListPage } from "@/lib/routes/job-list";
import { gathered } from "@/lib/routes/query";
import { choicesOf, FilterSelect } from "./filter-select";
import { formTakesChange } from "./form-takes-change";
import { Popover } from "./popover";
import { ViewOptions } from "./view-options";

interface JobFiltersProps {
  readonly filter: JobFilter;
  readonly view: JobListView;
  readonly values: FilterValues;
}

const reviewChoices = [
  { value: "needs-moderation", text: "needs moderation" },
  { value: "correct", text: "✅ correct" },
  { value: "incorrect", text: "❌ incorrect" },
  { value: "unset", text: "not reviewed" },
];

const claimsChoices = [
  { value: "any", text: "⚠ some unsupported" },
  { value: "none", text: "all supported" },
];

/** What narrows the list, and how it is shown. A plain form: without a script it has a button, with one a choice is enough. */
export function JobFilters({ filter, view, values }: JobFiltersProps) {
  const router = useRouter();
  const [shown, show] = useOptimistic({ filter, view });
  const search = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => search.current?.focus() });
  // Not made anew when another text is looked for: the keyboard stays where it is.
  const searched = useRef(filter.text);
  useEffect(() => {
    if (search.current === null || searched.current === filter.text) return;
    searched.current = filter.text;
    search.current.value = filter.text;
  }, [filter.text]);
  const submit = (form: HTMLFormElement) => {
    const entries = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
    startTransition(() => {
      show(readJobListPage(filter.namespace, gathered(entries)));
      router.push(jobListOfForm(filter.namespace, entries));
    });
  };
  const now = shown.filter;
  const flags = now.flags.map(flagText);
  return (
    <search aria-label="Filters">
      <form
        action={routes.jobList(filter.namespace)}
        method="get"
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          submit(event.currentTarget);
        }}
        onChange={({ target, currentTarget }) => {
          if (target instanceof Element && target.matches("select, [type=checkbox], [type=radio]"))
            submit(currentTarget);
        }}
      >
        {now.order !== "newest" && <input type="hidden" name="order" value={now.order} />}
        {flags.map((flag) => (
          <input key={flag} type="hidden" name="verdict" value={flag} />
        ))}
        <FilterSelect
          name="workflow"
          label="Workflow"
          unset="any workflow"
          value={now.workflow}
          choices={choicesOf(values.workflows)}
        />
        <FilterSelect name="state" label="State" unset="any state" value={now.state} choices={choicesOf(jobStates)} />
        <FilterSelect
          name="verdict"
          label="Verdict"
          unset={flags.length === 0 ? "any verdict" : "and verdict…"}
          value=""
          choices={verdictChoices(values.flags, flags)}
        />
        <FilterSelect name="correct" label="Review" unset="any review" value={now.correct} choices={reviewChoices} />
        <input
          ref={search}
          type="search"
          name="q"
          defaultValue={filter.text}
          aria-label="Search title, explanation, error and report"
          placeholder="search title, explanation, error, report  ( / )"
          className="field filter-search"
          maxLength={500}
          autoComplete="off"
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        />
        <label className="inline-flex items-center gap-1 whitespace-nowrap">
          <input type="checkbox" name="aborted" value="1" checked={now.showAborted} onChange={formTakesChange} />{" "}
          aborted
        </label>
        <MoreFilters filter={now} values={values} />
        <ViewOptions view={shown.view} />
        <button type="submit" className="control without-script">
          Apply
        </button>
      </form>
    </search>
  );
}

/** Those that are used seldom. */
function MoreFilters({ filter, values }: { filter: JobFilter; values: FilterValues }) {
  const { unsupported, model, promptVersion, codeRevision, agentName, failure, from, to } = filter;
  const count = [unsupported, model, promptVersion, codeRevision, agentName, failure, from, to].filter(
    (value) => value !== "",
  ).length;
  return (
    <Popover title={count > 0 ? `more filters (${count})` : "more filters"} on={count > 0}>
      <FilterSelect
        name="unsupported"
        label="By claims"
        unset="any claims"
        value={unsupported}
        choices={claimsChoices}
      />
      <FilterSelect name="model" label="By model" unset="any model" value={model} choices={choicesOf(values.models)} />
      <FilterSelect
        name="prompt"
        label="By prompt"
        unset="any prompt"
        value={promptVersion}
        choices={choicesOf(values.promptVersions)}
      />
      <FilterSelect
        name="revision"
        label="By revision"
        unset="any revision"
        value={codeRevision}
        choices={choicesOf(values.codeRevisions)}
      />
      <FilterSelect
        name="agent"
        label="By agent"
        unset="any agent"
        value={agentName}
        choices={choicesOf(values.agentNames)}
      />
      <FilterSelect
        name="failure"
        label="By failure"
        unset="any failure"
        value={failure}
        choices={choicesOf(values.failures)}
      />
      <DayField name="from" label="created from" value={from} />
      <DayField name="to" label="and before" value={to} />
    </Popover>
  );
}

function DayField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="flex items-center justify-between gap-2">
      <span className="text-muted">{label}</span>
      <input
        key={value}
        type="date"
        name={name}
        defaultValue={value}
        className="field filter-day"
        // While a day is typed every digit is a change.
        onBlur={({ currentTarget }) => currentTarget.value !== value && currentTarget.form?.requestSubmit()}
      />
    </label>
  );
}

function verdictChoices(names: readonly string[], chosen: readonly string[]) {
  return names
    .flatMap((name) =>
      [true, false].map((value) => ({
        value: flagText({ name, value }),
        text: `${name}: ${value ? "✅ yes" : "❌ no"}`,
      })),
    )
    .filter(({ value }) => !chosen.includes(value));
}
