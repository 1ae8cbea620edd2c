"use client";

import { useEffect, useRef } from "react";
import { onThemeChange, resolveColours } from "@/components/ui/canvas-colours";
import { densityOf, lanes, stretches } from "@/lib/trajectory/density";
import type { Timeline } from "@/lib/trajectory/timeline";
import { TimeStretch, useFollowedStretch } from "./time-stretch";
import type { TimeZoom } from "./time-zoom";
import { useDraggedStretch } from "./use-dragged-stretch";
import type { TrajectorySnapshot } from "./use-trajectory";

interface MinimapProps {
  readonly snapshot: TrajectorySnapshot;
  readonly zoom: TimeZoom;
  readonly now: number;
}

const LANE_PX = 8;
const HEIGHT = LANE_PX * (lanes.length + 1);

/**
 * The whole run at a glance: a lane for actions, one for model calls, one for tools, and marks where something failed. Dragging
 * over it chooses what the bars show, dragging what is chosen moves it, a double click shows all. The keys do the same.
 */
export function Minimap({ snapshot, zoom, now }: MinimapProps) {
  const { whole } = zoom;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const paint = () => draw(element, { snapshot, whole, now });
    const stop = onThemeChange(paint);
    // It is also told of the size at first.
    const resizing = new ResizeObserver(paint);
    resizing.observe(element);
    return () => {
      stop();
      resizing.disconnect();
    };
  }, [snapshot, whole, now]);
  const drag = useDraggedStretch(zoom);
  return (
    <div
      className="minimap"
      aria-hidden="true"
      onPointerDown={drag.begin}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerCancel={drag.end}
      onDoubleClick={() => zoom.zoomTo(null)}
      style={{ height: HEIGHT }}
      title="Drag to zoom, drag the frame to move it, double click to show all"
    >
      <canvas ref={canvas} />
      <TimeStretch zoom={zoom}>
        <ShownFrame length={whole.end - whole.start} />
      </TimeStretch>
    </div>
  );
}

/** Marks the stretch that the bars show; nothing when that is all of it. `length` is the time of the whole run. */
function ShownFrame({ length }: { length: number }) {
  const { ref, shown } = useFollowedStretch<HTMLSpanElement>((frame, now) => {
    const { hidden, ...place } = frameOf(now, length);
    frame.hidden = hidden;
    Object.assign(frame.style, place);
  });
  const { hidden, ...place } = frameOf(shown, length);
  return <span ref={ref} className="minimap-shown" data-frame="" hidden={hidden} style={place} />;
}

function frameOf({ start, end }: Timeline, length: number) {
  const percent = (time: number) => `${(time / length) * 100}%`;
  return { hidden: start <= 0 && end >= length, left: percent(start), width: percent(end - start) };
}

interface Drawn {
  readonly snapshot: TrajectorySnapshot;
  readonly whole: Timeline;
  readonly now: number;
}

function draw(canvas: HTMLCanvasElement, { snapshot, whole, now }: Drawn): void {
  const ratio = window.devicePixelRatio;
  const width = Math.max(1, Math.round(canvas.clientWidth * ratio));
  canvas.width = width;
  canvas.height = Math.round(HEIGHT * ratio);
  const context = canvas.getContext("2d");
  if (context === null) return;
  const colour = resolveColours(canvas);
  const density = densityOf(snapshot.table, whole, width, now);
  const rows = [
    ...lanes.map((lane) => ({ parts: density.lanes[lane], hue: `--hue-${lane}` })),
    { parts: density.failed, hue: "--failed" },
  ];
  rows.forEach(({ parts, hue }, row) => {
    context.fillStyle = colour(hue);
    const top = Math.round((row * LANE_PX + 1) * ratio);
    const height = Math.round((LANE_PX - 2) * ratio);
    for (const [from, to] of stretches(parts)) context.fillRect(from, top, Math.max(to - from, ratio), height);
  });
}
