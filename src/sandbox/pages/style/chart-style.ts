/** Charts, in Notion and over a spreadsheet's grid. */
export const chartStyle = `
.chart { margin: 0; padding: .9rem 1rem; min-width: 0 }
.chart figcaption { font-weight: 600; margin-bottom: .6rem; font-size: .95rem }
.plot { display: block; overflow: visible; width: 100%; max-width: 40rem; font-size: 11px } .plot text { fill: var(--faint) }
.plot .tick { stroke: var(--line); stroke-width: 1 } .plot path.level { stroke: var(--faint); stroke-dasharray: 4 3 } .plot text.level { fill: var(--text) }
.bars { display: grid; gap: .45rem; font-size: .9rem }
.bars li { display: grid; grid-template-columns: minmax(5rem, 38%) 1fr minmax(3rem, auto); gap: .6rem; align-items: center }
.bars .label { overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-height: 1.25; color: var(--faint) }
.bars .lane { height: 14px; background: var(--hover); border-radius: 4px } .bars .lane span { display: block; height: 100%; border-radius: 4px; min-width: 2px }
.donut { display: flex; flex-wrap: wrap; gap: 1rem 1.6rem; align-items: center } .donut svg { width: 150px; height: 150px; flex: none }
.donut .total { font-size: 24px; font-weight: 600; fill: var(--text) }
.donut li, .legend li { font-size: .9rem; padding: .1rem 0 } .donut .number { color: var(--faint); margin-left: .3rem }
.legend { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-top: .4rem }
.swatch { display: inline-block; width: 10px; height: 10px; border-radius: 3px; margin-right: .25rem }
.chart.figure strong { font-size: 2.2rem; font-weight: 600 }
`;
