import type { LineChart } from '../pdf/document.ts'
import type { Monitor } from '../registers/monitors/definition.ts'

type Measured = { at: string; value: number; broke: string }

/** The readings of a monitor, oldest first, with the thresholds in force and what broke its own. */
export function readingsChart(
  monitor: Monitor,
  readings: readonly Measured[],
): Omit<LineChart, 'kind' | 'title'> {
  const { thresholdKind, thresholdLow, thresholdHigh } = monitor
  return {
    ...(monitor.unit ? { unit: monitor.unit } : {}),
    points: readings.map(({ at, value, broke }) => ({ at, value, broke: broke !== '' })),
    thresholds: [
      ...(thresholdHigh === null || thresholdKind === 'below'
        ? []
        : [{ label: 'Upper', value: thresholdHigh }]),
      ...(thresholdLow === null || thresholdKind === 'above'
        ? []
        : [{ label: 'Lower', value: thresholdLow }]),
    ],
  }
}
