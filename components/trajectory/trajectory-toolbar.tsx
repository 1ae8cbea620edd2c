"use client";

import type { RefObject } from "react";
import type { SpanFilter, spanKinds } from "@/lib/trajectory/span-filter";
import { FilterMenu } from "./filter-menu";
import { FindField } from "./find-field";
import type { TimeZoom } from "./time-zoom";
import type { SpanSearch } from "./use-span-search";
import { toggled } from "./use-trajectory-view";
import type { StepsView } from "./view-store";
import { ZoomButtons } from "./zoom-buttons";

interface ToolbarProps {
  readonly kinds: ReturnType<typeof spanKinds>;
  readonly view: StepsView;
  readonly change: (next: Partial<StepsView>) => void;
  readonly search: SpanSearch | null;
  /** seq of the span that the steps through what was found start from. */
  readonly current: number | null;
  readonly find: RefObject<HTMLInputElement | null>;
  readonly step: (by: 1 | -1) => void;
  readonly zoom: TimeZoom;
}

/** What narrows a trajectory, looks in it, and zooms its time axis. */
export function TrajectoryToolbar({ kinds, view, change, search, current, find, step, zoom }: ToolbarProps) {
  const { filter } = view;
  // An open span takes the report's place.
  const isBeside = view.report && view.selected === null;
  const filterBy = (next: SpanFilter) => change({ filter: next });
  return (
    <div className="trajectory-toolbar needs-script flex flex-wrap items-center gap-2">
      <FindField
        field={find}
        query={view.find}
        onQuery={(text) => change({ find: text })}
        search={search}
        current={current}
        step={step}
      />
      <FilterMenu
        label="Types"
        choices={kinds.types}
        chosen={filter.types}
        onToggle={(type) => filterBy({ ...filter, types: toggled(filter.types, type) })}
        onClear={() => filterBy({ ...filter, types: new Set() })}
      />
      {kinds.tools.length > 0 && (
        <FilterMenu
          label="Tools"
          choices={kinds.tools}
          chosen={filter.tools}
          onToggle={(tool) => filterBy({ ...filter, tools: toggled(filter.tools, tool) })}
          onClear={() => filterBy({ ...filter, tools: new Set() })}
        />
      )}
      <button
        type="button"
        className="control"
        aria-pressed={filter.failed}
        onClick={() => filterBy({ ...filter, failed: !filter.failed })}
      >
        Errors only
      </button>
      <ZoomButtons zoom={zoom} />
      <button
        type="button"
        className="control trajectory-beside"
        aria-pressed={isBeside}
        onClick={() => change(isBeside ? { report: false } : { report: true, selected: null })}
      >
        Report beside
      </button>
    </div>
  );
}
