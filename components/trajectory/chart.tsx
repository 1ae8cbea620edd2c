"use client";

import { useEffect, useRef } from "react";
import uPlot from "uplot";
import { onThemeChange, resolveColours } from "@/components/ui/canvas-colours";

export interface ChartSeries {
  readonly name: string;
  /** The style sheet's variable that holds its colour. */
  readonly hue: string;
  readonly values: uPlot.AlignedData[number];
}

interface ChartProps {
  readonly label: string;
  /** seq of each step: the horizontal axis. */
  readonly seqs: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly format: (value: number) => string;
  /** What the step of a seq is, for the legend. */
  readonly nameOf: (seq: number) => string;
}

const HEIGHT = 180;
const BAR_WIDTH = 0.7;
const MAX_BAR_PX = 24;

/** Bars over the steps of a run. The drawing says nothing to those who do not see it: a table is beside it. */
export function Chart({ label, seqs, series, format, nameOf }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const data: uPlot.AlignedData = [[...seqs], ...series.map(({ values }) => values)];
    const draw = () => new uPlot(optionsOf(element, { series, format, nameOf }), data, element);
    let plot = draw();
    const redraw = () => {
      plot.destroy();
      plot = draw();
    };
    const stop = onThemeChange(redraw);
    const resizing = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    resizing.observe(element);
    return () => {
      stop();
      resizing.disconnect();
      plot.destroy();
    };
  }, [seqs, series, format, nameOf]);
  return (
    <figure className="min-w-0">
      <figcaption className="text-muted">{label}</figcaption>
      <div ref={box} className="chart" aria-hidden="true" />
    </figure>
  );
}

function optionsOf(
  element: HTMLElement,
  { series, format, nameOf }: Pick<ChartProps, "series" | "format" | "nameOf">,
): uPlot.Options {
  const colour = resolveColours(element);
  const axis = { stroke: colour("--muted"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    cursor: { drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false, range: (_, min, max) => [min - 1, max + 1] } },
    axes: [
      { ...axis, space: 40, values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? String(tick) : "")) },
      { ...axis, size: 64, values: (_, ticks) => ticks.map(format) },
    ],
    series: [
      { label: "step", value: (_, seq: number | null) => (seq === null ? "–" : nameOf(seq)) },
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
