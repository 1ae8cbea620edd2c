"use client";

import { type JobListView, type ListColumn, listColumns } from "@/lib/contract/job-list-view";
import { columnNames } from "./column-names";
import { formTakesChange } from "./form-takes-change";
import { Popover } from "./popover";

/** Which columns stand in the list and how dense it is; part of the form of the filters. */
export function ViewOptions({ view }: { view: JobListView }) {
  return (
    <Popover title="view">
      <fieldset>
        <legend className="heading">Rows</legend>
        {(["compact", "comfortable"] as const).map((density) => (
          <label key={density} className="flex items-center gap-2">
            <input
              type="radio"
              name="density"
              value={density}
              checked={view.density === density}
              onChange={formTakesChange}
            />
            {density}
          </label>
        ))}
      </fieldset>
      <fieldset className="mt-2">
        <legend className="heading">Columns</legend>
        {listColumns.map((name) => (
          <ColumnBox key={name} name={name} view={view} />
        ))}
      </fieldset>
    </Popover>
  );
}

function ColumnBox({ name, view }: { name: ListColumn; view: JobListView }) {
  // The bug leads to the job: it stays.
  if (name === "description") return <input type="hidden" name="columns" value={name} />;
  return (
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        name="columns"
        value={name}
        checked={view.columns.includes(name)}
        onChange={formTakesChange}
      />
      {columnNames[name]}
    </label>
  );
}
