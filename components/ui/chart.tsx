"use client";

import { useEffect, useEffectEvent, useMemo, useRef } from "react";
import "uplot/dist/uPlot.min.css";
import uPlot from "uplot";
import { onThemeChange, resolveColours } from "@/components/ui/canvas-colours";
import { whenIdle } from "@/components/ui/when-idle";

export interface ChartSeries {
  readonly name: string;
  /** The style sheet's variable that holds its colour. */
  readonly hue: string;
  readonly values: uPlot.AlignedData[number];
}

/** The horizontal axis: steps by number, or days by the seconds since the epoch at which they begin, in UTC. */
export type ChartAxis = "step" | "day";

interface ChartProps {
  readonly label: string;
  readonly axis: ChartAxis;
  /** Where each bar stands on the horizontal axis. */
  readonly places: readonly number[];
  /** Later ones are drawn over earlier ones. */
  readonly series: readonly ChartSeries[];
  readonly format: (value: number) => string;
  /** What stands at a place, for the legend; without it, the place itself. */
  readonly nameOf?: (place: number) => string;
}

const HEIGHT = 180;
/** Of the names below the bars, in pixels. */
const X_AXIS_HEIGHT = 30;
const BAR_WIDTH = 0.7;
const MAX_BAR_PX = 24;
/** What is above the longest bar. */
const HEADROOM = 1.1;

/** Bars over the steps of a run or over days. The drawing says nothing to those who do not see it: a table is beside it. */
export function Chart({ label, axis, places, series, format, nameOf }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<uPlot | null>(null);
  const data = useMemo<uPlot.AlignedData>(() => [[...places], ...series.map(({ values }) => values)], [places, series]);
  const draw = useEffectEvent((element: HTMLElement) => {
    const chart = { axis, series, format, nameOf: (place: number) => (nameOf ?? axes[axis].nameOf)(place) };
    drawn.current = new uPlot(optionsOf(element, chart), data, element);
  });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const leave = whenIdle(() => draw(element));
    const stop = onThemeChange(() => {
      if (drawn.current === null) return; // it will be drawn in the colours of that time
      drawn.current.destroy();
      draw(element);
    });
    const resizing = new ResizeObserver(() => drawn.current?.setSize({ width: element.clientWidth, height: HEIGHT }));
    resizing.observe(element);
    return () => {
      leave();
      stop();
      resizing.disconnect();
      drawn.current?.destroy();
    };
  }, []);
  // What a run adds is put into the chart that is there.
  useEffect(() => drawn.current?.setData(data), [data]);
  return (
    <figure className="min-w-0">
      <figcaption className="text-muted">{label}</figcaption>
      <div ref={box} className="chart" aria-hidden="true" />
    </figure>
  );
}

const utc = (seconds: number) => uPlot.tzDate(new Date(seconds * 1000), "UTC");

interface Across {
  readonly scale: uPlot.Scale;
  readonly axis: uPlot.Axis;
  /** Of the places, in the legend. */
  readonly label: string;
  readonly nameOf: (place: number) => string;
}

const axes: Record<ChartAxis, Across> = {
  step: {
    scale: { time: false, range: (_, min, max) => [min - 1, max + 1] },
    axis: { space: 40, values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? String(tick) : "")) },
    label: "step",
    nameOf: String,
  },
  day: {
    scale: { time: true, range: rangeOfDays },
    axis: {
      space: 76,
      incrs: [1, 2, 7, 14, 28, 91, 182, 364].map((days) => days * 86_400),
      values: (_, ticks) => ticks.map(dayText),
    },
    label: "from",
    nameOf: dayText,
  },
};

const HALF_A_DAY = 43_200;

/** All days and a margin. By the days themselves: of a single one uPlot would make years. */
function rangeOfDays({ data: [days] }: uPlot): uPlot.Range.MinMax {
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? first;
  const margin = (last - first) / 50 + HALF_A_DAY;
  return [first - margin, last + margin];
}

function dayText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** Bars are compared by their length, so that they all begin at nothing. */
function fromZero(_: uPlot, __: number, max: number): uPlot.Range.MinMax {
  return [0, max > 0 ? max * HEADROOM : 1];
}

type Drawn = Required<Pick<ChartProps, "axis" | "series" | "format" | "nameOf">>;

function optionsOf(element: HTMLElement, chart: Drawn): uPlot.Options {
  const { series, format, nameOf } = chart;
  const across = axes[chart.axis];
  const colour = resolveColours(element);
  const axis = { stroke: colour("--muted"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    cursor: { drag: { x: false, y: false }, points: { show: false } },
    tzDate: utc,
    scales: { x: across.scale, y: { range: fromZero } },
    axes: [
      { ...axis, size: X_AXIS_HEIGHT, ...across.axis },
      { ...axis, size: 64, space: 40, values: (_, ticks) => ticks.map(format) },
    ],
    series: [
      { label: across.label, value: (_, place: number | null) => (place === null ? "–" : nameOf(place)) },
      ...series.map(({ name, hue }) => ({
        label: name,
        fill: colour(hue),
        width: 0,
        points: { show: false },
        ...(uPlot.paths.bars === undefined ? {} : { paths: uPlot.paths.bars({ size: [BAR_WIDTH, MAX_BAR_PX] }) }),
        value: (_: uPlot, value: number | null) => (value === null ? "–" : format(value)),
      })),
    ],
  };
}
