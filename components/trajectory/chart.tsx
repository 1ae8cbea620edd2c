"use client";

import { useEffect, useRef } from "react";
import uPlot from "uplot";

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
}

const HEIGHT = 180;
const BAR_WIDTH = 0.7;
const MAX_BAR_PX = 24;

/** Bars over the steps of a run. The drawing says nothing to those who do not see it: a table is beside it. */
export function Chart({ label, seqs, series, format }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const data: uPlot.AlignedData = [[...seqs], ...series.map(({ values }) => values)];
    const draw = () => new uPlot(optionsOf(element, series, format), data, element);
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
  }, [seqs, series, format]);
  return (
    <figure className="min-w-0">
      <figcaption className="text-muted">{label}</figcaption>
      <div ref={box} className="chart" aria-hidden="true" />
    </figure>
  );
}

function optionsOf(element: HTMLElement, series: readonly ChartSeries[], format: ChartProps["format"]): uPlot.Options {
  const colour = resolver(element);
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
      { label: "step" },
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

/** The colours that the style sheet's variables have here and now: a canvas does not take `light-dark()`. */
function resolver(element: HTMLElement): (variable: string) => string {
  return (variable) => {
    element.style.color = `var(${variable})`;
    const { color } = getComputedStyle(element);
    element.style.color = "";
    return color;
  };
}

function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", listener);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", listener);
  };
}
