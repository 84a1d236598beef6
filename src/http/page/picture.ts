/** What Northbook is, in a picture: the tools people have, what is worked out, and the way back. */
export const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 210" role="img" font-family="system-ui, sans-serif">
<style>
  .box { fill: #fff; stroke: #cbd5e1 } .cell { fill: #e2e8f0 } .ours { fill: #bfdbfe } .text { fill: #0f172a; font-size: 13px }
  .small { fill: #475569; font-size: 11px } .line { stroke: #2563eb; stroke-width: 2; fill: none } .head { fill: #2563eb }
  @media (prefers-color-scheme: dark) {
    .box { fill: #1e293b; stroke: #475569 } .cell { fill: #334155 } .ours { fill: #1d4ed8 } .text { fill: #f1f5f9 } .small { fill: #94a3b8 }
  }
</style>
<rect class="box" x="8" y="18" width="238" height="150" rx="10"/>
<text class="text" x="24" y="42" font-weight="600">Your Notion, your sheet</text>
<g><rect class="cell" x="24" y="56" width="96" height="18" rx="4"/><rect class="cell" x="126" y="56" width="46" height="18" rx="4"/><rect class="ours" x="178" y="56" width="52" height="18" rx="4"/>
<rect class="cell" x="24" y="80" width="96" height="18" rx="4"/><rect class="cell" x="126" y="80" width="46" height="18" rx="4"/><rect class="ours" x="178" y="80" width="52" height="18" rx="4"/>
<rect class="cell" x="24" y="104" width="96" height="18" rx="4"/><rect class="cell" x="126" y="104" width="46" height="18" rx="4"/><rect class="ours" x="178" y="104" width="52" height="18" rx="4"/>
<rect class="cell" x="24" y="128" width="96" height="18" rx="4"/><rect class="cell" x="126" y="128" width="46" height="18" rx="4"/><rect class="ours" x="178" y="128" width="52" height="18" rx="4"/></g>
<text class="small" x="24" y="188">Grey: what you write. Blue: what Northbook answers.</text>
<rect class="box" x="394" y="18" width="238" height="150" rx="10"/>
<text class="text" x="410" y="42" font-weight="600">Worked out every night</text>
<polyline class="line" points="410,112 440,104 470,108 500,92 530,86 560,72 590,66"/>
<line x1="410" y1="60" x2="616" y2="60" stroke="#16a34a" stroke-width="2" stroke-dasharray="5 4"/>
<text class="small" x="410" y="134">Is the North Star rising?</text>
<text class="small" x="410" y="152">What holds it back, and who works on that?</text>
<path class="line" d="M252 74 H380"/><path class="head" d="M380 68 L390 74 L380 80 z"/>
<path class="line" d="M388 116 H260"/><path class="head" d="M260 110 L250 116 L260 122 z"/>
<text class="small" x="320" y="66" text-anchor="middle">reads</text><text class="small" x="320" y="136" text-anchor="middle">writes back</text>
</svg>`;
